using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Junheng.Engine.Plans;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>A county of a test whose campaign runs by a paper.</summary>
internal static class RunningCounty
{
    public static readonly UnitNames Names = new(ReadingWords.Load());

    private static readonly PlanStandard Standard = PlanStandard.Of(PackLibrary.FindDelivered("national")!);

    /// <summary>Gives the county its unit, which comes with registration.</summary>
    public static async Task Register(TestDb test)
    {
        await using var db = test.Open();
        await ProcessLog.Run(
            db,
            test.Clock,
            new(TestDb.County, "add-unit", ""),
            scope => CountyUnit.Add(db, TestDb.County, "示例县", scope, default)
        );
    }

    /// <summary>Confirms a plan.</summary>
    public static async Task Confirm(TestDb test, Plan plan)
    {
        await using var db = test.Open();
        var paper = new PlanPaper
        {
            CountyCode = TestDb.County,
            Plan = StoredPlan.Text(plan),
            AsRead = "{}",
            KeepsPersons = false,
            CreatedAt = test.Clock.Now.UtcDateTime,
            CreatedBy = TestDb.Actor,
        };
        await ProcessLog.Run(
            db,
            test.Clock,
            new(TestDb.County, "start-plan", ""),
            scope =>
            {
                db.PlanPapers.Add(paper);
                scope.Change("plan_paper", "1", "title", null, plan.Title);
                return Task.CompletedTask;
            }
        );
        var confirmed = await new ConfirmPlan(db, test.Clock, Names, Standard, CampaignDb.Packs).Handle(
            new(TestDb.County, paper.Id, paper.Version)
        );
        Assert.Equal([], confirmed.Mistakes);
    }

    /// <summary>A plan with two indicators, a leading group and duties.</summary>
    public static Plan Plan =>
        StoredPlan.Blank with
        {
            Title = "示例县创建工作方案",
            Office = "县教育局",
            Posts =
            [
                new("组长", "县政府县长", null, default),
                new("副组长", "县政府分管副县长", null, default),
                new("成员", "县教育局局长", "某某", default),
                new("成员", "县财政局局长", null, default),
            ],
            Duties = [new("县教育局", "统筹协调。", default), new("县财政局", "落实经费。", default)],
            Indicators = [Indicator("G4", "控制规模"), Indicator("G5", "消除大班额")],
        };

    private static PlanIndicator Indicator(string key, string measures) =>
        new()
        {
            Key = key,
            Text = key,
            Thresholds = new Dictionary<string, decimal>(),
            Units = ["县教育局", "县财政局"],
            UnitDuties = [],
            Deadline = new(2028, false),
            Measures = measures,
            Lines = default,
        };

    /// <summary>The tasks of indicators: title, units, day, state.</summary>
    public static async Task<List<string>> Tasks(TestDb test)
    {
        await using var db = test.Open();
        var units = (await db.TaskUnits.OrderBy(u => u.Ordinal).ToListAsync()).ToLookup(u => u.WorkTaskId, u => u.Unit);
        return
        [
            .. (await db.WorkTasks.OrderBy(t => t.Id).ToListAsync()).Select(t =>
                $"{t.ItemKey} {t.Text} {string.Join('、', units[t.Id])} {t.Due:yyyy-MM-dd}{(t.HeldEveryYear ? " held" : "")} {t.State}"
            ),
        ];
    }
}
