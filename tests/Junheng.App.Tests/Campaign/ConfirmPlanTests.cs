using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Junheng.Engine.Plans;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>A plan paper is read, looked through and confirmed; what it says becomes units, indicators and tasks.</summary>
[Trait("Database", "both")]
public sealed class ConfirmPlanTests
{
    private static readonly Plan Read = Reading.Text(CampaignDb.Paper);

    [Fact]
    public void What_is_stored_of_a_plan_reads_back_as_it_was()
    {
        var text = StoredPlan.Text(Read);
        Assert.Equal(text, StoredPlan.Text(StoredPlan.Read(text)));
        Assert.Equal(
            StoredPlan.Text(StoredPlan.Blank),
            StoredPlan.Text(StoredPlan.Read(StoredPlan.Text(StoredPlan.Blank)))
        );
    }

    [Fact]
    public void Every_part_of_a_plan_typed_as_it_is_shown_stays_as_it_is()
    {
        foreach (var section in PlanSections.All)
        {
            var mistakes = new List<string>();
            var again = section.Put(Read, section.Entries(Read), mistakes);
            Assert.Empty(mistakes);
            Assert.Equal(StoredPlan.Text(Read), StoredPlan.Text(again));
        }
    }

    [Fact]
    public async Task The_matrix_equals_the_plan()
    {
        using var campaign = await CampaignDb.Running();
        await using var db = campaign.Test.Open();
        var units = await ItemUnitList.Of(db, CampaignDb.County, default);
        var items = await db.CampaignItems.ToDictionaryAsync(i => i.ItemKey);
        foreach (var indicator in Read.Indicators)
        {
            Assert.Equal(indicator.Units.Distinct(), units[indicator.Key]);
            var item = items[indicator.Key];
            Assert.Equal(
                (indicator.Deadline?.Year, indicator.Deadline?.HeldEveryYear ?? false, indicator.Measures ?? ""),
                (item.DeadlineYear, item.HeldEveryYear, item.Measures)
            );
        }

        Assert.Equal(Read.Indicators.Count, items.Count);
        foreach (var veto in CampaignDb.Standard.Veto)
        {
            Assert.Equal(Read.VetoUnits, units[veto]);
        }
    }

    [Fact]
    public async Task Indicators_measures_and_steps_become_tasks_with_their_units_and_days()
    {
        using var campaign = await CampaignDb.Running();
        await using var db = campaign.Test.Open();
        var tasks = await db.WorkTasks.ToListAsync();
        Assert.Equal(
            Read.Indicators.Count + Read.Measures.Count + Read.Phases.Sum(p => p.Steps.Count) + Read.Goals.Count,
            tasks.Count
        );
        Assert.All(tasks, t => Assert.Equal(TaskState.Open, t.State));
        var g7 = tasks.Single(t => t.Source == "indicator:G7");
        Assert.Equal(("G7", new DateOnly(2025, 12, 31), true), (g7.ItemKey, g7.Due, g7.HeldEveryYear));
        var step = tasks.Single(t => t.Source == "step:2.1");
        Assert.Equal(
            (new DateOnly(2025, 7, 1), new DateOnly(2027, 10, 31), Read.Phases[1].Name),
            (step.Start!.Value, step.Due!.Value, step.Phase)
        );
        var measure = tasks.Single(t => t.Source == "measure:2");
        Assert.Equal(
            ["区委编办", "区教体局", "区人社局"],
            await db
                .TaskUnits.Where(u => u.WorkTaskId == measure.Id)
                .OrderBy(u => u.Ordinal)
                .Select(u => u.Unit)
                .ToListAsync()
        );
        Assert.All(await db.TaskReports.ToListAsync(), r => Assert.Equal((TaskDeed.Set, TestDb.Actor), (r.Deed, r.By)));
    }

