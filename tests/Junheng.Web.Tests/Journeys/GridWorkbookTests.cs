using System.Globalization;
using System.Text.Json;
using Junheng.App;
using Junheng.App.Compute;
using Junheng.App.Report;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Journeys;

/// <summary>The grid's workbook computes what the engine computes, in LibreOffice, from its own inputs.</summary>
[Collection(ProductUsers.Name)]
public sealed class GridWorkbookTests(Product product)
{
    private const int Year = TestCounty.Year;
    private const string Shown = "学校七项指标";
    private const string Units = "计算数据";
    private const string Balance = "均值与差异系数";

    /// <summary>The row of the sheet of figures with the column titles, from 0.</summary>
    private const int Head = 7;

    /// <summary>The first row of the sheet shown with a stage part, from 0: below titles and limits.</summary>
    private const int First = 8;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Every_value_verdict_mean_and_coefficient_is_worked_out_to_what_the_engine_says(
        bool tolerant,
        bool blanks
    )
    {
        var opened = await Opened();
        opened = blanks ? opened with { Result = WithBlanks(opened.Result) } : opened;
        var verdict = tolerant ? opened.Result.Tolerant! : opened.Result.Strict;
        if (tolerant)
        {
            Assert.Contains(
                Enumerable.Range(0, verdict.Resources.Units.Count),
                u => verdict.Resources.Units.Value(u, 4) > opened.Result.Strict.Resources.Units.Value(u, 4)
            );
        }

        var content = new GridContent(opened, verdict, GridQuery.Plain, new("统计岗", new(2026, 11, 26)));
        using var stream = new MemoryStream();
        GridWorkbook.Write(stream, content);
        var written = stream.ToArray();
        AreTheEngines(Workbook.Read(written), opened.Result, verdict);
        using var clerk = new OfficeClerk();
        var computed = clerk.Recalculate().Save(Workbook.WithoutValues(written));
        AreTheEngines(Workbook.Read(computed), opened.Result, verdict);
    }

    [Fact]
    public async Task An_inspector_changes_an_input_and_the_verdict_follows()
    {
        using var reader = product.Reader();
        using var answer = await reader.Get(
            Links.Schools(Addresses.Demo, Year) + "?handler=Workbook&stage=primary&sort=R7"
        );
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var book = await answer.Content.ReadAsByteArrayAsync();
        var before = Workbook.Read(book);
        Assert.Equal([Shown, Units, "口径与门槛"], before.Sheets);
        var met = Enumerable.Range(Head + 1, 40).First(r => Cell(before, r, "结论") == "达标") + 1;
        var rooms = Column(before, "网络多媒体教室数（间）");
        using var clerk = new OfficeClerk();
        var lower = Workbook.Read(clerk.Number(Units, rooms + met, "0").Recalculate().Save(book));
        Assert.Equal(("0", "不达标"), (Cell(lower, met - 1, "R7 "), Cell(lower, met - 1, "结论")));
        Assert.Equal("达标", Text(before[Shown][First + met - Head - 1][^1]));
        Assert.Equal("不达标", Text(lower[Shown][First + met - Head - 1][^1]));
        var blank = Workbook.Read(clerk.Text(Units, rooms + met, "").Recalculate().Save(book));
        Assert.Equal("", Cell(blank, met - 1, "R7 "));
        Assert.Equal("无法判定", Cell(blank, met - 1, "结论"));
        Assert.Contains(blank[Shown][First + met - Head - 1], c => Text(c) == "缺数据");
    }

