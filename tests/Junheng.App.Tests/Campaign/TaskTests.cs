using Junheng.App.Campaign;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;
using static Junheng.App.Tests.Campaign.TaskSteps;

namespace Junheng.App.Tests.Campaign;

/// <summary>Units report, their heads say that it is done, the bureau looks and closes: each within its rights.</summary>
[Trait("Database", "both")]
public sealed class TaskTests
{
    [Fact]
    public async Task A_task_is_carried_by_three_roles_to_its_end()
    {
        using var campaign = await CampaignDb.Running();
        var task = await campaign.Set([Finance, "区发改局"]);
        Assert.Empty(await campaign.Report(task, await campaign.Of(Role.DepartmentLiaison, Finance), "已到位一半", 50));
        Assert.Empty(await campaign.Sign(task, await campaign.Of(Role.DepartmentHead, Finance)));
        Assert.Empty(await campaign.Decide(task, TaskDecision.Return, "缺验收表"));
        Assert.Empty(await campaign.Sign(task, await campaign.Of(Role.DepartmentHead, Finance)));
        Assert.Empty(await campaign.Decide(task, TaskDecision.Close, ""));
        await using var db = campaign.Test.Open();
        var closed = await db.WorkTasks.SingleAsync(t => t.Id == task);
        Assert.Equal((TaskState.Closed, 100), (closed.State, closed.Progress));
        Assert.Equal(
            [TaskDeed.Set, TaskDeed.Progress, TaskDeed.Report, TaskDeed.Return, TaskDeed.Report, TaskDeed.Close],
            await db.TaskReports.Where(r => r.WorkTaskId == task).OrderBy(r => r.Id).Select(r => r.Deed).ToListAsync()
        );
        Assert.Contains(
            "已经销号",
            Assert.Single(await campaign.Report(task, await campaign.Of(Role.DepartmentLiaison, Finance), "还有", 1))
        );
    }

    [Fact]
    public async Task Nobody_reports_on_a_task_of_others_and_only_the_lead_says_that_it_is_done()
    {
        using var campaign = await CampaignDb.Running();
        var task = await campaign.Set([Finance, "区发改局"]);
        var other = await campaign.Of(Role.DepartmentHead, "区民政局");
        Assert.Contains("没有本单位", Assert.Single(await campaign.Report(task, other, "代报", 10)));
        var supporting = await campaign.Of(Role.DepartmentHead, "区发改局");
        Assert.Empty(await campaign.Report(task, supporting, "配合完成", 90));
        Assert.Contains("牵头单位", Assert.Single(await campaign.Sign(task, supporting)));
        await using var db = campaign.Test.Open();
        // How far the whole is, the lead unit says.
        Assert.Equal(0, (await db.WorkTasks.SingleAsync(t => t.Id == task)).Progress);
        await Assert.ThrowsAsync<AccessDeniedException>(async () =>
            await campaign.Sign(task, await campaign.Of(Role.DepartmentLiaison, Finance))
        );
        await Assert.ThrowsAsync<AccessDeniedException>(async () =>
            await campaign.Decide(task, TaskDecision.Close, "", await campaign.Of(Role.DepartmentHead, Finance))
        );
    }

    [Fact]
    public async Task Another_day_is_asked_for_granted_once_and_refused_once()
    {
        using var campaign = await CampaignDb.Running();
        var task = await campaign.Set([Finance]);
        var liaison = await campaign.Of(Role.DepartmentLiaison, Finance);
        Assert.Contains("应晚于", Assert.Single(await campaign.Report(task, liaison, "来不及", null, Due)));
        Assert.Empty(await campaign.Report(task, liaison, "雨季停工", null, Due.AddMonths(2)));
        Assert.Empty(await campaign.Decide(task, TaskDecision.GrantDue, "同意"));
        Assert.Empty(await campaign.Report(task, liaison, "再延", null, Due.AddMonths(9)));
        Assert.Empty(await campaign.Decide(task, TaskDecision.RefuseDue, "不再延期"));
        Assert.Contains("没有待审批", Assert.Single(await campaign.Decide(task, TaskDecision.RefuseDue, "又一次")));
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
        var task = await campaign.Set([Finance]);
        var leader = await campaign.Of(Role.Leader);
        await using (var db = campaign.Test.OpenAs(leader))
        {
            var supervise = new SuperviseTask(db, campaign.Test.Clock);
            Assert.NotEmpty((await supervise.Handle(await campaign.Seen(task), true, "")).Mistakes);
            Assert.Empty((await supervise.Handle(await campaign.Seen(task), true, "月底前报进展")).Mistakes);
            Assert.NotEmpty((await supervise.Handle(await campaign.Seen(task), true, "再督")).Mistakes);
        }

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            campaign.Decide(task, TaskDecision.Withdraw, "算了", leader)
        );
        await using var look = campaign.Test.Open();
        Assert.True((await look.WorkTasks.SingleAsync(t => t.Id == task)).Supervised);
    }

    [Fact]
    public async Task A_task_waits_for_others_and_never_for_itself()
    {
        using var campaign = await CampaignDb.Running();
        var first = await campaign.Set([Finance]);
        var second = await campaign.Set([Finance], [first]);
        Assert.Contains("前置任务", Assert.Single(await campaign.Decide(second, TaskDecision.Close, "")));
        Assert.Contains("互相等待", Assert.Single(await campaign.Save(first, [second])));
        Assert.Contains("互相等待", Assert.Single(await campaign.Save(first, [first])));
        Assert.Contains("没有编号为", Assert.Single(await campaign.Save(first, [999_999])));
        Assert.Contains("没有编号为", Assert.Single(await campaign.Save(first, [0])));
        Assert.Empty(await campaign.Decide(first, TaskDecision.Close, ""));
        Assert.Empty(await campaign.Decide(second, TaskDecision.Close, ""));
    }

    [Fact]
    public async Task A_task_about_an_indicator_is_closed_only_when_the_data_show_it()
    {
        using var campaign = await CampaignDb.Running();
        var task = (await campaign.Task("indicator:G1")).Id;
        Assert.Contains("还没有数据", Assert.Single(await campaign.Decide(task, TaskDecision.Close, "")));
        await campaign.Test.Version(Rows.School("1"));
        Assert.Contains("尚不能判断", Assert.Single(await campaign.Decide(task, TaskDecision.Close, "")));
        await campaign.Test.Judge("G1");
        Assert.Empty(await campaign.Decide(task, TaskDecision.Close, "佐证齐全"));
    }

    [Fact]
    public async Task What_is_held_every_year_opens_again_in_the_next()
    {
        using var campaign = await CampaignDb.Running();
        var task = await campaign.Set([Finance], held: true);
        campaign.Test.Clock.Now = new(2027, 6, 1, 8, 0, 0, TimeSpan.Zero);
        Assert.Empty(await campaign.Decide(task, TaskDecision.Close, ""));
        Assert.Equal(0, await campaign.Reopen());
        campaign.Test.Clock.Now = new(2028, 1, 2, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal(1, await campaign.Reopen());
        Assert.Equal(0, await campaign.Reopen());
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
}
