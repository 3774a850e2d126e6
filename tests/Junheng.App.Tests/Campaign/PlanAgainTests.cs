using Junheng.App.Campaign;
using Junheng.App.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>A plan confirmed once more: what it says already is left alone.</summary>
[Trait("Database", "both")]
public sealed class PlanAgainTests
{
    [Fact]
    public async Task Confirming_again_without_a_change_sets_nothing_anew()
    {
        using var campaign = await CampaignDb.Running();
        await using var db = campaign.Test.Open();
        var paper = await db.PlanPapers.SingleAsync();
        var count = await db.WorkTasks.CountAsync();
        Assert.Equal(new(0, count, 0), await campaign.Confirm(paper.Id));
        Assert.Equal(count, await db.TaskReports.CountAsync());
        Assert.Equal(1, await db.Processes.CountAsync(p => p.Name == "confirm-plan"));
    }

    [Fact]
    public async Task Measures_in_another_order_are_the_same_tasks_and_the_move_is_on_record()
    {
        using var campaign = await CampaignDb.Running();
        await using var db = campaign.Test.Open();
        var paper = (await db.PlanPapers.SingleAsync()).Id;
        var before = await db.WorkTasks.AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Title);
        var entries = new List<PlanEntry>();
        Assert.Equal([], (await campaign.Save(paper, "measures", (e, _) => Note(e))).Mistakes);
        Assert.Equal([], (await campaign.Save(paper, "measures", (_, i) => entries[^(i + 1)])).Mistakes);
        Assert.Equal(new(0, before.Count, 0), await campaign.Confirm(paper));
        Assert.Equal(before, await db.WorkTasks.AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Title));
        Assert.Contains(await campaign.Test.Log("confirm-plan"), l => l.Contains(" source: measure:1 -> measure:"));

        PlanEntry Note(PlanEntry entry)
        {
            entries.Add(entry);
            return entry;
        }
    }
}