    [Fact]
    public async Task Names_of_one_organ_mean_one_unit_and_groups_mean_all_of_theirs()
    {
        using var campaign = await CampaignDb.Running();
        await using var db = campaign.Test.Open();
        var aliases = await db.UnitAliases.ToDictionaryAsync(a => a.Name);
        var top = await db.OrgUnits.SingleAsync(u => u.Level == UnitLevel.County);
        Assert.Equal((AliasOf.Unit, top.Id), (aliases["区教育体育局"].Of, aliases["区教育体育局"].OrgUnitId!.Value));
        Assert.Equal(top.Id, aliases["区教体局"].OrgUnitId);
        Assert.Equal((AliasOf.Townships, null), (aliases["各乡镇(街道)"].Of, aliases["各乡镇(街道)"].OrgUnitId));
        var finance = await db.OrgUnits.SingleAsync(u => u.Id == aliases["区财政局"].OrgUnitId);
        Assert.Equal(
            (UnitLevel.Department, "区财政局", top.Id),
            (finance.Level, finance.Name, finance.ParentId!.Value)
        );
        // Each organ once, whatever it is called.
        Assert.Equal(
            await db.OrgUnits.CountAsync(),
            await db.OrgUnits.Select(u => new { u.Level, u.Name }).Distinct().CountAsync()
        );
    }

    [Fact]
    public async Task A_changed_plan_changes_its_tasks_and_leaves_what_is_done()
    {
        using var campaign = await CampaignDb.Running();
        await using var db = campaign.Test.Open();
        var paper = (await db.PlanPapers.SingleAsync()).Id;
        await campaign.Close("indicator:G1");
        Assert.Empty(
            (
                await campaign.Save(
                    paper,
                    "indicators",
                    (e, _) =>
                        e.Values["key"] switch
                        {
                            "G1" => e.With(("year", "2030")),
                            "G2" => e.With(("year", "2031"), ("units", "区发改局、区财政局")),
                            "G3" => null,
                            _ => e,
                        }
                )
            ).Mistakes
        );
        var result = await campaign.Confirm(paper);
        Assert.Equal((0, 1), (result.Tasks, result.Withdrawn));
        Assert.Equal(TaskState.Withdrawn, (await db.WorkTasks.SingleAsync(t => t.ItemKey == "G3")).State);
        var closed = await campaign.Task("indicator:G1");
        Assert.Equal((TaskState.Closed, false), (closed.State, closed.Due?.Year == 2030));
        var changed = await campaign.Task("indicator:G2");
        Assert.Equal(new DateOnly(2031, 12, 31), changed.Due);
        Assert.Equal(
            ["区发改局", "区财政局"],
            await db
                .TaskUnits.Where(u => u.WorkTaskId == changed.Id)
                .OrderBy(u => u.Ordinal)
                .Select(u => u.Unit)
                .ToListAsync()
        );
        var told = await db.TaskReports.SingleAsync(r => r.WorkTaskId == changed.Id && r.Deed == TaskDeed.Changed);
        Assert.Equal(new DateOnly(2031, 12, 31), told.NewDue);
    }

    [Fact]
    public async Task A_second_paper_takes_the_place_of_the_first()
    {
        using var campaign = await CampaignDb.Running();
        var second = await campaign.Read(
            CampaignDb.Paper.Replace("2027年11月", "2027年12月", StringComparison.Ordinal)
        );
        await campaign.Confirm(second);
        await using var db = campaign.Test.Open();
        Assert.Equal(
            [PaperState.Replaced, PaperState.Confirmed],
            await db.PlanPapers.OrderBy(p => p.Id).Select(p => p.State).ToListAsync()
        );
        Assert.Equal(second, (await OpenPlan.Running(db, CampaignDb.County))!.Value.Paper.Id);
    }

    [Fact]
    public async Task What_is_typed_wrongly_is_told_with_its_place_and_nothing_is_kept()
    {
        using var campaign = await CampaignDb.Empty();
        var paper = await campaign.Read(CampaignDb.Paper);
        var refused = await campaign.Save(
            paper,
            "indicators",
            (e, i) =>
                i == 0 ? e.With(("key", "R9"), ("year", "近期"), ("thresholds", "小学四点二"), ("primary", "两所")) : e
        );
        Assert.Equal(4, refused.Mistakes.Count);
        Assert.All(refused.Mistakes, m => Assert.StartsWith("指标任务第1条", m, StringComparison.Ordinal));
        await using var db = campaign.Test.Open();
        var stored = await db.PlanPapers.SingleAsync();
        Assert.Equal((1, stored.AsRead), (stored.Version, stored.Plan));
    }

