using System.Globalization;
using Junheng.App.Import;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Import;

/// <summary>The rules for cells are the same in CSV and in workbooks.</summary>
public sealed class CellRuleTests
{
    [Theory]
    [InlineData("pupils_primary", "十二", "not-a-number")]
    [InlineData("pupils_primary", "12人", "not-a-number")]
    [InlineData("pupils_primary", "1e3", "not-a-number")]
    [InlineData("pupils_primary", "+5", "not-a-number")]
    [InlineData("pupils_primary", "0x10", "not-a-number")]
    [InlineData("teaching_area", ".5", "not-a-number")]
    [InlineData("teaching_area", "5.", "not-a-number")]
    [InlineData("teaching_area", "1.2.3", "not-a-number")]
    [InlineData("pupils_primary", "-5", "negative")]
    [InlineData("teaching_area", "-0.5", "negative")]
    [InlineData("pupils_primary", "12.5", "fraction-in-count")]
    [InlineData("multimedia_rooms", "0.5", "fraction-in-count")]
    [InlineData("teaching_area", "1.1234567", "too-many-decimals")]
    [InlineData("equipment_wan", "0.1000000", "too-many-decimals")]
    [InlineData("equipment_wan", "1000000000000.000001", "too-large")]
    [InlineData("pupils_primary", "99999999999999999999999999", "too-large")]
    public void A_cell_that_is_no_figure_is_an_error_and_missing(string code, string cell, string expected)
    {
        foreach (var result in new[] { Files.Row((code, cell)), Files.SheetRow((code, cell)) })
        {
            var row = Assert.Single(result.Rows);
            var field = Fields.Find(code)!.Field;
            Assert.False(row.Has(field));
            Assert.True(row.WasRejected(field));
            var finding = result.Single(expected);
            Assert.Equal(
                (FindingLevel.Error, 2, code, "2199000001"),
                (finding.Level, finding.Row, finding.Column, finding.School)
            );
            Assert.Contains(Fields.Find(code)!.Title, finding.Message, StringComparison.Ordinal);
            Assert.Contains(cell, finding.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("pupils_primary", "007", "7")]
    [InlineData("pupils_primary", "45.000", "45")]
    [InlineData("pupils_primary", "　１２０ ", "120")]
    [InlineData("teaching_area", "12.5", "12.5")]
    [InlineData("teaching_area", "\u00a00.000001\u3000", "0.000001")]
    [InlineData("teaching_area", "９８．５", "98.5")]
    [InlineData("equipment_wan", "1000000000000", "1000000000000")]
    [InlineData("equipment_wan", "0", "0")]
    public void A_plain_figure_is_read_exactly(string code, string cell, string expected)
    {
        foreach (var result in new[] { Files.Row((code, cell)), Files.SheetRow((code, cell)) })
        {
            Assert.Empty(result.Findings);
            var value = Assert.Single(result.Rows).Value(Fields.Find(code)!.Field);
            Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
        }
    }

    [Fact]
    public void A_cell_of_blanks_is_missing()
    {
        var result = Files.Row(("pupils_primary", " 　"));
        Assert.Empty(result.Findings);
        Assert.False(Assert.Single(result.Rows).Has(Field.PupilsPrimary));
    }

    [Theory]
    [InlineData("year", "", "empty-key")]
    [InlineData("county", " ", "empty-key")]
    [InlineData("school", "　", "empty-key")]
    [InlineData("type", "", "unknown-type")]
    [InlineData("type", "幼儿园", "unknown-type")]
    [InlineData("year", "今年", "bad-year")]
    [InlineData("year", "1899", "bad-year")]
    [InlineData("year", "2101", "bad-year")]
    [InlineData("year", "2025.5", "bad-year")]
    [InlineData("school", "123456789012345678901", "identifier-too-long")]
    public void A_row_without_a_sound_key_or_type_is_an_error_and_skipped(string code, string cell, string expected)
    {
        foreach (var result in new[] { Files.Row((code, cell), ("name", "甲")), Files.SheetRow((code, cell)) })
        {
            Assert.Empty(result.Rows);
            var finding = Assert.Single(result.Findings);
            Assert.Equal(
                (FindingLevel.Error, expected, 2, code),
                (finding.Level, finding.Code, finding.Row, finding.Column)
            );
        }
    }

    [Fact]
    public void Every_fault_of_the_keys_is_reported_at_once()
    {
        var result = Files.Row(("year", ""), ("county", ""), ("type", "学校"));
        Assert.Equal(["year", "county", "type"], result.Findings.Select(f => f.Column));
    }

    [Fact]
    public void An_identifier_is_a_text_of_up_to_20_characters()
    {
        var row = Assert.Single(Files.Row(("school", "００学校-𠀀bcdefghijklmno"), ("parent", "0012")).Rows);
        Assert.Equal(("００学校-𠀀bcdefghijklmno", "0012"), (row.School, row.Parent));
    }

    [Theory]
    [InlineData("organiser", "0", "unknown-organiser")]
    [InlineData("organiser", "11", "unknown-organiser")]
    [InlineData("organiser", "教育局", "unknown-organiser")]
    [InlineData("locale", "suburb", "unknown-locale")]
    [InlineData("built", "98", "bad-built")]
    [InlineData("city_centre", "2", "not-a-flag")]
    [InlineData("counted", "yes", "not-a-flag")]
    [InlineData("music_rooms", "98|abc", "bad-room-list")]
    [InlineData("music_rooms", "98||96", "bad-room-list")]
    [InlineData("art_rooms", "98|0", "bad-room-list")]
    [InlineData("art_rooms", "-98", "bad-room-list")]
    [InlineData("art_rooms", "98|", "bad-room-list")]
    [InlineData("parent", "123456789012345678901", "identifier-too-long")]
    public void An_optional_cell_that_cannot_be_read_is_an_error_and_unknown(string code, string cell, string expected)
    {
        foreach (var result in new[] { Files.Row((code, cell)), Files.SheetRow((code, cell)) })
        {
            var row = Assert.Single(result.Rows);
            var finding = Assert.Single(result.Findings);
            Assert.Equal((FindingLevel.Error, expected, code), (finding.Level, finding.Code, finding.Column));
            Assert.Equal((null, null, null), ((int?)row.Organiser, row.Locale, row.Built));
            Assert.Equal((false, true, null), (row.CityCentre, row.Counted, row.Parent));
            Assert.True(row.MusicRooms is null && row.ArtRooms is null);
        }
    }

    [Theory]
    [InlineData("98|96.5", new[] { 98_000_000L, 96_500_000L })]
    [InlineData(" 98 ｜ 96.5 ", new[] { 98_000_000L, 96_500_000L })]
    [InlineData("98、96.5", new[] { 98_000_000L, 96_500_000L })]
    [InlineData("98；96.5", new[] { 98_000_000L, 96_500_000L })]
    [InlineData("0", new long[0])]
    public void Room_lists_hold_the_area_of_each_room(string cell, long[] expected)
    {
        foreach (var result in new[] { Files.Row(("art_rooms", cell)), Files.SheetRow(("art_rooms", cell)) })
        {
            Assert.Empty(result.Findings);
            Assert.Equal(expected, Assert.Single(result.Rows).ArtRooms);
        }
    }

    [Fact]
    public void Choices_are_read_by_code_and_by_name()
    {
        var byCode = Assert.Single(
            Files.Row(("organiser", "10"), ("locale", "rural"), ("city_centre", "1"), ("counted", "0")).Rows
        );
        var byName = Assert.Single(
            Files.SheetRow(("organiser", "民办"), ("locale", "乡村"), ("city_centre", "是"), ("counted", "否")).Rows
        );
        foreach (var row in new[] { byCode, byName })
        {
            Assert.Equal((10, Locale.Rural, true, false), (row.Organiser, row.Locale, row.CityCentre, row.Counted));
        }
    }

    [Fact]
    public void The_name_says_nothing_about_type_or_stage()
    {
        var row = Assert.Single(Files.Row(("name", "示例九年一贯制民办学校"), ("type", "junior")).Rows);
        Assert.Equal((SchoolType.Junior, null), (row.Type, row.Organiser));
    }

    [Fact]
    public void A_file_of_nothing_but_mistakes_is_reported_up_to_a_limit()
    {
        var line = "2025,990101,S1,primary" + string.Concat(Enumerable.Repeat(",x", 30)) + "\n";
        var header = "year,county,school,type," + string.Join(',', Fields.All.Take(30).Select(f => f.Code));
        var result = Files.Csv(header + "\n" + string.Concat(Enumerable.Repeat(line, 4000)));
        Assert.Equal("more-findings", result.Findings[^1].Code);
        Assert.True(result.Findings.Count <= 100_001);
        Assert.Equal(4000, result.Rows.Count);
    }

    [Theory]
    [InlineData("pupils_primary", "1,200", "1200")]
    [InlineData("pupils_primary", "１，２００", "1200")]
    [InlineData("teaching_area", "12,345,678.5", "12345678.5")]
    public void Separators_of_thousands_are_taken_where_people_hand_in(string code, string cell, string expected)
    {
        Files.Row((code, cell)).Single("not-a-number");
        foreach (var result in new[] { Files.SheetRow((code, cell)), HandedIn(code, cell) })
        {
            Assert.Empty(result.Findings);
            var value = Assert.Single(result.Rows).Value(Fields.Find(code)!.Field);
            Assert.Equal(expected, value?.ToString("0.######", CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("12,34")]
    [InlineData("1,2000")]
    [InlineData(",200")]
    [InlineData("1,200,")]
    public void Separators_out_of_place_make_no_figure(string cell)
    {
        Files.SheetRow(("pupils_primary", cell)).Single("not-a-number");
    }

    [Theory]
    [InlineData("—")]
    [InlineData("－")]
    [InlineData("-")]
    [InlineData("/")]
    [InlineData("无")]
    [InlineData("暂无")]
    public void A_mark_for_nothing_is_missing_and_told(string mark)
    {
        Files.Row(("pupils_primary", mark)).Single("not-a-number");
        foreach (var code in new[] { "pupils_primary", "teaching_area", "music_rooms", "built", "parent" })
        {
            foreach (var result in new[] { Files.SheetRow((code, mark)), HandedIn(code, mark) })
            {
                var finding = Assert.Single(result.Findings);
                Assert.Equal(
                    (FindingLevel.Notice, "nothing-mark", code),
                    (finding.Level, finding.Code, finding.Column)
                );
                var row = Assert.Single(result.Rows);
                Assert.False(Fields.Find(code) is { } field && (row.Has(field.Field) || row.WasRejected(field.Field)));
                Assert.Null(row.MusicRooms);
                Assert.Null(row.Built);
                Assert.Null(row.Parent);
            }
        }
    }

    [Theory]
    [InlineData("1998年", 1998)]
    [InlineData("1998年9月", 1998)]
    [InlineData("1998-09-01", 1998)]
    [InlineData("1998.9", 1998)]
    [InlineData("1998/9/1 00:00:00", 1998)]
    [InlineData("36039", 1998)]
    public void A_date_is_taken_for_its_year(string cell, int year)
    {
        Files.Row(("built", cell)).Single("bad-built");
        foreach (var result in new[] { Files.SheetRow(("built", cell)), HandedIn("built", cell) })
        {
            Assert.Empty(result.Findings);
            Assert.Equal(year, Assert.Single(result.Rows).Built);
        }
    }

    private static ReadResult HandedIn(string code, string cell) =>
        RecordFile.ReadHandedIn(new MemoryStream(Files.RowBytes((code, cell))), "a.csv");
}
