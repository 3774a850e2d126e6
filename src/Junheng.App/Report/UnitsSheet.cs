using Junheng.App.Compute;
using Junheng.App.Import;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.App.Report;

/// <summary>计算数据: a row per stage part, inputs as numbers, everything computed from them as formulas.</summary>
internal sealed class UnitsSheet
{
    public const string Name = "计算数据";

    /// <summary>Characters that a line above the table is wide: as much as a page shows of it.</summary>
    private const double HeadWidth = 130;

    private readonly GridContent content;
    private readonly GridStyles styles;
    private readonly RulesSheet rules;
    private readonly GridFormulas formulas;
    private readonly Dictionary<(Stage, bool Floor), int> limits = [];

    public UnitsSheet(GridContent content, GridStyles styles, RulesSheet rules)
    {
        (this.content, this.styles, this.rules) = (content, styles, rules);
        Layout = new(content);
        formulas = new(Layout, rules);
        var across = Widths.Select((_, i) => Widths.Take(i + 1).Sum()).TakeWhile(w => w < HeadWidth).Count();
        foreach (var line in content.Head)
        {
            Rows.Next().Across(line, across, Rows.Number == 1 ? styles.Title : styles.Line);
        }

        Rows.Next()
            .Across(
                "在校生和各项数字可以改动，指标、达标项数和结论随之重算。空白表示缺数据，不等于0；“无”表示没有该学段。不计校数的校区已并入所属学校。",
                across,
                styles.Line
            );
        foreach (var stage in SchoolTerms.Judged)
        {
            Limits(stage, floor: false);
            Limits(stage, floor: true);
        }

        Rows.Next();
        foreach (var column in Layout.Columns)
        {
            Rows.Text(column.Title, WorkbookStyles.Header);
        }

        HeaderRow = Rows.Number;
        foreach (var row in content.Rows)
        {
            Unit(row);
        }

        Rows.Fit(Widths, WorkbookStyles.Text, styles.Title);
    }

    public IReadOnlyList<double> Widths => [.. Layout.Columns.Select(c => c.Width)];

    public GridLayout Layout { get; }

    public SheetRows Rows { get; } = new();

    public int HeaderRow { get; }

    /// <summary>The first row of what is repeated on every printed page.</summary>
    public int FirstHeaderRow => HeaderRow - limits.Count;

    /// <summary>The row with the limits of a stage.</summary>
    public int LimitRow(Stage stage, bool floor) => limits[(stage, floor)];

    /// <summary>A column's cells of all units, for formulas of other sheets.</summary>
    public string Range(string key) =>
        $"'{Name}'!${Layout[key]}${HeaderRow + 1}:${Layout[key]}${HeaderRow + content.Rows.Count}";

    private void Limits(Stage stage, bool floor)
    {
        Rows.Next().Text($"{stage.Title()}{(floor ? "下限" : "门槛")}", WorkbookStyles.Header);
        limits[(stage, floor)] = Rows.Number;
        for (var i = 0; i < Layout.Columns.Count; i++)
        {
            if (content.Pack.Indicators.FirstOrDefault(r => r.Key == Layout.Columns[i].Key) is { } rule)
            {
                var limit = content.Pack.Threshold(rule, stage);
                var value = floor ? limit * content.Pack["rule.floor"] : limit;
                Rows.To(i)
                    .Formula(
                        rules[$"{rule.Key}.{(floor ? "floor" : "threshold")}.{stage.Code()}"],
                        value.ToDouble(),
                        styles.Rule
                    );
            }
        }
    }

