using Junheng.App.Compute;
using Junheng.App.Import;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Report;

/// <summary>Which columns the sheet of figures has, and where: formulas are put together from their letters.</summary>
internal sealed class GridLayout
{
    /// <summary>A column.</summary>
    /// <param name="Key">What formulas call it.</param>
    /// <param name="Title">Its header.</param>
    /// <param name="Width">In characters.</param>
    public sealed record Column(string Key, string Title, double Width);

    private readonly Dictionary<string, string> letters = [];

    public GridLayout(GridContent content)
    {
        Pack = content.Pack;
        Tolerances = [.. content.Resources.Kernel.Tolerances.Where(t => t.Add.Count > 0)];
        Inputs = Gather();
        var columns = new List<Column>
        {
            new("school", "学校标识码", 14),
            new("name", "学校", 26),
            new("type", "办学类型", 12),
            new("stage", "学段", 6),
            new("organiser", "举办者", 14),
            new("locale", "城乡", 8),
        };
        if (Tolerances.Any(t => t.When.CityCentre is not null))
        {
            columns.Add(new("centre", "中心城区", 10));
        }

        columns.AddRange(SchoolTerms.Stages.Select(s => new Column(Pupils(s), Titled(Fields.Pupils(s).Info()), 11)));
        columns.Add(new("pupils", "本学段在校生（人）", 11));
        columns.Add(new("weighted", "折合学生数（人）", 14));
        columns.Add(new("judged", "是否监测", 8));
        columns.AddRange(Inputs.Select(i => new Column(i.Key, i.Title, 11)));
        columns.AddRange(Pack.Indicators.Select(r => new Column(r.Key, $"{r.Key} {r.Name}（{r.Unit}）", 14)));
        if (content.Query.Columns.Has(GridColumns.Gaps))
        {
            columns.AddRange(
                Pack.Indicators.SelectMany(r =>
                    new Column[]
                    {
                        new($"{r.Key}.toThreshold", $"{r.Key} 到门槛缺（{r.Amount}）", 11),
                        new($"{r.Key}.toFloor", $"{r.Key} 到下限缺（{r.Amount}）", 11),
                    }
                )
            );
        }

        columns.Add(new("met", "达标项数", 8));
        columns.Add(new("verdict", "结论", 10));
        Columns = columns;
        for (var i = 0; i < columns.Count; i++)
        {
            letters[columns[i].Key] = CellAddress.Letters(i);
        }
    }

    public RulePack Pack { get; }

    /// <summary>The tolerances applied that add to an indicator.</summary>
    public IReadOnlyList<Tolerance> Tolerances { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The figures that indicators are made of; own ones of a stage share a column.</summary>
    public IReadOnlyList<(string Key, string Title, Field Field)> Inputs { get; }

    /// <summary>The tolerance that adds to an indicator; null if none does.</summary>
    public Tolerance? ToleranceOf(ResourceIndicator rule) => Tolerances.FirstOrDefault(t => t.Item == rule.Key);

    /// <summary>Letters of a column.</summary>
    public string this[string key] => letters[key];

    /// <summary>Letters of the column that a field of a stage stands in.</summary>
    public string Of(Field field, Stage stage) => letters[Key(field, stage)];

    public static string Pupils(Stage stage) => "pupils." + stage.Code();

    /// <summary>The field a column of inputs holds for a row of a stage.</summary>
    public static Field For(Field field, Stage stage) => IsOwn(field) ? Fields.Of(PrimaryOf(field), stage) : field;

    private IReadOnlyList<(string, string, Field)> Gather() =>
        [
            .. from stage in SchoolTerms.Judged
            from rule in Pack.Indicators
            from input in FieldsOf(rule, stage)
            group (Rule: rule, Input: input, Stage: stage) by Key(input, stage) into column
            let first = column.First()
            orderby first.Rule.Key, first.Input
            select (column.Key, Titled(first.Input.Info(), first.Stage), first.Input),
        ];

    private IEnumerable<Field> FieldsOf(ResourceIndicator rule, Stage stage) =>
        rule.Inputs[stage].Select(i => i.Field).Concat(ToleranceOf(rule)?.Add[stage] ?? []);

    // A pair of fields, one for primary and one for junior, is one column: each row has the field of its stage.
    private static string Key(Field field, Stage stage) =>
        IsOwn(field) && field.Info().Stage == stage ? PrimaryOf(field).Info().Code : field.Info().Code + ".school";

    private static bool IsOwn(Field field) =>
        field.Info().Stage is { } stage && SchoolTerms.Judged.Contains(stage) && field > Field.PupilsSenior;

    private static Field PrimaryOf(Field field) => field.Info().Stage == Stage.Junior ? field - 1 : field;

    private static string Titled(FieldInfo info, Stage? own = null) =>
        own is { } stage && IsOwn(info.Field) && info.Stage == own
            ? $"本学段{info.Title.Replace(stage.Title(), "", StringComparison.Ordinal)}（{info.Unit}）"
            : $"{info.Title}（{info.Unit}）";
}
