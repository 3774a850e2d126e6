using System.Text;
using ExcelDataReader;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>Children to be watched over are counted by school and township, each by itself.</summary>
[Trait("Database", "both")]
public sealed class ChildTests
{
    private static readonly DateOnly Autumn = new(2026, 9, 30);
    private static readonly DateOnly Winter = new(2026, 11, 20);

    private static readonly Access School = Access.Of("一小填报岗", Role.SchoolClerk, CampaignDb.County, "1");

    [Fact]
    public async Task Counts_stand_by_place_and_kind_with_the_change_against_the_day_before()
    {
        using var county = await Settled();
        await Count(county, null, Autumn, "1", ("留守儿童", "30", ""), ("残疾儿童", "2", ""));
        await Count(county, null, Autumn, "2", ("留守儿童", "10", ""));
        await Count(county, null, Winter, "1", ("留守儿童", "28", ""), ("残疾儿童", "2", ""), ("辍学风险", "0", ""));
        await Count(county, null, Winter, "柳河镇", ("留守儿童", "75", ""));
        await using var db = county.Test.Open();
        var table = await Table(db);
        Assert.Equal((Winter, Autumn), (table.On, table.Before));
        Assert.Equal(["示例1小学 28/30 2/2 0/"], table.Schools.Select(Text));
        Assert.Equal(["柳河镇 75/"], table.Townships.Select(Text));
        Assert.Equal(["示例2小学", "青石镇"], table.Missing.Select(p => p.Name));
        // Schools and townships are never added up; nobody counted is no sum.
        Assert.Equal("合计 28/30 2/2 0/", Text(ChildTable.Sum(table.Schools)));
        Assert.Equal(-2, ChildTable.Sum(table.Schools).Cells[0].Change);
        var days = await ChildTable.Days(db, CampaignDb.County, default);
        Assert.Equal(
            ["2026-11-20 1 28", "2026-09-30 2 40"],
            (await ChildTable.Over(db, CampaignDb.County, days, schools: true, default)).Select(d =>
                $"{d.On:yyyy-MM-dd} {d.Row.Places} {d.Row.Cells[0].Count}"
            )
        );
        Assert.Equal(Autumn, (await ChildTable.Of(db, CampaignDb.County, days, Autumn, default)).On);
    }

    [Fact]
    public async Task A_schools_post_sees_and_writes_its_own_school_only()
    {
        using var county = await Settled();
        await Count(county, null, Winter, "2", ("留守儿童", "10", ""));
        Assert.Equal([], (await Count(county, School, Winter, "1", ("留守儿童", "28", ""))).Mistakes);
        Assert.NotEmpty((await Count(county, School, Winter, "2", ("留守儿童", "9", "10"))).Mistakes);
        Assert.NotEmpty((await Count(county, School, Winter, "柳河镇", ("留守儿童", "9", ""))).Mistakes);
        await using var own = county.Test.OpenAs(School);
        var table = await Table(own);
        Assert.Equal(["示例1小学 28/"], table.Schools.Select(Text));
        Assert.Empty(table.Townships);
        Assert.Empty(table.Missing);
        await using var all = county.Test.Open();
        Assert.Equal("一小填报岗", (await all.ChildCounts.SingleAsync(c => c.School == "1")).By);
    }

    [Fact]
    public async Task A_townships_post_writes_itself_and_sees_its_schools_and_nothing_else()
    {
        using var county = await Settled();
        await Count(county, null, Winter, "1", ("留守儿童", "28", ""));
        await Count(county, null, Winter, "2", ("留守儿童", "10", ""));
        await Count(county, null, Winter, "青石镇", ("留守儿童", "60", ""));
        var township = await county.Of(Role.DepartmentLiaison, "柳河镇");
        Assert.Equal([], (await Count(county, township, Winter, "柳河镇", ("留守儿童", "75", ""))).Mistakes);
        foreach (var other in new[] { "青石镇", "1", "2" })
        {
            Assert.NotEmpty((await Count(county, township, Winter, other, ("留守儿童", "1", ""))).Mistakes);
        }

        await using var db = county.Test.OpenAs(township);
        var table = await Table(db);
        // The first school lies in the township.
        Assert.Equal(["示例1小学 28/"], table.Schools.Select(Text));
        Assert.Equal(["柳河镇 75/"], table.Townships.Select(Text));
        Assert.DoesNotContain(table.Missing, p => p.Name is "青石镇" or "示例2小学");

        var department = await county.Of(Role.DepartmentLiaison, "县民政局");
        Assert.NotEmpty((await Count(county, department, Winter, "柳河镇", ("留守儿童", "1", "75"))).Mistakes);
        await using var seen = county.Test.OpenAs(department);
        Assert.Equal(2, (await Table(seen)).Townships.Count);
    }