    private void Unit(GridRow unit)
    {
        var (resources, school, stage) = (content.Resources, unit.School, unit.Stage);
        Rows.Next();
        var at = Rows.Number;
        var verdicts = resources.UnitVerdicts;
        var isJudged = unit.Verdict != Verdict.Excluded;
        foreach (var column in Layout.Columns)
        {
            _ = column.Key switch
            {
                "school" => Rows.Text(school.School, WorkbookStyles.Text),
                "name" => Rows.Text(school.Name, WorkbookStyles.Text),
                "type" => Rows.Text(school.Type.Title(), WorkbookStyles.Text),
                "stage" => Rows.Text(stage.Title(), WorkbookStyles.Text),
                "organiser" => Rows.Text(
                    school.Organiser is { } o ? SchoolTerms.Organisers[o - 1] : "",
                    WorkbookStyles.Text
                ),
                "locale" => Rows.Text(school.Locale?.Title() ?? "", WorkbookStyles.Text),
                "centre" => Rows.Text(RulesSheet.YesOrNo(school.CityCentre), WorkbookStyles.Text),
                "pupils" => Rows.Formula(Layout[GridLayout.Pupils(stage)] + at, unit.Pupils, WorkbookStyles.Count),
                "weighted" => Rows.Formula(formulas.Weighted(at), Weighted(school), WorkbookStyles.Amount),
                "judged" => Rows.Formula(formulas.Judged(at), RulesSheet.YesOrNo(isJudged), WorkbookStyles.Text),
                "met" => Rows.Formula(
                    formulas.Met(at, LimitRow(stage, floor: false)),
                    isJudged ? verdicts.MetCount(unit.Unit) : null,
                    WorkbookStyles.Count
                ),
                "verdict" => Rows.Formula(
                    formulas.Verdict(at, LimitRow(stage, floor: true)),
                    Word(unit.Verdict),
                    WorkbookStyles.Text
                ),
                _ when SchoolTerms.Stages.FirstOrDefault(s => GridLayout.Pupils(s) == column.Key, (Stage)(-1))
                        is >= 0
                            and var pupils => Pupils(school, pupils),
                _ when content.Pack.Indicators.ToList().FindIndex(r => column.Key.Split('.')[0] == r.Key)
                        is >= 0
                            and var i => Indicator(unit, i, column.Key, at),
                _ => Input(school, stage, column.Key),
            };
        }
    }

    private SheetRows Pupils(SchoolRecord school, Stage stage)
    {
        var figure = school.Value(Fields.Pupils(stage));
        // A stage that no type of the school implies may be blank: it has none, which is known.
        return figure is null && !Implies(school, stage)
            ? Rows.Text("无", WorkbookStyles.Count)
            : Rows.Value(figure, WorkbookStyles.Count);
    }

    private SheetRows Input(SchoolRecord school, Stage stage, string key)
    {
        var input = Layout.Inputs.First(i => i.Key == key);
        var field = key.EndsWith(".school", StringComparison.Ordinal)
            ? input.Field
            : GridLayout.For(input.Field, stage);
        var style = field.Info().IsCount ? WorkbookStyles.Count : WorkbookStyles.Amount;
        return Rows.Value(school.Value(field), style);
    }

    private SheetRows Indicator(GridRow unit, int i, string key, int at)
    {
        var rule = content.Pack.Indicators[i];
        var resources = content.Resources;
        if (key == rule.Key)
        {
            double? value = resources.Units.Has(unit.Unit, i) ? resources.Units.Value(unit.Unit, i) : null;
            return Rows.Formula(formulas.Value(rule, unit.Stage, at), value, styles.Value);
        }

        var gap = Gap.Of(resources, unit.Unit, i);
        var toFloor = key.EndsWith(".toFloor", StringComparison.Ordinal);
        return Rows.Formula(
            formulas.Gap(rule, unit.Stage, at, LimitRow(unit.Stage, toFloor)),
            (toFloor ? gap?.ToFloor : gap?.ToThreshold)?.ToDouble(),
            GridSheetColumns.IsCount(rule) ? WorkbookStyles.Count : WorkbookStyles.Amount
        );
    }

    private double? Weighted(SchoolRecord school)
    {
        var sum = Rational.Zero;
        foreach (var stage in SchoolTerms.Stages)
        {
            if (school.Value(Fields.Pupils(stage)) is { } pupils)
            {
                sum += Rational.From(pupils) * content.Pack.SplitWeight(stage);
            }
            else if (Implies(school, stage))
            {
                return null;
            }
        }

        return sum.ToDouble();
    }

    private static bool Implies(SchoolRecord school, Stage stage) =>
        school.Type.Implied().Contains(stage) || school.Parts.Any(p => p.Type.Implied().Contains(stage));

    /// <summary>The outcome in words.</summary>
    public static string Word(Verdict verdict) =>
        verdict switch
        {
            Verdict.Met => "达标",
            Verdict.NotMet => "不达标",
            Verdict.CannotTell => "无法判定",
            _ => "不监测",
        };
}
