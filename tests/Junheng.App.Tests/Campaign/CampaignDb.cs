using System.Text;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Junheng.Engine.Plans;
using Junheng.Engine.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>A county whose campaign runs, with the units and posts of the synthetic plan.</summary>
internal sealed class CampaignDb : IDisposable
{
    public const string County = TestDb.County;

    private static readonly PlanWords Words = ReadingWords.Load();
    private static readonly RulePack National = PackLibrary.FindDelivered("national")!;

    public static readonly PackLibrary Packs = PackLibrary.Delivered();
    public static readonly UnitNames Names = new(Words);
    public static readonly PlanStandard Standard = PlanStandard.Of(National);
    public static readonly ReadPlan Reader = new(Words, National);

    private CampaignDb(TestDb test) => Test = test;

    public TestDb Test { get; }

    /// <summary>The synthetic plan's text.</summary>
    public static readonly string Paper = File.ReadAllText(
        Path.Combine(Programs.Repository, "tests/Junheng.App.Tests/Campaign/SyntheticList.txt")
    );

    /// <summary>A county with its unit of the tree and nothing else.</summary>
    public static async Task<CampaignDb> Empty()
    {
        var test = await TestDb.Create();
        await using var db = test.Open();
        await ProcessLog.Run(
            db,
            test.Clock,
            new(County, "test", ""),
            scope => CountyUnit.Add(db, County, "示例县", scope, default)
        );
        return new(test);
    }

    /// <summary>A county whose campaign runs by the synthetic plan.</summary>
    public static async Task<CampaignDb> Running()
    {
        var campaign = await Empty();
        await campaign.Confirm(await campaign.Read(Paper));
        return campaign;
    }

    /// <summary>Hands in a paper; its number.</summary>
    public async Task<long> Read(string text)
    {
        await using var db = Test.Open();
        var outcome = await new StartPlan(db, Test.Clock, Reader).Handle(
            new(County, "方案.txt", Encoding.UTF8.GetBytes(text), false)
        );
        Assert.Empty(outcome.Mistakes);
        return outcome.Value;
    }

    /// <summary>Lets the campaign run by a paper as it stands now.</summary>
    public async Task<ConfirmPlan.Result> Confirm(long paper)
    {
        var outcome = await TryConfirm(paper);
        Assert.Empty(outcome.Mistakes);
        return outcome.Value!;
    }

    public async Task<Outcome<ConfirmPlan.Result>> TryConfirm(long paper)
    {
        await using var db = Test.Open();
        var version = await db.PlanPapers.Where(p => p.Id == paper).Select(p => p.Version).SingleAsync();
        return await new ConfirmPlan(db, Test.Clock, Names, Standard, Packs).Handle(new(County, paper, version));
    }

    /// <summary>Saves a part of a paper.</summary>
    public async Task<Outcome> Save(long paper, string section, Func<PlanEntry, int, PlanEntry?> change)
    {
        await using var db = Test.Open();
        var stored = await db.PlanPapers.AsNoTracking().SingleAsync(p => p.Id == paper);
        var part = PlanSections.Find(section)!;
        var entries = part.Entries(StoredPlan.Read(stored.Plan)).Select(change).OfType<PlanEntry>().ToList();
        return await new SavePlan(db, Test.Clock).Handle(new(County, paper, stored.Version, part, entries));
    }

    /// <summary>A task by its place in the plan.</summary>
    public async Task<WorkTask> Task(string source)
    {
        await using var db = Test.Open();
        return await db.WorkTasks.AsNoTracking().SingleAsync(t => t.Source == source);
    }

    /// <summary>Somebody of a unit the county has.</summary>
    public async Task<Access> Of(Role role, string? unit = null)
    {
        await using var db = Test.Open();
        var at = unit is null
            ? await db.OrgUnits.SingleAsync(u => u.CountyCode == County && u.Level == UnitLevel.County)
            : await db.OrgUnits.SingleAsync(u => u.CountyCode == County && u.Name == unit);
        return Access.Of($"{unit ?? "教育局"}{role}", role, at.Division, at.School) with
        {
            UnitId = at.Id,
            Unit = at.Name,
            Level = at.Level,
        };
    }

    /// <summary>A task as somebody who has just looked sees it.</summary>
    public async Task<TaskRef> Seen(long task)
    {
        await using var db = Test.Open();
        return new(County, task, await db.WorkTasks.Where(t => t.Id == task).Select(t => t.Version).SingleAsync());
    }

    /// <summary>Closes a task as if the data showed it: by the record alone.</summary>
    public async Task Close(string source)
    {
        var task = (await Task(source)).Id;
        await using var db = Test.Open();
        await ProcessLog.Run(
            db,
            Test.Clock,
            new(County, "test", ""),
            async scope =>
            {
                var row = await db.WorkTasks.SingleAsync(t => t.Id == task);
                row.State = Engine.Campaign.TaskState.Closed;
                scope.Change("work_task", $"{task}", "state", "Open", "Closed");
            }
        );
    }

    /// <summary>A meeting of 3 November decides on two tasks: one due on the 5th, one on the 19th.</summary>
    public async Task Meet()
    {
        await using var db = Test.Open();
        var meeting = await new SaveMeeting(db, Test.Clock).Handle(
            new(County, 0, 0, new(2026, 11, 3), "领导小组会议", "县教育局", "")
        );
        var decided = await new AddDecisions(db, Test.Clock, Names).Handle(
            new(
                County,
                meeting.Value,
                [
                    new("补充音乐教师", "县人社局、县教育局", new(2026, 11, 5)),
                    new("腾退教学用房", "县财政局", new(2026, 11, 19)),
                ],
                NewUnits: true
            )
        );
        Assert.Empty(decided.Mistakes);
    }

    public void Dispose() => Test.Dispose();
}

/// <summary>Changes entries as somebody would type them.</summary>
internal static class Typing
{
    /// <summary>The entry with other values in some fields.</summary>
    public static PlanEntry With(this PlanEntry entry, params (string Key, string Value)[] values)
    {
        var all = entry.Values.ToDictionary(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            all[key] = value;
        }

        return entry with
        {
            Values = all,
        };
    }
}
