using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>Goals of the county are followed as indicators are: with units, a task, and a row of the matrix.</summary>
[Trait("Database", "both")]
public sealed class GoalTaskTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly SaveGoal.Command Retention = new(
        CampaignDb.County,
        0,
        0,
        "九年义务教育巩固率（新）",
        "97.5",
        "%",
        false,
        "2027-06",
        "区教体局、区财政局"
    );

    [Fact]
    public async Task Goals_of_a_plan_become_tasks_of_the_office_and_a_later_plan_leaves_them_alone()
    {
        using var campaign = await CampaignDb.Running();
        var lines = await Lines(campaign);
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(l => l.Goal.Number));
        await using var db = campaign.Test.Open();
        foreach (var line in lines)
        {
            var task = await campaign.Task($"goal:{line.Goal.Key}");
            Assert.Equal((TaskKind.Goal, line.Goal.Key), (task.Kind, task.ItemKey));
            Assert.Equal(PlanTasks.LastDay(line.Goal.By), task.Due);
        }

        var own = (await Save(campaign, Retention)).Value;
        var paper = await db.PlanPapers.SingleAsync();
        Assert.Equal(0, (await campaign.Confirm(paper.Id)).Withdrawn);
        Assert.Equal(TaskState.Open, (await TaskOf(campaign, own)).State);
    }

    [Fact]
    public async Task A_new_goal_is_a_task_of_its_units_that_follows_it_until_it_is_dropped()
    {
        using var campaign = await CampaignDb.Running();
        var id = (await Save(campaign, Retention)).Value;
        var task = await TaskOf(campaign, id);
        Assert.Equal(
            ("区教体局、区财政局", new DateOnly(2027, 6, 30), TaskState.Open),
            (await Units(campaign, task.Id), task.Due!.Value, task.State)
        );
        var moved = Retention with { Id = id, Version = 1, By = "2028", Units = "区财政局" };
        Assert.Equal([], (await Save(campaign, moved)).Mistakes);
        var after = await TaskOf(campaign, id);
        Assert.Equal(
            (task.Id, "区财政局", new DateOnly(2028, 12, 31)),
            (after.Id, await Units(campaign, task.Id), after.Due!.Value)
        );
        Assert.Equal([], (await Save(campaign, moved with { Version = 2, Dropped = true })).Mistakes);
        Assert.Equal(TaskState.Withdrawn, (await TaskOf(campaign, id)).State);
        Assert.Equal([], (await Save(campaign, moved with { Version = 3 })).Mistakes);
        after = await TaskOf(campaign, id);
        Assert.NotEqual(task.Id, after.Id);
        Assert.Equal(TaskState.Open, after.State);
    }

    [Fact]
    public async Task A_task_of_a_goal_is_closed_only_when_the_newest_value_reaches_it()
    {
        using var campaign = await CampaignDb.Running();
        var id = (await Save(campaign, Retention)).Value;
        var task = (await TaskOf(campaign, id)).Id;
        var close = await campaign.Decide(task, TaskDecision.Close, "");
        Assert.Contains("还没有填报数值", Assert.Single(close), StringComparison.Ordinal);
        await Fill(campaign, id, 2025, "98");
        await Fill(campaign, id, 2026, "97.499999");
        close = await campaign.Decide(task, TaskDecision.Close, "");
        Assert.Contains("2026年为97.499999%，没有达到", Assert.Single(close), StringComparison.Ordinal);
        await Fill(campaign, id, 2027, "97.5");
        Assert.Empty(await campaign.Decide(task, TaskDecision.Close, ""));
        // Without a number it is for the bureau to judge.
        var ladder = (await Save(campaign, Retention with { Name = "教师梯队1∶4∶15", Target = "" })).Value;
        Assert.Empty(await campaign.Decide((await TaskOf(campaign, ladder)).Id, TaskDecision.Close, "已建成"));
    }

    [Fact]
    public async Task A_goal_has_a_row_in_the_matrix_and_the_row_changes_goal_and_task()
    {
        using var campaign = await CampaignDb.Running();
        var id = (await Save(campaign, Retention)).Value;
        var row = await Row(campaign, id);
        Assert.Equal(
            ("九年义务教育巩固率（新） ≥ 97.5%", "区教体局", "2027年6月", 1),
            (row.Indicator, row.Lead, row.Deadline, row.Version)
        );
        var entry = new MatrixEntry(
            row.Key,
            "区财政局",
            "区教体局",
            "2027-12",
            true,
            "逐校建台账",
            "区教体局、区财政局",
            row.Version
        );
        Assert.Equal([], (await Save(campaign, entry)).Mistakes);
        row = await Row(campaign, id);
        Assert.Equal(("区财政局", "2027年12月，逐年保持", "逐校建台账"), (row.Lead, row.Deadline, row.Measures));
        var task = await TaskOf(campaign, id);
        Assert.Equal(
            ("逐校建台账", new DateOnly(2027, 12, 31), true, "区财政局、区教体局"),
            (task.Text, task.Due!.Value, task.HeldEveryYear, await Units(campaign, task.Id))
        );
        // Who saw the goal before the row was saved has not seen this.
        Assert.Contains(
            "刚刚被其他人修改",
            Assert.Single((await Save(campaign, Retention with { Id = id, Version = 1 })).Mistakes),
            StringComparison.Ordinal
        );
        Assert.Contains("刚刚被其他人修改", Assert.Single((await Save(campaign, entry with { By = "2029" })).Mistakes));
        // A row left blank is still a goal, and then the office's.
        var blank = new MatrixEntry(row.Key, "", "", "", false, "", "区财政局、区教体局", row.Version);
        Assert.Equal([], (await Save(campaign, blank)).Mistakes);
        task = await TaskOf(campaign, id);
        Assert.Equal((TaskState.Open, null), (task.State, task.Due));
        Assert.True(CampaignDb.Names.IsBureau(await Units(campaign, task.Id)));
        Assert.Contains(
            "请按“2028”或“2028-06”填写",
            Assert.Single((await Save(campaign, blank with { By = "明年" })).Mistakes)
        );
    }

    [Fact]
    public async Task A_name_that_means_no_unit_is_refused_unless_it_is_to_be_one()
    {
        using var campaign = await CampaignDb.Running();
        var slip = Retention with { Units = "区教体局、区财政居" };
        var refused = await Save(campaign, slip);
        Assert.StartsWith("本县还没有名为“区财政居”", Assert.Single(refused.Mistakes), StringComparison.Ordinal);
        Assert.DoesNotContain(await Lines(campaign), l => l.Goal.Name == slip.Name);
        Assert.Equal([], (await Save(campaign, slip with { NewUnits = true })).Mistakes);
        await using var db = campaign.Test.Open();
        Assert.Equal(UnitLevel.Department, (await db.OrgUnits.SingleAsync(u => u.Name == "区财政居")).Level);
    }

    [Theory]
    [InlineData("shanxi/pingshun", "97", false)]
    [InlineData("shanxi/pingshun", "98", true)]
    [InlineData("national/2017-6", "97", true)]
    public async Task What_the_rules_in_force_judge_already_is_not_set_up_twice(string pack, string target, bool isGoal)
    {
        using var campaign = await CampaignDb.Empty();
        await using var db = campaign.Test.Open();
        await ProcessLog.Run(
            db,
            campaign.Test.Clock,
            new(CampaignDb.County, "choose-pack", "测试"),
            async scope =>
            {
                (await db.Counties.SingleAsync(c => c.Code == CampaignDb.County)).Pack = pack;
                scope.Change("county", CampaignDb.County, "pack", null, pack);
            }
        );
        var paper = await campaign.Read(CampaignDb.Paper);
        var goals = PlanSections.Find("goals")!;
        Assert.Equal(
            [],
            (
                await campaign.Save(
                    paper,
                    goals.Key,
                    (entry, at) =>
                        at > 0 ? null : entry.With(("text", "九年义务教育巩固率"), ("value", target), ("unit", "%"))
                )
            ).Mistakes
        );
        await campaign.Confirm(paper);
        Assert.Equal(isGoal ? ["九年义务教育巩固率"] : [], (await Lines(campaign)).Select(l => l.Goal.Name));
    }

    private static async Task<Outcome<long>> Save(CampaignDb campaign, SaveGoal.Command command)
    {
        await using var db = campaign.Test.Open();
        return await new SaveGoal(db, campaign.Test.Clock, CampaignDb.Names).Handle(command);
    }

    private static async Task<Outcome> Save(CampaignDb campaign, MatrixEntry entry)
    {
        await using var db = campaign.Test.Open();
        return await new SaveMatrix(db, campaign.Test.Clock, CampaignDb.Names).Handle(
            new(CampaignDb.County, new Dictionary<string, string>(), [entry])
        );
    }

    private static async Task Fill(CampaignDb campaign, long goal, int year, string value)
    {
        await using var db = campaign.Test.Open();
        var outcome = await new SaveGoals(db, campaign.Test.Clock).Handle(
            new(CampaignDb.County, year, [new(goal, value, "统计", "")])
        );
        Assert.Equal([], outcome.Mistakes);
    }

    private static async Task<IReadOnlyList<GoalLine>> Lines(CampaignDb campaign)
    {
        await using var db = campaign.Test.Open();
        return await GoalList.Of(db, CampaignDb.County, Today, default);
    }

    private static async Task<MatrixRow> Row(CampaignDb campaign, long goal)
    {
        await using var db = campaign.Test.Open();
        var pack = PackLibrary.FindDelivered("national")!;
        return (await Matrix.Of(db, CampaignDb.Names, pack, CampaignDb.County, default)).Rows.Single(r =>
            r.Goal == goal
        );
    }

    /// <summary>The newest task of a goal.</summary>
    private static async Task<WorkTask> TaskOf(CampaignDb campaign, long goal)
    {
        await using var db = campaign.Test.Open();
        var key = (await db.LocalGoals.SingleAsync(g => g.Id == goal)).Key;
        return await db.WorkTasks.AsNoTracking().Where(t => t.ItemKey == key).OrderBy(t => t.Id).LastAsync();
    }

    private static async Task<string> Units(CampaignDb campaign, long task)
    {
        await using var db = campaign.Test.Open();
        var units = await db.TaskUnits.Where(u => u.WorkTaskId == task).OrderBy(u => u.Ordinal).ToListAsync();
        return string.Join('、', units.Select(u => u.Unit));
    }
}
