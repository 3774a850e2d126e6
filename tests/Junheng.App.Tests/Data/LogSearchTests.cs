using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

/// <summary>Somebody looks for who changed what in the log.</summary>
[Trait("Database", "both")]
public sealed class LogSearchTests
{
    [Fact]
    public async Task A_process_is_found_by_what_it_changed_who_did_it_and_when()
    {
        using var test = await TestDb.Create();
        await test.Fill(("teacher_pay", 97_300), ("teachers_total", 500));
        test.Clock.Now = test.Clock.Now.AddDays(2);
        await test.Version(Rows.School("1", name: "示例第一小学"));
        await test.Version(Rows.School("1", pupils: 401, name: "示例第一小学"));
        test.Clock.Now = test.Clock.Now.AddDays(2);
        await Units(test, "县财政局");

        Assert.Equal(["save-county-figures"], await Found(test, "object=teacher_pay"));
        // By its name, whichever way the page calls it.
        Assert.Equal(["save-county-figures"], await Found(test, "object=工资"));
        // By the school's name, of which the log has only the identifier.
        Assert.Equal(["confirm-import"], await Found(test, "object=第一小学"));
        Assert.Equal(["confirm-import"], await Found(test, "object=第一小学&field=pupils_primary"));
        Assert.Empty(await Found(test, "object=第一小学&field=teaching_area"));
        Assert.Equal(["save-item-units"], await Found(test, "actor=财政"));
        Assert.Equal(["save-item-units"], await Found(test, "from=2026-11-27"));
        Assert.Equal(["save-county-figures"], await Found(test, "until=2026-11-23&object=teacher"));
        Assert.Empty(await Found(test, "from=2026-11-26&until=2026-11-26"));
        Assert.Empty(await Found(test, "object=不存在"));
        Assert.NotEmpty(await Found(test, "until=9999-12-31&from=0001-01-01"));
    }

    [Fact]
    public async Task Only_the_changes_asked_for_are_shown_beside_how_many_there_are()
    {
        using var test = await TestDb.Create();
        await test.Fill(("teacher_pay", 97_300), ("teachers_total", 500));
        await using var db = test.Open();
        var search = await Search(db, test).For(LogQuery.Parse("object=teachers_total"), default);
        var line = Assert.Single(await search.Page(0, 10, 10, default));
        Assert.Equal((2, 1, "500"), (line.Count, line.Found, Assert.Single(line.Changes).New));
    }

    [Fact]
    public async Task Pages_follow_on_one_another_and_a_process_gives_all_its_changes()
    {
        using var test = await TestDb.Create();
        for (var i = 1; i <= 5; i++)
        {
            await test.Fill(("teachers_total", i), ("teacher_pay", i));
        }

        await using var db = test.Open();
        var search = await Search(db, test).For(LogQuery.Parse("object=teacher"), default);
        Assert.Equal(5, await search.Count(default));
        var pages = new List<LogLine>();
        foreach (var skip in new[] { 0, 2, 4 })
        {
            pages.AddRange(await search.Page(skip, 2, 1, default));
        }

        Assert.Equal(5, pages.Select(p => p.Process.Id).Distinct().Count());
        Assert.All(pages, p => Assert.Equal((2, 1), (p.Found, p.Changes.Count)));
        Assert.Equal(2, await search.Changes(pages[0].Process.Id).CountAsync());
    }

    [Fact]
    public async Task A_process_of_another_county_is_not_there()
    {
        using var test = await TestDb.Create();
        await test.Fill(("teacher_pay", 1));
        await using var db = test.Open();
        var own = await db.Processes.MaxAsync(p => p.Id);
        Assert.NotNull(await Search(db, test).Find(own, default));
        LogSearch other = new(db, "999902", test.Clock) { NameOf = (_, k) => k, TitleOf = (_, p) => p };
        Assert.Null(await other.Find(own, default));
        Assert.Equal(0, await (await other.For(LogQuery.Parse("object=teacher"), default)).Count(default));
    }

    [Theory]
    [InlineData("object=%E4%B8%80%E5%B0%8F&field=R4&actor=x&from=2026-01-02&until=2026-12-31")]
    [InlineData("")]
    public void What_is_asked_is_read_and_written_alike(string query) =>
        Assert.Equal(query, LogQuery.Parse(query + "&p=3&from=31.12.2026").ToString());

    private static LogSearch Search(Db db, TestDb test) =>
        new(db, TestDb.County, test.Clock)
        {
            NameOf = (_, key) => key.EndsWith("teacher_pay", StringComparison.Ordinal) ? "教师工资" : key,
            TitleOf = (_, property) => property,
        };

    private static async Task<IReadOnlyList<string>> Found(TestDb test, string query)
    {
        await using var db = test.Open();
        var search = await Search(db, test).For(LogQuery.Parse(query), default);
        var lines = await search.Page(0, 50, 50, default);
        Assert.Equal(lines.Count, await search.Count(default));
        return [.. lines.Select(l => l.Process.Name).Distinct()];
    }

    private static async Task Units(TestDb test, string actor)
    {
        await using var db = test.OpenAs(Access.Program(actor));
        SaveItemUnits.Entry[] entries = [new("G1", "县教育局", "")];
        Assert.True((await new SaveItemUnits(db, test.Clock).Handle(new(TestDb.County, ["G1"], entries))).Ok);
    }
}
