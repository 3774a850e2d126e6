using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.Engine.Campaign;
using Junheng.Engine.Plans;
using Junheng.Engine.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>
/// 确认方案: the county's campaign runs by this paper from now on. Its units get their places in the tree, its
/// indicators their units and days, its measures and steps become tasks; what an earlier paper asked for and this one
/// does not is withdrawn, unless it is done.
/// </summary>
public sealed class ConfirmPlan(Db db, TimeProvider clock, UnitNames names, PlanStandard standard, PackLibrary packs)
{
    /// <summary>Who runs a campaign whose plan names no office.</summary>
    public const string Bureau = "教育局";

    /// <param name="County">Division code.</param>
    /// <param name="PaperId">The paper.</param>
    /// <param name="Version">The version the user saw.</param>
    public sealed record Command(string County, long PaperId, int Version);

    /// <param name="Tasks">Tasks it set.</param>
    /// <param name="Kept">Tasks of the earlier paper that go on.</param>
    /// <param name="Withdrawn">Tasks of the earlier paper that it does not ask for.</param>
    public sealed record Result(int Tasks, int Kept, int Withdrawn);

    public async Task<Outcome<Result>> Handle(Command command, CancellationToken cancel = default)
    {
        Result? result = null;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(command.County, "confirm-plan", ""),
            async scope =>
            {
                (var ending, result) = await Confirm(command, scope, cancel);
                return ending;
            },
            cancel
        );
        return outcome.With(result);
    }

    private async Task<(Outcome, Result?)> Confirm(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var papers = await db
            .PlanPapers.Where(p => p.CountyCode == command.County)
            .Where(p => p.Id == command.PaperId || p.State == PaperState.Confirmed)
            .ToListAsync(cancel);
        var paper = papers.Find(p => p.Id == command.PaperId);
        if (paper is null || paper.State is PaperState.Discarded or PaperState.Replaced)
        {
            return (Outcome.Refuse("这份方案已经放弃或被替换，不能确认。"), null);
        }

        if (paper.Version != command.Version)
        {
            return (Outcome.Refuse(SavePlan.Stale), null);
        }

        var plan = StoredPlan.Read(paper.Plan);
        if (Mistakes(plan) is { Count: > 0 } mistakes)
        {
            return (Outcome.Refuse(mistakes), null);
        }

        foreach (var earlier in papers.Where(p => p.Id != paper.Id))
        {
            scope.Change("plan_paper", $"{earlier.Id}", "state", $"{earlier.State}", nameof(PaperState.Replaced));
            (earlier.State, earlier.Version) = (PaperState.Replaced, earlier.Version + 1);
        }

        if (paper.State != PaperState.Confirmed)
        {
            scope.Change("plan_paper", $"{paper.Id}", "state", $"{paper.State}", nameof(PaperState.Confirmed));
            (paper.State, paper.Version) = (PaperState.Confirmed, paper.Version + 1);
        }

        var office = Office(plan);
        await names.Settle(db, command.County, [.. names.In(plan), office], scope, cancel);
        await PlanItems.Put(db, command.County, plan, standard.Veto, scope, cancel);
        await PlanGoals.Put(db, command.County, plan, await Rules(command.County, cancel), scope, cancel);
        var result = await new PlannedTasks(db, command.County, scope).Put(
            [.. PlanTasks.Of(plan, standard.Titles, office), .. await Goals(command.County, office, cancel)],
            cancel
        );
        return (Outcome.Done, result);
    }

    /// <summary>The rules the county is judged by.</summary>
    private async Task<RulePack> Rules(string county, CancellationToken cancel)
    {
        var name = await db.Counties.Where(c => c.Code == county).Select(c => c.Pack).SingleAsync(cancel);
        return packs.Find(name) ?? packs.For(county);
    }

    /// <summary>The tasks of all goals that are followed, those of earlier papers too.</summary>
    private async Task<IEnumerable<PlannedTask>> Goals(string county, string office, CancellationToken cancel) =>
        (await GoalList.Of(db, county, ReopenTasks.Today(clock), cancel))
            .Where(l => !l.Goal.Dropped)
            .Select(l =>
                MatrixTasks.Planned(
                    l.Goal.Key,
                    l.Goal,
                    "",
                    MatrixChange.State(l.Units, l.Item, l.Goal),
                    l.Units.Count > 0 ? l.Units : [office]
                )
            );

    /// <summary>The unit that runs the campaign: the education organ as the plan itself calls it.</summary>
    private string Office(Plan plan) =>
        names
            .In(plan)
            .Concat(plan.Office is { Length: <= UnitAlias.LongestName } office ? [office] : [])
            .FirstOrDefault(names.IsBureau)
        ?? Bureau;

    private static List<string> Mistakes(Plan plan)
    {
        var mistakes = new List<string>();
        if (string.IsNullOrWhiteSpace(plan.Title))
        {
            mistakes.Add("方案没有名称。请在“方案概况”中填写。");
        }

        mistakes.AddRange(
            plan.Indicators.GroupBy(i => i.Key)
                .Where(g => g.Count() > 1)
                .Select(g => $"指标 {g.Key} 出现了{g.Count()}次。请在“指标任务”中只保留一条。")
        );
        mistakes.AddRange(
            plan.Indicators.Where(i => i.Code?.Length > CampaignItem.LongestCode)
                .Select(i => $"指标 {i.Key} 的方案编号超过{CampaignItem.LongestCode}个字。请在“指标任务”中改正。")
        );
        mistakes.AddRange(
            plan.Goals.Where(g => g.Value is { } value && !TypedNumber.Fits(value))
                .Select(g => $"本县目标“{g.Text}”的目标值过大，或小数超过六位。请在“本县目标”中改正。")
        );
        mistakes.AddRange(
            plan.Indicators.SelectMany(i => i.Units.Select(u => (Place: $"指标 {i.Key}", Unit: u)))
                .Concat(plan.Measures.SelectMany(m => m.Units.Select(u => (Place: $"举措 {m.Number}", Unit: u))))
                .Where(u => u.Unit.Length > UnitAlias.LongestName)
                .Select(u =>
                    $"{u.Place}的责任单位“{u.Unit[..10]}…”超过{UnitAlias.LongestName}个字，多个单位请用顿号分开。"
                )
        );
        return mistakes;
    }
}
