using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Validate;

/// <summary>A unit's resource and its pupils; the quotient is what the indicator compares.</summary>
internal readonly record struct PupilRatio(SchoolRecord School, decimal Amount, decimal Pupils)
{
    public decimal Value => Amount / Pupils;
}

/// <summary>
/// One indicator in one stage over the county, for looking at distributions. Schools whose resource would have to be
/// split among stages are left out: splitting belongs to the computation, and a check needs no second version of it.
/// </summary>
internal sealed record PupilRatios(
    ResourceIndicator Indicator,
    Stage Stage,
    decimal Threshold,
    IReadOnlyList<PupilRatio> Units
)
{
    public string Column => Indicator.Inputs[Stage][0].Field.Info().Code;

    public static List<PupilRatios> Of(RulePack pack, IReadOnlyList<StagePart> units)
    {
        var all = new List<PupilRatios>();
        foreach (var stage in SchoolTerms.Judged)
        {
            var parts = units.Where(u => u.Stage == stage).ToArray();
            var alone = parts.Where(u => u.School.AllPupils() == u.Pupils).ToArray();
            foreach (var indicator in pack.Indicators)
            {
                var threshold = Inspection.Number(pack.Threshold(indicator, stage));
                all.Add(new(indicator, stage, threshold, Read(indicator, stage, indicator.Shared ? alone : parts)));
            }
        }

        return all;
    }

    private static List<PupilRatio> Read(ResourceIndicator indicator, Stage stage, StagePart[] parts)
    {
        var factor = Inspection.Number(indicator.Factor);
        var inputs = indicator.Inputs[stage];
        var ratios = new List<PupilRatio>(parts.Length);
        foreach (var part in parts)
        {
            decimal? sum = 0m;
            foreach (var input in inputs)
            {
                sum += input.Sign * part.School.Number(input.Field);
            }

            if (sum is { } amount)
            {
                ratios.Add(new(part.School, amount * factor, part.Pupils!.Value));
            }
        }

        return ratios;
    }
}
