using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>Units report, their heads say that it is done, the bureau looks and closes: each within its rights.</summary>
[Trait("Database", "both")]
public sealed class TaskTests
{
    private const string Finance = "区财政局";
    private static readonly DateOnly Due = new(2027, 6, 30);

    [Fact]
    public async Task A_task_is_carried_by_three_roles_to_its_end()
    {
        using var campaign = await CampaignDb.Running();
        var task = await Set(campaign, [Finance, "区发改局"]);
        Assert.Empty(
            await Report(campaign, task, await campaign.Of(Role.DepartmentLiaison, Finance), "已到位一半", 50)
        );
        Assert.Empty(await Sign(campaign, task, await campaign.Of(Role.DepartmentHead, Finance)));
        Assert.Empty(await Decide(campaign, task, TaskDecision.Return, "缺验收表"));
        Assert.Empty(await Sign(campaign, task, await campaign.Of(Role.DepartmentHead, Finance)));
        Assert.Empty(await Decide(campaign, task, TaskDecision.Close, ""));
        await using var db = campaign.Test.Open();
        var closed = await db.WorkTasks.SingleAsync(t => t.Id == task);
        Assert.Equal((TaskState.Closed, 100), (closed.State, closed.Progress));
        Assert.Equal(
            [TaskDeed.Set, TaskDeed.Progress, TaskDeed.Report, TaskDeed.Return, TaskDeed.Report, TaskDeed.Close],
            await db.TaskReports.Where(r => r.WorkTaskId == task).OrderBy(r => r.Id).Select(r => r.Deed).ToListAsync()
        );
        Assert.Contains(
            "已经销号",
            Assert.Single(await Report(campaign, task, await campaign.Of(Role.DepartmentLiaison, Finance), "还有", 1))
        );
    }

    [Fact]
    public async Task Nobody_reports_on_a_task_of_others_and_only_the_lead_says_that_it_is_done()
    {
        using var campaign = await CampaignDb.Running();
        var task = await Set(campaign, [Finance, "区发改局"]);
        var other = await campaign.Of(Role.DepartmentHead, "区民政局");
        Assert.Contains("没有本单位", Assert.Single(await Report(campaign, task, other, "代报", 10)));
        var supporting = await campaign.Of(Role.DepartmentHead, "区发改局");
        Assert.Empty(await Report(campaign, task, supporting, "配合完成", 90));
        Assert.Contains("牵头单位", Assert.Single(await Sign(campaign, task, supporting)));
        await using var db = campaign.Test.Open();
        // How far the whole is, the lead unit says.
        Assert.Equal(0, (await db.WorkTasks.SingleAsync(t => t.Id == task)).Progress);
        await Assert.ThrowsAsync<AccessDeniedException>(async () =>
            await Sign(campaign, task, await campaign.Of(Role.DepartmentLiaison, Finance))
        );
        await Assert.ThrowsAsync<AccessDeniedException>(async () =>
            await Decide(campaign, task, TaskDecision.Close, "", await campaign.Of(Role.DepartmentHead, Finance))
        );
    }

    [Fact]
    public async Task Another_day_is_asked_for_granted_once_and_refused_once()
    {
        using var campaign = await CampaignDb.Running();
        var task = await Set(campaign, [Finance]);
        var liaison = await campaign.Of(Role.DepartmentLiaison, Finance);
        Assert.Contains("应晚于", Assert.Single(await Report(campaign, task, liaison, "来不及", null, Due)));
        Assert.Empty(await Report(campaign, task, liaison, "雨季停工", null, Due.AddMonths(2)));
        Assert.Empty(await Decide(campaign, task, TaskDecision.GrantDue, "同意"));
        Assert.Empty(await Report(campaign, task, liaison, "再延", null, Due.AddMonths(9)));
        Assert.Empty(await Decide(campaign, task, TaskDecision.RefuseDue, "不再延期"));
        Assert.Contains("没有待审批", Assert.Single(await Decide(campaign, task, TaskDecision.RefuseDue, "又一次")));
        await using var db = campaign.Test.Open();
        var row = await db.WorkTasks.SingleAsync(t => t.Id == task);
        Assert.Equal((Due.AddMonths(2), null), (row.Due!.Value, row.AskedDue));
        var granted = await db.TaskReports.SingleAsync(r => r.WorkTaskId == task && r.Deed == TaskDeed.GrantDue);
        Assert.Equal((Due, Due.AddMonths(2)), (granted.OldDue!.Value, granted.NewDue!.Value));
    }

