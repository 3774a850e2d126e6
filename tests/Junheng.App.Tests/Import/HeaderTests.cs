using Junheng.App.Import;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Import;

public sealed class HeaderTests
{
    private const string Keys = "year,county,school,type";

    [Fact]
    public void The_published_columns_are_those_of_the_contract_in_its_order()
    {
        var codes = RecordColumns.All.Select(c => c.Code).ToArray();
        Assert.Equal(
            ["year", "county", "school", "name", "type", "organiser", "locale", "built", "city_centre", "counted"],
            codes[..10]
        );
        Assert.Equal("parent", codes[10]);
        Assert.Equal(Fields.All.Select(f => f.Code), codes[11..^2]);
        Assert.Equal(["music_rooms", "art_rooms"], codes[^2..]);
        Assert.All(RecordColumns.All, c => Assert.Same(c, RecordColumns.Find(c.Title)));
        Assert.All(RecordColumns.All, c => Assert.NotEmpty(c.Definition));
    }

    [Theory]
    [InlineData("教学仪器设备值")]
    [InlineData(" 教学仪器设备值（万元） ")]
    [InlineData("教学仪器设备值(万元)")]
    [InlineData("\"教学仪器设备值\n（ 万元 ）\"")]
    [InlineData("equipment_wan（万元）")]
    public void A_title_may_carry_its_unit(string title)
    {
        var row = Assert.Single(Files.Csv($"{Keys},{title}\n2025,990101,S1,primary,12.5\n").Rows);
        Assert.Equal(12.5m, row.Value(Field.EquipmentWan));
    }

    [Fact]
    public void Square_metres_may_be_spelt_in_several_ways()
    {
        foreach (var unit in new[] { "㎡", "平方米", "m2", "m²" })
        {
            var row = Assert.Single(Files.Csv($"{Keys},运动场地面积（{unit}）\n2025,990101,S1,primary,7\n").Rows);
            Assert.Equal(7m, row.Value(Field.SportsGroundArea));
        }
    }

    [Fact]
    public void A_title_with_another_unit_is_not_read()
    {
        var result = Files.Csv($"{Keys},教学仪器设备值（元）\n2025,990101,S1,primary,125000\n");
        Assert.False(Assert.Single(result.Rows).Has(Field.EquipmentWan));
        var finding = result.Single("wrong-unit");
        Assert.Equal((FindingLevel.Error, 1, "教学仪器设备值(元)"), (finding.Level, finding.Row, finding.Column));
    }

    [Fact]
    public void An_unknown_column_is_a_warning()
    {
        var result = Files.Csv($"{Files.FullHeader},备注\n");
        var finding = result.Single("unknown-column");
        Assert.Equal((FindingLevel.Warning, 1, "备注"), (finding.Level, finding.Row, finding.Column));
        Assert.Equal("schools.csv:1:备注", result.Place(finding));
    }

    [Fact]
    public void A_column_without_a_title_is_a_warning_and_no_column_given_twice()
    {
        var result = Files.Csv($"{Files.FullHeader},,\n");
        Assert.Null(result.Problem);
        Assert.Equal(2, result.Findings.Count(f => f.Code == "unknown-column"));
    }

    [Fact]
    public void A_column_that_indicators_need_and_the_file_lacks_is_one_warning()
    {
        var result = Files.Csv($"{Keys}\n2025,990101,S1,primary\n2025,990101,S2,primary\n");
        var missing = result.Findings.Where(f => f.Code == "missing-column").ToArray();
        Assert.Equal(Fields.Count + 2, missing.Length);
        Assert.All(missing, f => Assert.Equal((FindingLevel.Warning, 0), (f.Level, f.Row)));
        Assert.DoesNotContain(missing, f => f.Column is "name" or "parent" or "organiser");
    }

    [Theory]
    [InlineData("county,school,type", "年份")]
    [InlineData("year,school,type", "区县代码")]
    [InlineData("year,county,type", "学校标识码")]
    [InlineData("year,county,school", "办学类型")]
    [InlineData("year;county;school;type", "年份")]
    public void A_file_without_a_necessary_column_is_unreadable(string header, string title)
    {
        var result = Files.Csv(header + "\n");
        Assert.Equal("missing-column", result.Problem());
        Assert.Equal("schools.csv:1", result.Problem!.Place);
        Assert.Contains(title, result.Problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("school")]
    [InlineData("学校标识码")]
    [InlineData("pupils_primary,小学在校生数（人）")]
    [InlineData("备注,备注")]
    public void A_column_given_twice_makes_the_file_unreadable(string more)
    {
        var result = Files.Csv($"{Keys},{more}\n2025,990101,S1,primary,1,2\n");
        Assert.Equal("duplicate-column", result.Problem());
    }
}
