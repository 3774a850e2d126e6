using System.Text.Json;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Bench.National;

/// <summary>The national pack's numbers as exact fractions in JSON, so that the peers state none themselves.</summary>
internal static class PeerRules
{
    public static string Write(string file)
    {
        var pack = new PackNumbers().Pack;
        var rules = new
        {
            scale = Fields.Scale,
            decimals = Fields.All.Where(f => !f.IsCount).Select(f => f.Code),
            stages = SchoolTerms.Stages.Select(s => s.Code()),
            judged = SchoolTerms.Judged.Select(s => s.Code()),
            weights = SchoolTerms.Stages.ToDictionary(s => s.Code(), s => Fraction(pack.SplitWeight(s))),
            implied = Enum.GetValues<SchoolType>()
                .ToDictionary(t => t.Code(), t => t.Implied().Select(s => s.Code()).ToArray()),
            excluded = pack.ExcludedTypes.Select(t => t.Code()).Order(StringComparer.Ordinal),
            teachingPointMin = pack.Whole("exclusions.teaching_point_min"),
            mayFail = pack.Indicators.Count - pack.Whole("rule.min_met"),
            floor = Fraction(pack["rule.floor"]),
            cvLimits = SchoolTerms.Judged.ToDictionary(s => s.Code(), s => Fraction(pack.CvLimit(s))),
            indicators = pack.Indicators.Select(i => Indicator(pack, i)),
        };
        File.WriteAllText(file, JsonSerializer.Serialize(rules, JsonSerializerOptions.Web) + "\n");
        return file;
    }

    private static object Indicator(RulePack pack, ResourceIndicator indicator) =>
        new
        {
            indicator.Shared,
            Factor = Fraction(indicator.Factor),
            Inputs = SchoolTerms.Judged.ToDictionary(
                s => s.Code(),
                s => indicator.Inputs[s].Select(i => new { i.Field.Info().Code, i.Sign })
            ),
            Thresholds = SchoolTerms.Judged.ToDictionary(s => s.Code(), s => Fraction(pack.Threshold(indicator, s))),
        };

    private static long[] Fraction(Rational value) => [(long)value.Numerator, (long)value.Denominator];
}
