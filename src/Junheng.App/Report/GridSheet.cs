using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Compute;
using Junheng.App.Import;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.App.Report;

/// <summary>学校七项指标: the rows and columns of the page, each cell looked up in the sheet that computes it.</summary>
internal sealed class GridSheet
{
    public const string Name = "学校七项指标";

    private readonly GridContent content;
    private readonly GridStyles styles;
    private readonly UnitsSheet units;
    private readonly GridSheetColumns columns;
    private readonly Dictionary<(Stage, bool Floor), int> limits = [];

    public GridSheet(GridContent content, GridStyles styles, UnitsSheet units, RulesSheet rules)
    {
        (this.content, this.styles, this.units) = (content, styles, units);
        columns = new(content);
        foreach (var line in content.Head)
        {
            Rows.Next().Across(line, columns.All.Count, Rows.Number == 1 ? styles.Title : styles.Line);
        }

        Rows.Next()
            .Across(
                $"黄底：未达门槛但不低于余项下限；红底：低于下限。本表由公式取自工作表“{UnitsSheet.Name}”，改动那里的数字，本表随之重算。",
                columns.All.Count,
                styles.Line
            );
        Heads();
        foreach (var stage in SchoolTerms.Judged)
        {
            Limits(stage, floor: false, rules);
            Limits(stage, floor: true, rules);
        }

        LastHead = Rows.Number;
        for (var i = 0; i < content.Rows.Count; i++)
        {
            Unit(content.Rows[i], units.HeaderRow + 1 + i);
        }

        Rows.Fit(Widths, styles.Title);
    }

    /// <summary>The first row that is repeated on every printed page: the titles, under the lines of words.</summary>
    public const int FirstHead = 4;

    /// <summary>The last of them.</summary>
    public int LastHead { get; }

    public SheetRows Rows { get; } = new();

    public IReadOnlyList<double> Widths => [.. columns.All.Select(c => c.Width)];

    /// <summary>Values under a limit by colour; none where no indicator is shown.</summary>
    public IEnumerable<ConditionalFormatting> Colours
    {
        get
        {
            var letters = columns.Values.Select(CellAddress.Letters).ToList();
            var (first, last) = (LastHead + 1, Math.Max(LastHead + 1, Rows.Number));
            return letters.Count == 0
                ? []
                : GridWorkbook.Colours(
                    [.. letters.Select(l => $"{l}{first}:{l}{last}")],
                    $"{letters[0]}{first}",
                    $"${CellAddress.Letters(columns.At("stage"))}{first}",
                    (stage, floor) => $"{letters[0]}${limits[(stage, floor)]}"
                );
        }
    }

    /// <summary>One row of titles; two where an indicator's value and gaps stand under its name.</summary>
    private void Heads()
    {
        Rows.Next();
        for (var i = 0; i < columns.All.Count; i += columns.Group(i))
        {
            Rows.Across(columns.All[i].Group ?? columns.All[i].Title, columns.Group(i), WorkbookStyles.Header);
        }

        if (!columns.IsGrouped)
        {
            return;
        }

        for (var i = 0; i < columns.All.Count; i++)
        {
            if (columns.All[i].Group is null)
            {
                Rows.Down(i, 1);
            }
        }

        Rows.Next();
        foreach (var column in columns.All)
        {
            Rows.Text(column.Group is null ? "" : column.Title, WorkbookStyles.Header);
        }
    }

    private void Limits(Stage stage, bool floor, RulesSheet rules)
    {
        var words = $"{stage.Title()}{(floor ? "余项下限" : "门槛")}";
        Rows.Next().Across(words, columns.Identity, WorkbookStyles.Header);
        limits[(stage, floor)] = Rows.Number;
        foreach (var column in columns.All.Skip(columns.Identity))
        {
            if (content.Pack.Indicators.FirstOrDefault(r => r.Key == column.Key) is not { } rule)
            {
                Rows.Text("", WorkbookStyles.Header);
                continue;
            }

            var threshold = content.Pack.Threshold(rule, stage);
            var limit = floor ? threshold * content.Pack["rule.floor"] : threshold;
            var place = rules[$"{rule.Key}.{(floor ? "floor" : "threshold")}.{stage.Code()}"];
            Rows.Formula(place, limit.ToDouble(), styles.Limit);
        }
    }

    /// <param name="unit">The stage part.</param>
    /// <param name="at">Its row in the sheet that computes.</param>
    private void Unit(GridRow unit, int at)
    {
        Rows.Next();
        var school = unit.School;
        foreach (var column in columns.All)
        {
            _ = column.Key switch
            {
                "name" => Word(column.Key, at, school.Name, WorkbookStyles.Wrapped),
                "school" => Word(column.Key, at, school.School, WorkbookStyles.Wrapped),
                "type" => Word(column.Key, at, school.Type.Title(), WorkbookStyles.Wrapped),
                "stage" => Word(column.Key, at, unit.Stage.Title(), styles.Centre),
                "organiser" => Word(
                    column.Key,
                    at,
                    school.Organiser is { } o ? SchoolTerms.Organisers[o - 1] : null,
                    styles.Centre
                ),
                "locale" => Word(column.Key, at, school.Locale?.Title(), styles.Centre),
                "pupils" => Rows.Formula(At(column.Key, at), unit.Pupils, WorkbookStyles.Count),
                "met" => Met(unit, at),
                "verdict" => Word(column.Key, at, UnitsSheet.Word(unit.Verdict), styles.Centre),
                _ => Indicator(unit, column.Key, at),
            };
        }
    }

    private SheetRows Word(string key, int at, string? word, uint style) =>
        Rows.Formula($"IF({At(key, at)}=\"\",\"未填报\",{At(key, at)})", word ?? "未填报", style);

    private SheetRows Met(GridRow unit, int at)
    {
        var formula = $"IF({At("met", at)}=\"\",\"—\",{At("met", at)})";
        return unit.Verdict == Verdict.Excluded
            ? Rows.Formula(formula, "—", styles.Centre)
            : Rows.Formula(formula, content.Resources.UnitVerdicts.MetCount(unit.Unit), styles.Centre);
    }

    private SheetRows Indicator(GridRow unit, string key, int at)
    {
        var resources = content.Resources;
        var i = content.Pack.Indicators.ToList().FindIndex(r => key.Split('.')[0] == r.Key);
        if (key == content.Pack.Indicators[i].Key)
        {
            var formula = $"IF({At("judged", at)}=\"否\",\"—\",IF({At(key, at)}=\"\",\"缺数据\",{At(key, at)}))";
            return unit.Verdict == Verdict.Excluded ? Rows.Formula(formula, "—", styles.Centre)
                : resources.Units.Has(unit.Unit, i)
                    ? Rows.Formula(formula, resources.Units.Value(unit.Unit, i), styles.Value)
                : Rows.Formula(formula, "缺数据", styles.Centre);
        }

        var gap = Gap.Of(resources, unit.Unit, i);
        var lack = key.EndsWith(".toFloor", StringComparison.Ordinal) ? gap?.ToFloor : gap?.ToThreshold;
        // Rounded up, as on the page: a school must not be told to add less than it lacks.
        var isCount = GridSheetColumns.IsCount(content.Pack.Indicators[i]);
        return Rows.Formula(
            $"IF({At(key, at)}=\"\",\"\",{(isCount ? At(key, at) : $"ROUNDUP({At(key, at)},2)")})",
            lack is { } known ? Rounding.Up(known, 2).ToDouble() : null,
            isCount ? styles.LackCount : styles.Lack
        );
    }

    private string At(string key, int row) => $"'{UnitsSheet.Name}'!{units.Layout[key]}{row}";
}
