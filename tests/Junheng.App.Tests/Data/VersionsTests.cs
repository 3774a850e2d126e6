using Junheng.App.Data;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

[Trait("Database", "both")]
public sealed class VersionsTests
{
    [Fact]
    public async Task The_newest_version_is_the_one_with_the_highest_number()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1"));
        var second = await test.Version(Rows.School("1", 500));
        await using var db = test.Open();

        Assert.Equal(second.VersionId, (await db.NewestVersion(TestDb.County, Rows.Year))!.Id);
        Assert.Equal([2, 1], await db.VersionsOf(TestDb.County, Rows.Year).Select(v => v.Number).ToListAsync());
        Assert.Equal([Rows.Year], await db.YearsOf(TestDb.County));
    }

    [Fact]
    public async Task Another_county_or_year_has_none_of_it()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1"));
        await using var db = test.Open();
        Assert.Null(await db.NewestVersion(TestDb.County, Rows.Year - 1));
        Assert.Null(await db.NewestVersion("999902", Rows.Year));
        Assert.Empty(await db.YearsOf("999902"));
    }

    [Fact]
    public async Task A_version_shares_the_rows_that_did_not_change_and_keeps_their_order()
    {
        using var test = await TestDb.Create();
        var first = await test.Version(Rows.School("1"), Rows.School("2"), Rows.School("3"));
        SchoolRecord[] changed = [Rows.School("1"), Rows.School("2", 555), Rows.School("3")];
        var second = (await test.TryVersion(changed, basis: first.VersionId)).Value!;
        await using var db = test.Open();

        var before = await VersionReader.RowsOf(db, first.VersionId, default);
        var after = await VersionReader.RowsOf(db, second.VersionId, default);
        Assert.Equal(["1", "2", "3"], after.Select(r => r.School));
        Assert.Equal((before[0], before[2]), (after[0], after[2]));
        Assert.NotEqual(before[1], after[1]);
        Assert.Equal(4, await db.SchoolRows.CountAsync());
        Assert.Equal([400, 555, 400], await Pupils(db, second.VersionId));
        Assert.Equal([400, 400, 400], await Pupils(db, first.VersionId));
    }

    private static async Task<IEnumerable<int>> Pupils(Db db, long version) =>
        (await VersionReader.Load(db, version)).Select(r => (int)r.Value(Field.PupilsPrimary)!);
}
