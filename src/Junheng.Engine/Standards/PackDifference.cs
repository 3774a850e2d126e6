namespace Junheng.Engine.Standards;

/// <summary>One rule that two packs have differently.</summary>
/// <param name="Key">What it belongs to: an indicator, item, ground of the veto, or tolerance.</param>
/// <param name="Name">Its name in Chinese; empty where the path alone tells.</param>
/// <param name="Path">Address of the number or switch; the key where the whole thing came or went.</param>
/// <param name="Old">In the first pack; null where it has none.</param>
/// <param name="New">In the second; null where it has none.</param>
/// <param name="Source">Where the second pack (or, for what is gone, the first) has it from.</param>
public sealed record PackDifference(string Key, string Name, string Path, string? Old, string? New, Citation Source)
{
    /// <summary>Everything that differs: numbers, switches, items, grounds of the veto, tolerances applied.</summary>
    public static IReadOnlyList<PackDifference> Between(
        RulePack before,
        RulePack after,
        IReadOnlyList<Tolerance> appliedBefore,
        IReadOnlyList<Tolerance> appliedAfter
    ) =>
        ReferenceEquals(before, after) && appliedBefore.SequenceEqual(appliedAfter)
            ? []
            :
            [
                .. Differ(Items(before), Items(after)),
                .. Differ(Numbers(before), Numbers(after)),
                .. Differ(Switches(before), Switches(after)),
                .. Differ(Veto(before), Veto(after)),
                .. Differ(Tolerances(appliedBefore), Tolerances(appliedAfter)),
            ];

    private static IEnumerable<PackDifference> Differ(
        IReadOnlyList<PackDifference> before,
        IReadOnlyList<PackDifference> after
    )
    {
        var old = before.ToDictionary(d => d.Path);
        foreach (var now in after)
        {
            var had = old.Remove(now.Path, out var was);
            if (!had || was!.New != now.New)
            {
                yield return now with
                {
                    Old = was?.New,
                };
            }
        }

        foreach (var gone in before.Where(d => old.ContainsKey(d.Path)))
        {
            yield return gone with
            {
                Old = gone.New,
                New = null,
            };
        }
    }

    // Numbers of an item that only one pack has come and go with it.
    private static List<PackDifference> Numbers(RulePack pack) =>
        [
            .. pack
                .Numbers.Values.Where(n =>
                    !n.Path.StartsWith("tolerances.", StringComparison.Ordinal)
                    && !pack.Items.Any(i => i.Group == ItemGroup.Local && i.Key == KeyOf(n.Path))
                )
                .Select(n => new PackDifference(
                    KeyOf(n.Path),
                    NameOf(pack, KeyOf(n.Path)),
                    n.Path,
                    null,
                    n.Text,
                    n.Source
                )),
        ];

    private static List<PackDifference> Items(RulePack pack) =>
        [
            .. pack
                .Items.Where(i => i.Group == ItemGroup.Local)
                .Select(i => new PackDifference(i.Key, i.Label, i.Key, null, i.Title, i.Source)),
        ];

    private static List<PackDifference> Switches(RulePack pack) =>
        [
            new("cv", "", "cv.formula", null, pack.Cv.Formula.ToString(), pack.Cv.Source),
            .. pack.Items.SelectMany(i =>
                i.Choices.Select(c => new PackDifference(
                    i.Key,
                    i.Label,
                    $"{i.Key}.{c.Key}",
                    null,
                    c.Value.Value,
                    c.Value.Source
                ))
            ),
        ];

    private static List<PackDifference> Veto(RulePack pack) =>
        [.. pack.Veto.Select(v => new PackDifference(v.Key, v.Name, v.Key, null, v.Name, v.Source))];

    private static List<PackDifference> Tolerances(IReadOnlyList<Tolerance> applied) =>
        [.. applied.Select(t => new PackDifference(t.Item, t.Name, "tolerances." + t.Key, null, t.Name, t.Source))];

    private static string KeyOf(string path) => path.Split('.')[0];

    private static string NameOf(RulePack pack, string key) =>
        pack.Items.FirstOrDefault(i => i.Key == key)?.Label
        ?? pack.Indicators.FirstOrDefault(i => i.Key == key)?.Name
        ?? "";
}