    [Fact]
    public async Task The_workbook_has_the_rows_columns_and_order_of_the_page_and_says_what_it_is()
    {
        using var reader = product.Reader();
        const string Asked = "stage=junior&verdict=not_met&cols=organiser.R4.R6.met&sort=-R4";
        var page = await reader.Page(Links.Schools(Addresses.Demo, Year) + "?" + Asked);
        using var answer = await reader.Get(Links.Schools(Addresses.Demo, Year) + "?handler=Workbook&" + Asked);
        var book = Workbook.Read(await answer.Content.ReadAsByteArrayAsync());
        var rows = page.QuerySelectorAll("main tbody tr").ToList();
        var written = book[Shown].Skip(First).ToList();
        Assert.Equal(rows.Select(r => r.QuerySelector("a")!.TextContent), written.Select(r => r[0].GetString()!));
        Assert.Equal(rows.Select(r => r.Children[2].TextContent), written.Select(r => r[4].GetString()!));
        var titles = page.QuerySelectorAll("main thead th").Select(h => h.TextContent.Trim()[..2]).ToList();
        string[] identity = ["学校", "学校", "办学", .. titles.Skip(1)];
        Assert.Equal(identity, book[Shown][3].Select(c => c.GetString()![..2]));
        var head = string.Concat(book[Shown].Take(2).Select(r => r[0].GetString()));
        foreach (
            var word in new[]
            {
                "示例县",
                "990100",
                $"{Year}年",
                "第1版",
                "2026-11-23",
                "示例县创建工作要求",
                "严格口径",
            }
        )
        {
            Assert.Contains(word, head);
        }

        Assert.Equal([Shown, Units, "口径与门槛"], book.Sheets);
    }

