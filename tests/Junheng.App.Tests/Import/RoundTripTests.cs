using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FsCheck.Xunit;
using Junheng.App.Import;
using Junheng.Engine.Schools;
using Field = Junheng.Engine.Schools.Field;

namespace Junheng.App.Tests.Import;

public sealed class RoundTripTests
{
    [Property(Arbitrary = [typeof(RandomRecords)], MaxTest = 200)]
    public void What_is_written_as_CSV_is_read_back_the_same(SchoolRecord[] rows) =>
        Same(rows, Files.Read(Files.CsvOf(rows)));

    [Property(Arbitrary = [typeof(RandomRecords)], MaxTest = 100)]
    public void What_is_written_as_a_workbook_is_read_back_the_same(SchoolRecord[] rows) =>
        Same(rows, Files.Read(Files.XlsxOf(rows), "a.xlsx"));

    [Theory]
    [InlineData("_x007A\uFFFE")]
    [InlineData("_x007A_")]
    [InlineData("_x005F_x007A_")]
    [InlineData("_x007A\u0001_x0041")]
    public void A_name_that_looks_like_a_workbooks_escape_stays_as_it_is(string name)
    {
        var row = new SchoolRecord
        {
            Year = 2025,
            County = "990101",
            School = "0012",
            Name = name,
            Type = SchoolType.Primary,
        };
        Assert.Equal(name, Assert.Single(Files.Read(Files.XlsxOf([row]), "a.xlsx").Rows).Name);
    }

    [Fact]
    public void CSV_is_written_as_the_contract_has_it()
    {
        var row = new SchoolRecord
        {
            Year = 2025,
            County = "990101",
            School = "0012",
            Name = "示例小学",
            Type = SchoolType.NineYear,
            Locale = Locale.Rural,
            MusicRooms = [98_000_000, 96_500_000],
            ArtRooms = [],
        };
        row.Set(Field.PupilsKg, 15m);
        row.Set(Field.EquipmentWan, 0m);
        var text = Encoding.UTF8.GetString(Files.CsvOf([row]));
        Assert.StartsWith(
            Files.FullHeader + "\n2025,990101,0012,示例小学,nine_year,,rural,,0,1,,15,,",
            text,
            StringComparison.Ordinal
        );
        Assert.EndsWith(",0,,98|96.5,0\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_written_workbook_is_valid_and_made_for_filling_in()
    {
        var bytes = Files.XlsxOf(RandomRecords.Make(7), "示例县2025年（演示数据）");
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var book = document.WorkbookPart!;
        Assert.Equal(
            ["学校数据", "班级名单", "教室名单", "填写说明", "_junheng"],
            book.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value)
        );
        var sheet = ((WorksheetPart)book.GetPartById("sheet1")).Worksheet;
        Assert.True(Assert.Single(sheet.Descendants<SheetProtection>()).Sheet!.Value);
        var pane = Assert.Single(sheet.Descendants<Pane>());
        Assert.Equal(("E2", 4d, 1d), (pane.TopLeftCell!.Value, pane.HorizontalSplit!.Value, pane.VerticalSplit!.Value));
        Assert.Empty(sheet.Descendants<CellFormula>());
        var lists = sheet.Descendants<DataValidation>().Where(v => v.Type?.Value == DataValidationValues.List);
        Assert.Equal(["E", "F", "G", "I", "J"], lists.Select(v => v.SequenceOfReferences!.InnerText![..1]));
        Assert.NotEmpty(sheet.Descendants<ConditionalFormattingRule>());
        Assert.All(sheet.Descendants<Formula1>(), f => Assert.True(f.Text.Length <= 257));
        var guide = ((WorksheetPart)book.GetPartById("sheet4")).Worksheet.InnerText;
        Assert.Contains("示例县2025年（演示数据）", guide, StringComparison.Ordinal);
        Assert.All(
            RecordColumns.All,
            c => Assert.Contains(c.Code + c.Title + c.Unit + c.Definition, guide, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_blank_form_reads_as_a_form_without_rows()
    {
        var result = Files.Read(Files.XlsxOf([]), "form.xlsx");
        Assert.Null(result.Problem);
        Assert.Equal("no-rows", Assert.Single(result.Findings).Code);
    }

    private static void Same(SchoolRecord[] rows, ReadResult result)
    {
        Assert.Null(result.Problem);
        Assert.Empty(result.Findings);
        Assert.Equal(string.Join('\n', rows.Select(Describe)), string.Join('\n', result.Rows.Select(Describe)));
    }

    private static string Describe(SchoolRecord r) =>
        string.Join(
            '¦',
            [
                $"{r.Year}/{r.County}/{r.School}/{r.Name}/{r.Type}/{r.Organiser}/{r.Locale}/{r.Built}",
                $"{r.CityCentre}/{r.Counted}/{r.Parent ?? "-"}/{Rooms(r.MusicRooms)}/{Rooms(r.ArtRooms)}",
                .. Fields.All.Select(f => r.Has(f.Field) ? $"{r.Millionths(f.Field)}" : ""),
            ]
        );

    private static string Rooms(IReadOnlyList<long>? rooms) => rooms is null ? "?" : string.Join('|', rooms);
}
