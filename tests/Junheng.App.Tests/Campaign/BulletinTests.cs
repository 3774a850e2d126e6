using Junheng.App.Campaign;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;

namespace Junheng.App.Tests.Campaign;

/// <summary>A bulletin, the time line and the calendar tell what the record holds.</summary>
[Trait("Database", "both")]
public sealed class BulletinTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_week_is_told_from_what_happened_in_it_whatever_happened_since()
    {
        using var county = await CampaignDb.Empty();
        var (music, rooms) = await TwoWeeks(county);
        // The week it was set, reported late and put under supervision.
        var first = await Of(county, 2);
        Assert.Equal(
            ["Set 2", "Progress 1", "Supervise 1", "late 1"],
            first.Parts.Where(p => p.Count > 0).Select(Said)
        );
        Assert.Equal(music, Assert.Single(first.Parts[^1].Tasks).Id);
        Assert.Equal(
            ["1 县财政局 1 0 0 0 0", "2 县人社局 1 1 0 0 1"],
            first.Units.Select(u => $"{u.Place} {Record(u.Record)}")
        );
        Assert.Equal((false, 1), (first.HasEarlier, first.Lights[TaskLight.Red]));
        Assert.Equal("领导小组会议", Assert.Single(first.Meetings).Meeting.Title);

        // The week after: postponed, reported as done and closed on time; the other not late yet.
        var second = await Of(county, 9);
        Assert.Equal(["Report 1", "Close 1", "GrantDue 1"], second.Parts.Where(p => p.Count > 0).Select(Said));
        Assert.Equal(
            ["1 县人社局 0 0 1 1 1", "2 县财政局 1 0 0 0 0"],
            second.Units.Select(u => $"{u.Place} {Record(u.Record)}")
        );
        Assert.True(second.HasEarlier);

        // Later the other is late, and nothing happens.
        var third = await Of(county, 23);
        Assert.Equal(["late 1"], third.Parts.Where(p => p.Count > 0).Select(Said));
        Assert.Equal(rooms, Assert.Single(third.Parts[^1].Tasks).Id);
    }

    [Theory]
    [InlineData(null, null, "2026-11-23", "2026-11-29")]
    [InlineData("2026-11-01", null, "2026-11-01", "2026-11-07")]
    [InlineData(null, "2026-11-08", "2026-11-02", "2026-11-08")]
    [InlineData("2026-11-08", "2026-11-01", "2026-11-01", "2026-11-08")]
    [InlineData("0001-01-01", "9999-12-31", "2026-11-23", "2026-11-29")]
    [InlineData("2000-01-01", "2026-11-01", "2000-01-01", "2000-12-31")]
    public void Days_that_are_not_asked_for_are_those_of_a_week(string? from, string? to, string first, string last)
    {
        var days = Bulletin.Days(Day(from), Day(to), new(2026, 11, 26));
        Assert.Equal((DateOnly.Parse(first), DateOnly.Parse(last)), days);
    }

    [Fact]
    public async Task The_time_line_puts_tasks_together_and_shows_those_of_the_open_group()
    {
        using var county = await CampaignDb.Running();
        var today = new DateOnly(2026, 11, 23);
        await using var db = county.Test.Open();
        var all = await Timeline.Of(db, CampaignDb.County, today, new(), default);
        var count = db.WorkTasks.Count();
        Assert.Equal(count, all.Groups.Sum(g => g.Count));
        Assert.Equal(all.Phases, all.Phases.Where(p => all.Groups.Any(g => g.Key == p)));
        Assert.Null(all.Open);
        foreach (var by in Enum.GetValues<TimelineBy>())
        {
            var line = await Timeline.Of(db, CampaignDb.County, today, new() { By = by }, default);
            Assert.Equal(count, line.Groups.Sum(g => g.Count));
            var group = line.Groups[0];
            var open = await Timeline.Of(db, CampaignDb.County, today, new() { By = by, Group = group.Key }, default);
            var list = new TaskList(db, CampaignDb.County, today);
            var tasks = await open.Page(db, list, 0, 500, default);
            Assert.Equal(group.Count, tasks.Count);
            Assert.All(
                tasks,
                t =>
                    Assert.Equal(
                        group.Key,
                        by == TimelineBy.Unit ? t.Units[0]
                            : by == TimelineBy.Phase && t.Task.Phase.Length > 0 ? t.Task.Phase
                            : TaskQuery.Code(t.Task.Kind)
                    )
            );
            Assert.Equal(
                tasks.OrderBy(t => t.Task.Due ?? DateOnly.MaxValue).Select(t => t.Task.Due),
                tasks.Select(t => t.Task.Due)
            );
        }

        var unit = all.Units[0];
        var own = await Timeline.Of(db, CampaignDb.County, today, new() { Unit = unit }, default);
        Assert.Equal(
            db.TaskUnits.Where(u => u.Unit == unit).Select(u => u.WorkTaskId).Distinct().Count(),
            own.Groups.Sum(g => g.Count)
        );
        Assert.Equal(
            new TimelineQuery
            {
                By = TimelineBy.Unit,
                Group = "县教育局",
                Phase = "动员 部署",
            },
            TimelineQuery.Parse("?by=unit&group=县教育局&phase=动员+部署&unit=")
        );
    }

    [Fact]
    public async Task The_calendar_holds_what_is_due_in_whole_weeks_and_a_unit_its_own()
    {
        using var county = await CampaignDb.Empty();
        await TwoWeeks(county);
        await using var db = county.Test.Open();
        var today = new DateOnly(2026, 11, 23);
        var month = await CalendarMonth.Of(db, CampaignDb.County, new(2026, 11, 15), today, null, default);
        Assert.Equal((new DateOnly(2026, 10, 26), 42), (month.Days[0].On, month.Days.Count));
        Assert.Equal(
            ["2026-11-03  领导小组会议", "2026-11-12 补充音乐教师 Off ", "2026-11-19 腾退教学用房 Red "],
            month
                .Days.Where(d => d.Tasks.Count + d.Meetings.Count > 0)
                .Select(d =>
                    $"{d.On:yyyy-MM-dd} {string.Join(',', d.Tasks.Select(t => $"{t.Title} {t.Light}"))} {string.Join(',', d.Meetings.Select(m => m.Title))}"
                )
        );
        var own = await CalendarMonth.Of(
            db,
            CampaignDb.County,
            new(2026, 11, 1),
            today,
            new HashSet<string> { "县财政局" },
            default
        );
        Assert.Equal("腾退教学用房", Assert.Single(own.Days.SelectMany(d => d.Tasks)).Title);
        Assert.True((await CalendarMonth.Of(db, CampaignDb.County, new(2027, 2, 1), today, null, default)).IsEmpty);
    }

    /// <summary>
    /// A meeting decides on two tasks. One is late in the first week; in the second it is given another day, reported
    /// and closed. The other is left alone.
    /// </summary>
    private static async Task<(long Music, long Rooms)> TwoWeeks(CampaignDb county)
    {
        var clock = county.Test.Clock;
        clock.Now = Monday;
        await using var db = county.Test.Open();
        await county.Meet();
        var ids = db.WorkTasks.OrderBy(t => t.Id).Select(t => t.Id).ToList();
        var staff = await county.Of(Role.DepartmentHead, "县人社局");
        var bureau = await county.Of(Role.BureauDirector);
        clock.Now = Monday.AddDays(4);
        await Do(
            staff,
            async d =>
                await new ReportTask(d, clock).Handle(
                    new(await county.Seen(ids[0]), "已发布招聘公告", 40, null, "", [])
                )
        );
        await Do(
            bureau,
            async d => await new SuperviseTask(d, clock).Handle(await county.Seen(ids[0]), true, "请尽快到岗")
        );
        clock.Now = Monday.AddDays(8);
        await Do(
            bureau,
            async d =>
                await Decide(
                    d,
                    new(await county.Seen(ids[0]), TaskDecision.GrantDue, "招聘周期所限", new(2026, 11, 12))
                )
        );
        clock.Now = Monday.AddDays(10);
        await Do(staff, async d => await new SignTask(d, clock).Handle(await county.Seen(ids[0]), "四名教师到岗"));
        clock.Now = Monday.AddDays(12);
        await Do(bureau, async d => await Decide(d, new(await county.Seen(ids[0]), TaskDecision.Close, "")));
        clock.Now = Monday.AddDays(21);
        return (ids[0], ids[1]);

        Task<Outcome> Decide(App.Data.Db d, DecideTask.Command command) =>
            new DecideTask(d, clock, Contexts.Opener(county.Test)).Handle(command);

        async Task Do(Access by, Func<App.Data.Db, Task<Outcome>> deed)
        {
            await using var d = county.Test.OpenAs(by);
            Assert.Equal([], (await deed(d)).Mistakes);
        }
    }

    private static async Task<Bulletin> Of(CampaignDb county, int day)
    {
        await using var db = county.Test.Open();
        var from = new DateOnly(2026, 11, day);
        return await Bulletin.Of(db, CampaignDb.County, from, from.AddDays(6), new(2026, 11, 30), default);
    }

    private static string Said(BulletinPart part) => $"{(part.Deed is { } deed ? $"{deed}" : "late")} {part.Count}";

    private static string Record(UnitRecord u) => $"{u.Unit} {u.Open} {u.Overdue} {u.Closed} {u.OnTime} {u.Reports}";

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day);
}
