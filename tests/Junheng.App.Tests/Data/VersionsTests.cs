using Junheng.App.Data;
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
}