    [Fact]
    public async Task A_name_that_looks_like_a_formula_stays_a_name()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        sheet[1, "name"] = "=HYPERLINK(1)";
        var page = await product.Window();
        await page.Hand(county, new("公式.csv", sheet.Csv()));
        await page.Press("确认导入");
        await page.WaitForURLAsync("**" + Links.Home(county.Code, Year));
        await page.Context.CloseAsync();
        using var reader = product.Reader();
        using var answer = await reader.Get(Links.Schools(county.Code, Year) + "?handler=Workbook");
        using var clerk = new OfficeClerk();
        var book = Workbook.Read(clerk.Recalculate().Save(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Contains(
            book[Units],
            r => r[1].ValueKind == JsonValueKind.String && r[1].GetString() == "=HYPERLINK(1)"
        );
        Assert.Contains(
            book[Shown],
            r => r[0].ValueKind == JsonValueKind.String && r[0].GetString() == "=HYPERLINK(1)"
        );
    }

    private static void AreTheEngines(Workbook book, YearResult result, CountyVerdict verdict)
    {
        var resources = verdict.Resources;
        var rows = GridRows.All(result, verdict);
        Assert.Equal(rows.Count, book[Units].Count - Head - 1);
        for (var n = 0; n < rows.Count; n++)
        {
            var (unit, at) = (rows[n], Head + 1 + n);
            Assert.Equal(unit.School.School, Cell(book, at, "学校标识码"));
            IsShown(book[Shown][First + 1 + n], unit, resources);
            for (var i = 0; i < 7; i++)
            {
                Near(
                    resources.Units.Has(unit.Unit, i) ? resources.Units.Value(unit.Unit, i) : null,
                    Cell(book, at, $"R{i + 1} ")
                );
                var gap = Gap.Of(resources, unit.Unit, i);
                Near(gap?.ToThreshold.ToDouble(), Cell(book, at, $"R{i + 1} 到门槛缺"), 1e-5);
                Near(gap?.ToFloor.ToDouble(), Cell(book, at, $"R{i + 1} 到下限缺"), 1e-5);
            }

            Assert.Equal(
                unit.Verdict == Verdict.Excluded ? "" : $"{resources.UnitVerdicts.MetCount(unit.Unit)}",
                Cell(book, at, "达标项数")
            );
            Assert.Equal(Show.Word(unit.Verdict), Cell(book, at, "结论"));
        }

        foreach (var stage in resources.Stages)
        {
            var first = book[Balance].ToList().FindIndex(r => Text(r[0]) == stage.Figures.Stage.Title());
            for (var i = 0; i < 7; i++)
            {
                string At(int row) => Text(book[Balance][first + row][i + 1]);
                Assert.Equal($"{stage.Figures.Members.Count}", At(1));
                Assert.Equal($"{stage.Figures.Lacking[i]}", At(2));
                Near(stage.Figures.Means[i], At(3));
                Near(stage.Figures.Cvs[i], At(4));
                var word = stage.Over[i] switch
                {
                    null => "无法判定",
                    true => "不达标",
                    false => "达标",
                };
                Assert.Equal(word, At(6));
            }

            Assert.Equal($"{stage.UnitsMet}", Text(book[Balance][first + 7][2]));
        }
    }

    /// <summary>The row that is read: value, what lacks to floor and threshold, indicator by indicator; then the verdict.</summary>
    private static void IsShown(IReadOnlyList<JsonElement> row, GridRow unit, ResourceVerdict resources)
    {
        Assert.Equal((unit.School.Name, unit.School.School), (Text(row[0]), Text(row[1])));
        Assert.Equal($"{unit.Pupils}", Text(row[4]));
        for (var i = 0; i < 7; i++)
        {
            var gap = Gap.Of(resources, unit.Unit, i);
            if (unit.Verdict == Verdict.Excluded || gap is null)
            {
                Assert.Equal(unit.Verdict == Verdict.Excluded ? "—" : "缺数据", Text(row[5 + i * 3]));
                continue;
            }

            Near(resources.Units.Value(unit.Unit, i), Text(row[5 + i * 3]));
            Near(Rounding.Up(gap.ToFloor, 2).ToDouble(), Text(row[6 + i * 3]));
            Near(Rounding.Up(gap.ToThreshold, 2).ToDouble(), Text(row[7 + i * 3]));
        }

        Assert.Equal(Show.Word(unit.Verdict), Text(row[27]));
    }

    /// <summary>The same county with figures blanked here and there, among them pupils that split shared resources.</summary>
    private static YearResult WithBlanks(YearResult result)
    {
        Field[] blanked =
        [
            Field.MultimediaRooms,
            Field.PePrimary,
            Field.PeJunior,
            Field.DoctorPrimary,
            Field.PupilsSenior,
            Field.IndoorSportsArea,
            Field.PupilsJunior,
            Field.VisitingPrimary,
            Field.BackboneJunior,
        ];
        var rows = result.Inputs.Rows.Select(
            (row, n) =>
            {
                var copy = row.Copy();
                if (n % 3 == 0)
                {
                    copy.Set(blanked[n / 3 % blanked.Length], (decimal?)null);
                }

                return copy;
            }
        );
        var blank = YearRun.Run(result.Inputs with { Rows = [.. rows] });
        Assert.Contains(Verdict.CannotTell, blank.Strict.Resources.UnitVerdicts.All);
        return blank;
    }

    private static void Near(double? expected, string found, double absolute = 0)
    {
        if (expected is not { } value)
        {
            Assert.Equal("", found);
            return;
        }

        var read = double.Parse(found, CultureInfo.InvariantCulture);
        Assert.InRange(Math.Abs(read - value), 0, Math.Max(absolute, 1e-9 * Math.Abs(value)));
    }

    /// <summary>A cell by the beginning of its column's title.</summary>
    private static string Cell(Workbook book, int row, string title) => Text(book[Units][row][Index(book, title)]);

    private static int Index(Workbook book, string title) =>
        book[Units][Head].ToList().FindIndex(c => c.GetString()!.StartsWith(title, StringComparison.Ordinal));

    private static string Column(Workbook book, string title)
    {
        var at = Index(book, title);
        return at < 26 ? $"{(char)('A' + at)}" : $"{(char)('A' + at / 26 - 1)}{(char)('A' + at % 26)}";
    }

    private static string Text(JsonElement cell) =>
        cell.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.Number => cell.GetDouble().ToString("R", CultureInfo.InvariantCulture),
            _ => cell.GetString() ?? "",
        };

    private async Task<OpenedYear> Opened()
    {
        await using var scope = product.Host.Scope();
        return (await scope.ServiceProvider.GetRequiredService<OpenYear>().Handle(Addresses.Demo, Year))!;
    }
}
