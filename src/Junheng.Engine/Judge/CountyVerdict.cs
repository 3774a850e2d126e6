using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>A part of the assessment and how it stands.</summary>
/// <param name="Name">资源配置, 政府保障程度, 教育质量, 社会认可度, 一票否决.</param>
/// <param name="Verdict">The worst of its indicators.</param>
/// <param name="Met">Indicators met.</param>
/// <param name="NotMet">Indicators not met.</param>
/// <param name="Unknown">Indicators that cannot be told.</param>
public sealed record PartVerdict(string Name, Verdict Verdict, int Met, int NotMet, int Unknown)
{
    /// <summary>Indicators in all.</summary>
    public int Count => Met + NotMet + Unknown;

    internal static PartVerdict Of(string name, IReadOnlyCollection<Verdict> all) =>
        new(
            name,
            Verdicts.Worst(all),
            all.Count(v => v == Judge.Verdict.Met),
            all.Count(v => v == Judge.Verdict.NotMet),
            all.Count(v => v == Judge.Verdict.CannotTell)
        );
}

/// <summary>
/// The verdict on the county: 7 + 15 + 9 + 1 indicators and the veto, every one of them met. Local items of an overlay
/// are judged and shown but do not enter the national verdict.
/// </summary>
public sealed record CountyVerdict(
    ResourceVerdict Resources,
    IReadOnlyList<ItemVerdict> Items,
    IReadOnlyList<VetoVerdict> Veto,
    IReadOnlyList<Verdict> Indicators,
    IReadOnlyList<PartVerdict> Parts
)
{
    /// <summary>The worst of all parts.</summary>
    public Verdict Verdict => Verdicts.Worst(Parts.Select(p => p.Verdict));

    /// <summary>The 32 indicators met.</summary>
    public int Met => Parts.Take(4).Sum(p => p.Met);

    /// <summary>Puts the verdict together.</summary>
    public static CountyVerdict Judge(ResourceVerdict resources, ItemInputs inputs)
    {
        var items = ItemJudge.Judge(inputs);
        var veto = ItemJudge.JudgeVeto(inputs);
        var indicators = Enumerable
            .Range(0, inputs.Pack.Indicators.Count)
            .Select(i => IndicatorVerdict(resources, i))
            .ToList();
        PartVerdict[] parts =
        [
            // The school test and the CVs bind all seven together: a county can fail A1 with no indicator failed by
            // itself, so the part's verdict is that of the stages.
            PartVerdict.Of("资源配置", indicators) with
            {
                Verdict = resources.Verdict,
            },
            Part("政府保障程度", ItemGroup.Guarantee),
            Part("教育质量", ItemGroup.Quality),
            Part("社会认可度", ItemGroup.Recognition),
            PartVerdict.Of("一票否决", [.. veto.Select(v => v.Verdict)]),
        ];
        return new(resources, items, veto, indicators, parts);

        PartVerdict Part(string name, ItemGroup group) =>
            PartVerdict.Of(name, [.. items.Where(i => i.Item.Group == group).Select(i => i.Verdict)]);
    }

    /// <summary>
    /// How one resource indicator stands in the county: not met if a unit is under the floor, a unit that fails the
    /// school test is short of it, or a CV is over its limit; cannot tell if a value is missing.
    /// </summary>
    private static Verdict IndicatorVerdict(ResourceVerdict resources, int i)
    {
        if (resources.Stages.Count == 0)
        {
            return Verdict.CannotTell;
        }

        var units = resources.UnitVerdicts;
        var members = resources.Stages.SelectMany(s => s.Figures.Members).ToList();
        if (
            resources.Stages.Any(s => s.Over[i] == true)
            || members.Any(u => units.ReachesFloor(u, i) == false)
            || members.Any(u => units.IsMet(u, i) == false && units.All[u] == Verdict.NotMet)
        )
        {
            return Verdict.NotMet;
        }

        return resources.Stages.Any(s => s.Over[i] is null) || members.Any(u => units.IsMet(u, i) is null)
            ? Verdict.CannotTell
            : Verdict.Met;
    }
}