    [Fact]
    public async Task A_leader_puts_a_task_under_watch_and_changes_nothing_else()
    {
        using var campaign = await CampaignDb.Running();
        var task = await Set(campaign, [Finance]);
        var leader = await campaign.Of(Role.Leader);
        await using (var db = campaign.Test.OpenAs(leader))
        {
            var supervise = new SuperviseTask(db, campaign.Test.Clock);
            Assert.NotEmpty((await supervise.Handle(await campaign.Seen(task), true, "")).Mistakes);
            Assert.Empty((await supervise.Handle(await campaign.Seen(task), true, "月底前报进展")).Mistakes);
            Assert.NotEmpty((await supervise.Handle(await campaign.Seen(task), true, "再督")).Mistakes);
        }

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            Decide(campaign, task, TaskDecision.Withdraw, "算了", leader)
        );
        await using var look = campaign.Test.Open();
        Assert.True((await look.WorkTasks.SingleAsync(t => t.Id == task)).Supervised);
    }

    [Fact]
    public async Task A_task_waits_for_others_and_never_for_itself()
    {
        using var campaign = await CampaignDb.Running();
        var first = await Set(campaign, [Finance]);
        var second = await Set(campaign, [Finance], [first]);
        Assert.Contains("前置任务", Assert.Single(await Decide(campaign, second, TaskDecision.Close, "")));
        Assert.Contains("互相等待", Assert.Single(await Save(campaign, first, [second])));
        Assert.Contains("互相等待", Assert.Single(await Save(campaign, first, [first])));
        Assert.Contains("没有编号为", Assert.Single(await Save(campaign, first, [999_999])));
        Assert.Empty(await Decide(campaign, first, TaskDecision.Close, ""));
        Assert.Empty(await Decide(campaign, second, TaskDecision.Close, ""));
    }

    [Fact]
    public async Task A_task_about_an_indicator_is_closed_only_when_the_data_show_it()
    {
        using var campaign = await CampaignDb.Running();
        var task = (await campaign.Task("indicator:G1")).Id;
        Assert.Contains("还没有数据", Assert.Single(await Decide(campaign, task, TaskDecision.Close, "")));
        await campaign.Test.Version(Rows.School("1"));
        Assert.Contains("尚不能判断", Assert.Single(await Decide(campaign, task, TaskDecision.Close, "")));
        await campaign.Test.Judge("G1");
        Assert.Empty(await Decide(campaign, task, TaskDecision.Close, "佐证齐全"));
    }

    [Fact]
    public async Task What_is_held_every_year_opens_again_in_the_next()
    {
        using var campaign = await CampaignDb.Running();
        var task = await Set(campaign, [Finance], held: true);
        campaign.Test.Clock.Now = new(2027, 6, 1, 8, 0, 0, TimeSpan.Zero);
        Assert.Empty(await Decide(campaign, task, TaskDecision.Close, ""));
        Assert.Equal(0, await Reopen(campaign));
        campaign.Test.Clock.Now = new(2028, 1, 2, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal(1, await Reopen(campaign));
        Assert.Equal(0, await Reopen(campaign));
        await using var db = campaign.Test.Open();
        var again = await db.WorkTasks.SingleAsync(t => t.Id == task);
        Assert.Equal(
            (TaskState.Open, new DateOnly(2028, 6, 30), 0, null),
            (again.State, again.Due!.Value, again.Progress, again.ClosedAt)
        );
        Assert.Contains(
            "reopen-tasks",
            (await db.Processes.OrderBy(p => p.Id).LastAsync()).Name,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_school_sees_its_own_tasks_and_those_of_all_schools_and_no_report_of_another()
    {
        using var campaign = await CampaignDb.Empty();
        await School(campaign, "1", "示例小学");
        await School(campaign, "2", "邻近小学");
        var own = await Set(campaign, ["示例小学"]);
        var all = await Set(campaign, ["各中小学"]);
        var bureau = await Set(campaign, ["县教育局"]);
        var (one, two) = (
            await campaign.Of(Role.SchoolClerk, "示例小学"),
            await campaign.Of(Role.SchoolClerk, "邻近小学")
        );
        Assert.Empty(await Report(campaign, all, one, "本校已办", null));
        Assert.Empty(await Report(campaign, all, two, "邻校已办", null));
        await using var db = campaign.Test.OpenAs(one);
        Assert.Equal([own, all], await db.WorkTasks.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync());
        Assert.Equal(["", "", "本校已办"], await db.TaskReports.OrderBy(r => r.Text).Select(r => r.Text).ToListAsync());
        Assert.Contains(TaskWork.Gone, await Report(campaign, bureau, one, "代报", null));
        var (list, names) = await TaskList.Begin(db, CampaignDb.County, campaign.Test.Clock, default);
        Assert.Equal(2, await list.Of(new() { Mine = true }, names).CountAsync());
    }

    [Fact]
    public async Task A_successor_finds_everything_open()
    {
        using var campaign = await CampaignDb.Running();
        var task = await Set(campaign, [Finance]);
        // Posts, not people: whoever holds a post of the unit has its tasks.
        foreach (var role in new[] { Role.DepartmentLiaison, Role.DepartmentHead })
        {
            await using var db = campaign.Test.OpenAs(await campaign.Of(role, Finance));
            var (list, own) = await TaskList.Begin(db, CampaignDb.County, campaign.Test.Clock, default);
            var mine = await list.Of(new() { Mine = true }, own).Select(t => t.Id).ToListAsync();
            Assert.Contains(task, mine);
            Assert.DoesNotContain((await campaign.Task("step:1.1")).Id, mine);
        }
    }

    [Fact]
    public async Task The_database_and_the_engine_agree_on_every_light()
    {
        using var campaign = await CampaignDb.Empty();
        var today = ReopenTasks.Today(campaign.Test.Clock);
        foreach (var days in new int?[] { null, -400, -1, 0, 1, TaskStanding.Soon, TaskStanding.Soon + 1, 400 })
        {
            foreach (var state in Enum.GetValues<TaskState>())
            {
                await using var write = campaign.Test.Open();
                await ProcessLog.Run(
                    write,
                    campaign.Test.Clock,
                    new(CampaignDb.County, "test", ""),
                    scope =>
                    {
                        write.WorkTasks.Add(
                            new()
                            {
                                CountyCode = CampaignDb.County,
                                Kind = TaskKind.Other,
                                Title = $"{state} {days}",
                                Due = days is { } d ? today.AddDays(d) : null,
                                State = state,
                                CreatedAt = scope.At,
                            }
                        );
                        scope.Change("work_task", "1", "title", null, "a");
                        return Task.CompletedTask;
                    }
                );
            }
        }

        await using var db = campaign.Test.Open();
        var list = new TaskList(db, CampaignDb.County, today);
        var all = await list.Lines(await db.WorkTasks.AsNoTracking().ToListAsync(), default);
        var counted = await list.Lights(db.WorkTasks, default);
        foreach (var light in Enum.GetValues<TaskLight>())
        {
            var asked = list.Of(new() { All = true, Light = light }, new HashSet<string>());
            Assert.Equal(
                all.Where(l => l.Light == light).Select(l => l.Task.Title).Order(),
                await asked.Select(t => t.Title).OrderBy(t => t).ToListAsync()
            );
            Assert.Equal(counted[light], await asked.CountAsync());
        }
    }

    private static async Task<long> Set(
        CampaignDb campaign,
        IReadOnlyList<string> units,
        IReadOnlyList<long>? needs = null,
        bool held = false
    )
    {
        await using var db = campaign.Test.Open();
        var outcome = await new SaveTask(db, campaign.Test.Clock, CampaignDb.Names).Handle(
            new(new(CampaignDb.County, 0, 0), "补足专用教室", "", units, null, Due, held, needs ?? [])
        );
        Assert.Empty(outcome.Mistakes);
        return outcome.Value;
    }

    private static async Task<IReadOnlyList<string>> Save(CampaignDb campaign, long task, IReadOnlyList<long> needs)
    {
        await using var db = campaign.Test.Open();
        return (
            await new SaveTask(db, campaign.Test.Clock, CampaignDb.Names).Handle(
                new(await campaign.Seen(task), "补足专用教室", "", [Finance], null, Due, false, needs)
            )
        ).Mistakes;
    }

    private static async Task<IReadOnlyList<string>> Report(
        CampaignDb campaign,
        long task,
        Access by,
        string text,
        int? progress,
        DateOnly? asked = null
    )
    {
        await using var db = campaign.Test.OpenAs(by);
        return (
            await new ReportTask(db, campaign.Test.Clock).Handle(
                new(await campaign.Seen(task), text, progress, asked, "", [])
            )
        ).Mistakes;
    }

    private static async Task<IReadOnlyList<string>> Sign(CampaignDb campaign, long task, Access by)
    {
        await using var db = campaign.Test.OpenAs(by);
        return (await new SignTask(db, campaign.Test.Clock).Handle(await campaign.Seen(task), "已办结")).Mistakes;
    }

    private static async Task<IReadOnlyList<string>> Decide(
        CampaignDb campaign,
        long task,
        TaskDecision decision,
        string text,
        Access? by = null
    )
    {
        var access = by ?? await campaign.Of(Role.BureauStaff);
        await using var db = campaign.Test.OpenAs(access);
        return (
            await new DecideTask(db, campaign.Test.Clock, Contexts.Opener(campaign.Test)).Handle(
                new(await campaign.Seen(task), decision, text)
            )
        ).Mistakes;
    }

    private static async Task<int> Reopen(CampaignDb campaign)
    {
        await using var db = campaign.Test.OpenAs(Access.Program(ReopenTasks.Actor));
        return await new ReopenTasks(db, campaign.Test.Clock).Handle();
    }

    private static async Task School(CampaignDb campaign, string code, string name)
    {
        await using var db = campaign.Test.Open();
        var top = await db.OrgUnits.SingleAsync(u => u.Level == UnitLevel.County);
        Assert.Empty(
            (await new CreateUnit(db, campaign.Test.Clock).Handle(new(top.Id, UnitLevel.School, name, code))).Mistakes
        );
    }
}
