using Junheng.App.Compute;
using Junheng.App.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Compute;

[Trait("Database", "both")]
public sealed class SavedViewTests
{
    private const string Neighbour = "999902";

    [Fact]
    public async Task A_view_is_kept_under_its_name_with_post_and_time_and_only_what_the_grid_knows()
    {
        using var test = await TestDb.Create();
        Assert.True((await Save(test, " 初中不达标 ", "?stage=junior&verdict=not_met&evil=1&version=2&p=3")).Ok);
        await using var db = test.Open();
        var view = await db.SavedViews.SingleAsync();
        Assert.Equal(("初中不达标", "stage=junior&verdict=not_met"), (view.Name, view.Query));
        Assert.Equal((TestDb.Actor, test.Clock.Now.UtcDateTime), (view.By, view.At));
        Assert.Equal(["saved_view 初中不达标 query: - -> stage=junior&verdict=not_met"], await test.Log("save-view"));
    }

    [Fact]
    public async Task The_same_name_replaces_a_view_and_the_log_keeps_what_it_was()
    {
        using var test = await TestDb.Create();
        await Save(test, "甲", "stage=junior");
        await Save(test, "甲", "stage=primary&sort=R4");
        await using var db = test.Open();
        Assert.Equal("stage=primary&sort=R4", (await db.SavedViews.SingleAsync()).Query);
        Assert.Equal("saved_view 甲 query: stage=junior -> stage=primary&sort=R4", (await test.Log("save-view"))[^1]);
    }

    [Fact]
    public async Task Saving_the_same_again_writes_nothing()
    {
        using var test = await TestDb.Create();
        await Save(test, "甲", "stage=junior");
        test.Clock.Now = test.Clock.Now.AddDays(1);
        Assert.True((await Save(test, "甲 ", "stage=junior&cols=&nothing=1")).Ok);
        await using var db = test.Open();
        Assert.Single(await test.Log("save-view"));
        Assert.Equal(test.Clock.Now.AddDays(-1).UtcDateTime, (await db.SavedViews.SingleAsync()).At);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData(
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"
    )]
    [InlineData("甲\n乙")]
    public async Task A_name_that_cannot_be_one_is_refused_in_plain_words(string? name)
    {
        using var test = await TestDb.Create();
        var outcome = await Save(test, name, "stage=junior");
        Assert.Contains("名称", Assert.Single(outcome.Mistakes), StringComparison.Ordinal);
        await using var db = test.Open();
        Assert.Empty(await db.SavedViews.ToListAsync());
    }

    [Fact]
    public async Task Deleting_leaves_the_view_in_the_log_and_a_second_time_is_refused()
    {
        using var test = await TestDb.Create();
        await Save(test, "甲", "stage=junior");
        Assert.True((await Delete(test, "甲")).Ok);
        Assert.Equal(["saved_view 甲 query: stage=junior -> -"], await test.Log("delete-view"));
        Assert.Contains("已经不在了", Assert.Single((await Delete(test, "甲")).Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_county_has_views_of_its_own_under_the_same_name()
    {
        using var test = await TestDb.Create();
        await using (var db = test.Open())
        {
            var packs = Junheng.App.Standards.PackLibrary.Delivered();
            var registered = await new Junheng.App.Schools.RegisterCounty(db, test.Clock, packs).Handle(
                new(Neighbour, "邻县")
            );
            Assert.Empty(registered.Mistakes);
        }

        await Save(test, "甲", "stage=junior");
        await Save(test, "甲", "stage=primary", Neighbour);
        await Save(test, "乙", "stage=primary", Neighbour);
        Assert.False((await Delete(test, "乙")).Ok);
        Assert.True((await Delete(test, "甲")).Ok);
        await using var left = test.Open();
        var views = await left.SavedViews.OrderBy(v => v.Name).Select(v => v.CountyCode + v.Query).ToListAsync();
        Assert.Equal([Neighbour + "stage=primary", Neighbour + "stage=primary"], views);
    }

    private static async Task<Outcome> Save(TestDb test, string? name, string query, string county = TestDb.County)
    {
        await using var db = test.Open();
        return await new SaveView(db, test.Clock).Handle(new(county, name, query));
    }

    private static async Task<Outcome> Delete(TestDb test, string name)
    {
        await using var db = test.Open();
        return await new DeleteView(db, test.Clock).Handle(new(TestDb.County, name));
    }
}
