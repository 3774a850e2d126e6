using Junheng.App.Compute;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Report;

/// <summary>The columns of the sheet that shows the page's grid: those the reader chose, in the page's order.</summary>
internal sealed class GridSheetColumns
{
    /// <summary>A column.</summary>
    /// <param name="Key">What the sheet that computes calls it.</param>
    /// <param name="Title">Its header.</param>
    /// <param name="Width">In characters.</param>
    /// <param name="Group">The header above it and its neighbours; null if it stands alone.</param>
    public sealed record Column(string Key, string Title, double Width, string? Group = null);

    /// <summary>Characters that fit a page across without being made smaller, and the widest name that is of use.</summary>
    private const double Page = 140;
    private const double WidestName = 36;

    public GridSheetColumns(GridContent content)
    {
        var shown = content.Query.Columns;
        List<Column> columns =
        [
            new("name", "学校", 18),
            new("school", "学校标识码", 12),
            new("type", "办学类型", 9.5),
            new("stage", "学段", 5.5),
        ];
        if (shown.Has(GridColumns.Organiser))
        {
            columns.Add(new("organiser", "举办者", 13.5));
        }

        if (shown.Has(GridColumns.Locale))
        {
            columns.Add(new("locale", "城乡", 8));
        }

        columns.Add(new("pupils", "在校生\n（人）", 7.6));
        Identity = columns.Count;
        foreach (var rule in content.Pack.Indicators.Where(r => shown.Has(r.Key)))
        {
            columns.AddRange(Of(rule, shown.Has(GridColumns.Gaps)));
        }

        if (shown.Has(GridColumns.MetCount))
        {
            columns.Add(new("met", "达标\n项数", 5.5));
        }

        columns.Add(new("verdict", "结论", 8.5));
        var spare = Page - columns.Sum(c => c.Width);
        columns[0] = columns[0] with { Width = Math.Clamp(columns[0].Width + spare, columns[0].Width, WidestName) };
        All = columns;
    }

    public IReadOnlyList<Column> All { get; }

    /// <summary>How many columns tell which stage part it is.</summary>
    public int Identity { get; }

    /// <summary>Whether some stand in groups under a header of their own.</summary>
    public bool IsGrouped => All.Any(c => c.Group is not null);

    /// <summary>0-based places of the indicators' values.</summary>
    public IEnumerable<int> Values =>
        Enumerable.Range(0, All.Count).Where(i => GridColumns.Indicators.Contains(All[i].Key));

    /// <summary>0-based place of a column.</summary>
    public int At(string key) => All.ToList().FindIndex(c => c.Key == key);

    /// <summary>How many columns from this one on stand in its group.</summary>
    public int Group(int at) => All[at].Group is { } group ? All.Skip(at).TakeWhile(c => c.Group == group).Count() : 1;

    /// <summary>Whether what is short of an indicator is counted in whole persons or rooms.</summary>
    public static bool IsCount(ResourceIndicator rule) =>
        rule.Inputs.Values.SelectMany(i => i).All(i => i.Field.Info().IsCount);

    private static IEnumerable<Column> Of(ResourceIndicator rule, bool gaps)
    {
        var name = $"{rule.Key} {rule.Name}（{rule.Unit}）";
        var width = IsCount(rule) ? 7 : 9;
        return gaps
            ?
            [
                new(rule.Key, "数值", IsCount(rule) ? 6.5 : 8, name),
                new($"{rule.Key}.toFloor", $"距下限\n（{rule.Amount}）", width, name),
                new($"{rule.Key}.toThreshold", $"距门槛\n（{rule.Amount}）", width, name),
            ]
            : [new(rule.Key, name, 13)];
    }
}