    [Fact]
    public async Task Who_saw_an_older_state_is_refused_and_names_of_persons_stay_out()
    {
        using var campaign = await CampaignDb.Empty();
        var paper = await campaign.Read(CampaignDb.Paper);
        await using var db = campaign.Test.Open();
        var seen = await db.PlanPapers.AsNoTracking().SingleAsync();
        Assert.Empty((await campaign.Save(paper, "head", (e, _) => e.With(("number", "虚政办〔2026〕1号")))).Mistakes);
        var head = PlanSections.Find("head")!;
        var late = await new SavePlan(db, campaign.Test.Clock).Handle(
            new(CampaignDb.County, paper, seen.Version, head, head.Entries(Read))
        );
        Assert.Contains("刚刚被其他人修改", Assert.Single(late.Mistakes), StringComparison.Ordinal);
        var named = await campaign.Save(paper, "posts", (e, i) => i == 0 ? e.With(("person", "某某")) : e);
        Assert.Contains("不保留姓名", Assert.Single(named.Mistakes), StringComparison.Ordinal);
        var log = await campaign.Test.Log("save-plan");
        Assert.Contains(log, l => l.Contains(" head: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_paper_without_a_title_or_with_an_indicator_twice_is_not_confirmed()
    {
        using var campaign = await CampaignDb.Empty();
        var paper = await campaign.Read(CampaignDb.Paper);
        Assert.Empty((await campaign.Save(paper, "indicators", (e, i) => i == 1 ? e.With(("key", "R1")) : e)).Mistakes);
        var refused = await campaign.TryConfirm(paper);
        Assert.Contains("R1 出现了2次", Assert.Single(refused.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_told_before_anything_is()
    {
        using var campaign = await CampaignDb.Empty();
        var paper = await campaign.Read(CampaignDb.Paper);
        var goal = await campaign.Save(paper, "goals", (e, i) => i == 0 ? e.With(("value", "9999999999999999")) : e);
        Assert.Contains("过大", Assert.Single(goal.Mistakes), StringComparison.Ordinal);
        // Full-width digits are digits.
        Assert.Empty(
            (await campaign.Save(paper, "goals", (e, i) => i == 0 ? e.With(("value", "９７．５％")) : e)).Mistakes
        );
        var code = new string('甲', CampaignItem.LongestCode + 1);
        Assert.Empty(
            (await campaign.Save(paper, "indicators", (e, i) => i == 0 ? e.With(("code", code)) : e)).Mistakes
        );
        Assert.Contains(
            "方案编号",
            Assert.Single((await campaign.TryConfirm(paper)).Mistakes),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_discarded_paper_is_over()
    {
        using var campaign = await CampaignDb.Empty();
        var paper = await campaign.Read(CampaignDb.Paper);
        await using var db = campaign.Test.Open();
        var discard = new DiscardPlan(db, campaign.Test.Clock);
        Assert.Empty((await discard.Handle(CampaignDb.County, paper)).Mistakes);
        Assert.NotEmpty((await discard.Handle(CampaignDb.County, paper)).Mistakes);
        Assert.NotEmpty((await campaign.TryConfirm(paper)).Mistakes);
        Assert.NotEmpty((await campaign.Save(paper, "head", (e, _) => e)).Mistakes);
    }

    [Fact]
    public async Task A_paper_that_is_none_is_refused_and_kept_nowhere()
    {
        using var campaign = await CampaignDb.Empty();
        await using var db = campaign.Test.Open();
        var outcome = await new StartPlan(db, campaign.Test.Clock, CampaignDb.Reader).Handle(
            new(CampaignDb.County, "通知.txt", "关于召开运动会的通知"u8.ToArray(), false)
        );
        Assert.Contains("不像创建工作方案", Assert.Single(outcome.Mistakes), StringComparison.Ordinal);
        Assert.False(await db.SourceFiles.AnyAsync());
    }

    [Fact]
    public async Task Nothing_of_it_is_seen_from_another_county()
    {
        using var campaign = await CampaignDb.Running();
        await using var db = campaign.Test.OpenAs(Access.Of("邻县负责人", Role.BureauDirector, "999902", null));
        Assert.False(await db.PlanPapers.AnyAsync());
        Assert.False(await db.WorkTasks.AnyAsync());
        Assert.False(await db.TaskUnits.AnyAsync());
        Assert.False(await db.TaskReports.AnyAsync());
        Assert.False(await db.UnitAliases.AnyAsync());
        Assert.False(await db.CampaignItems.AnyAsync());
        Assert.False(await db.LocalGoals.AnyAsync());
    }
}