    [Fact]
    public async Task Only_numbers_are_taken_blank_takes_back_and_nobody_overwrites_what_they_have_not_seen()
    {
        using var county = await Settled();
        foreach (var wrong in new[] { "张三", "-1", "1.5", "9999999" })
        {
            var refused = await Count(county, null, Winter, "1", ("留守儿童", wrong, ""));
            Assert.Contains("不填姓名", Assert.Single(refused.Mistakes), StringComparison.Ordinal);
        }

        Assert.Equal([], (await Count(county, null, Autumn, "2", ("留守儿童", "２８", ""))).Mistakes);
        Assert.Equal([], (await Count(county, null, Autumn, "2", ("留守儿童", "", "28"))).Mistakes);
        Assert.NotEmpty((await Count(county, null, Winter, "1", ("姓名", "1", ""))).Mistakes);
        Assert.NotEmpty((await Count(county, null, Winter.AddDays(9), "1", ("留守儿童", "1", ""))).Mistakes);
        Assert.NotEmpty((await Count(county, null, Winter, "没有这所", ("留守儿童", "1", ""))).Mistakes);
        await Count(county, null, Winter, "1", ("留守儿童", "28", ""));
        var late = await Count(county, null, Winter, "1", ("留守儿童", "30", ""));
        Assert.Contains("改为28", Assert.Single(late.Mistakes), StringComparison.Ordinal);
        Assert.Equal([], (await Count(county, null, Winter, "1", ("留守儿童", "", "28"))).Mistakes);
        await using var db = county.Test.Open();
        Assert.Empty(await db.ChildCounts.ToListAsync());
        Assert.Equal(
            [
                "child_count 示例2小学 2026-09-30 留守儿童: - -> 28",
                "child_count 示例2小学 2026-09-30 留守儿童: 28 -> -",
                "child_count 示例1小学 2026-11-20 留守儿童: - -> 28",
                "child_count 示例1小学 2026-11-20 留守儿童: 28 -> -",
            ],
            await county.Test.Log("count-children")
        );
    }

    [Fact]
    public async Task The_table_is_written_as_a_workbook_whose_blanks_stay_blank()
    {
        using var county = await Settled();
        await Count(county, null, Winter, "1", ("留守儿童", "28", ""), ("其他", "0", ""));
        await Count(county, null, Winter, "2", ("留守儿童", "10", ""));
        await Count(county, null, Winter, "柳河镇", ("困境儿童", "7", ""));
        await using var db = county.Test.Open();
        using var stream = new MemoryStream();
        ChildBook.Write(
            stream,
            await db.Counties.SingleAsync(),
            await Table(db),
            PackLibrary.FindDelivered("national")!,
            new("县教育局统计岗", new(2026, 11, 23, 9, 30, 0))
        );
        stream.Position = 0;
        // The reader asks for an old encoding even where none is used.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        Assert.Equal(
            [
                "序号|填报单位|所在乡镇|留守儿童|随迁子女|残疾儿童|困境儿童|辍学风险|其他",
                "1|示例1小学|柳河镇|28|||||0",
                "2|示例2小学||10|||||",
                "|合计||38|||||0",
            ],
            Lines(reader).Skip(2)
        );
        Assert.True(reader.NextResult());
        Assert.Equal(["1|柳河镇|||||7||", "|合计|||||7||"], Lines(reader).Skip(3));
        Assert.False(reader.NextResult());
    }

    private static List<string> Lines(IExcelDataReader reader)
    {
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(c => $"{reader.GetValue(c)}")));
        }

        return lines;
    }

    /// <summary>Two schools with data, the first of them in one of two townships; a department.</summary>
    private static async Task<CampaignDb> Settled()
    {
        var county = await CampaignDb.Empty();
        await county.Test.Version(Rows.School("1"), Rows.School("2"));
        await using var db = county.Test.Open();
        await ProcessLog.Run(
            db,
            county.Test.Clock,
            new(CampaignDb.County, "test", ""),
            async scope =>
            {
                var top = await db.OrgUnits.SingleAsync(u => u.Level == UnitLevel.County);
                await CreateUnit.Add(db, top, UnitLevel.Township, "青石镇", "", scope, default);
                await CreateUnit.Add(db, top, UnitLevel.Department, "县民政局", "", scope, default);
                var id = await CreateUnit.Add(db, top, UnitLevel.Township, "柳河镇", "", scope, default);
                var township = await db.OrgUnits.SingleAsync(u => u.Id == id);
                await CreateUnit.Add(db, township, UnitLevel.School, "示例1小学", "1", scope, default);
            }
        );
        return county;
    }

    private static async Task<Outcome> Count(
        CampaignDb county,
        Access? by,
        DateOnly on,
        string place,
        params (string Kind, string Count, string Seen)[] entries
    )
    {
        await using var db = by is null ? county.Test.Open() : county.Test.OpenAs(by);
        var isSchool = place.All(char.IsAsciiDigit);
        return await new CountChildren(db, county.Test.Clock).Handle(
            new(
                CampaignDb.County,
                on,
                isSchool ? "" : place,
                isSchool ? place : null,
                [.. entries.Select(e => new CountChildren.Entry(e.Kind, e.Count, e.Seen))]
            )
        );
    }

    private static async Task<ChildTable> Table(Db db) =>
        await ChildTable.Of(
            db,
            CampaignDb.County,
            await ChildTable.Days(db, CampaignDb.County, default),
            null,
            default
        );

    private static string Text(ChildRow row) =>
        $"{row.Place?.Name ?? "合计"} "
        + string.Join(' ', row.Cells.Where(c => c.Count is not null).Select(c => $"{c.Count}/{c.Before}"));
}
