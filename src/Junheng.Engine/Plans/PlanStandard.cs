using Junheng.Engine.Standards;

namespace Junheng.Engine.Plans;

/// <summary>The national numbers a plan is held against, from the rule pack.</summary>
public sealed record PlanStandard(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Thresholds,
    IReadOnlyDictionary<string, string> Titles,
    IReadOnlyList<string> Documents,
    IReadOnlyList<string> Veto
)
{
    /// <summary>Judged by comparing two means, so the pack's number is no threshold a plan states.</summary>
    private const string Pay = "G8";

    /// <summary>Every national indicator, in the order of the form they are applied for with.</summary>
    public static readonly IReadOnlyList<string> Keys =
    [
        .. Numbered("R", 7),
        .. Numbered("G", 15),
        .. Numbered("Q", 9),
        "S1",
    ];

    private static IEnumerable<string> Numbered(string letter, int count) =>
        Enumerable.Range(1, count).Select(n => $"{letter}{n}");

    public static PlanStandard Of(RulePack pack)
    {
        var keys = pack
            .Indicators.Select(i => (i.Key, Title: i.Name))
            .Concat(pack.Items.Where(i => i.Group != ItemGroup.Local).Select(i => (i.Key, i.Title)))
            .ToList();
        return new(
            keys.ToDictionary(
                k => k.Key,
                k =>
                    (IReadOnlyDictionary<string, decimal>)
                        pack
                            .Numbers.Where(n =>
                                k.Key != Pay && n.Key.StartsWith(k.Key + ".thresholds.", StringComparison.Ordinal)
                            )
                            .ToDictionary(
                                n => n.Key[(n.Key.LastIndexOf('.') + 1)..],
                                n => n.Value.Value.ToDecimal() ?? 0
                            )
            ),
            keys.ToDictionary(k => k.Key, k => k.Title),
            [.. pack.Documents.Select(d => d.Number)],
            [.. pack.Veto.Select(v => v.Key)]
        );
    }
}
