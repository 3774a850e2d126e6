using Junheng.App.Campaign;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>What people do to tasks; each answers with the mistakes it was refused for.</summary>
internal static class TaskSteps
{
    public const string Finance = "区财政局";

    public static readonly DateOnly Due = new(2027, 6, 30);

    public static async Task<long> Set(
        this CampaignDb campaign,
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

    public static async Task<IReadOnlyList<string>> Save(this CampaignDb campaign, long task, IReadOnlyList<long> needs)
    {
        await using var db = campaign.Test.Open();
        return (
            await new SaveTask(db, campaign.Test.Clock, CampaignDb.Names).Handle(
                new(await campaign.Seen(task), "补足专用教室", "", [Finance], null, Due, false, needs)
            )
        ).Mistakes;
    }

    public static async Task<IReadOnlyList<string>> Report(
        this CampaignDb campaign,
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

    public static async Task<IReadOnlyList<string>> Sign(this CampaignDb campaign, long task, Access by)
    {
        await using var db = campaign.Test.OpenAs(by);
        return (await new SignTask(db, campaign.Test.Clock).Handle(await campaign.Seen(task), "已办结")).Mistakes;
    }

    public static async Task<IReadOnlyList<string>> Decide(
        this CampaignDb campaign,
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

    public static async Task<int> Reopen(this CampaignDb campaign)
    {
        await using var db = campaign.Test.OpenAs(Access.Program(ReopenTasks.Actor));
        return await new ReopenTasks(db, campaign.Test.Clock).Handle();
    }

    public static async Task School(this CampaignDb campaign, string code, string name)
    {
        await using var db = campaign.Test.Open();
        var top = await db.OrgUnits.SingleAsync(u => u.Level == UnitLevel.County);
        Assert.Empty(
            (await new CreateUnit(db, campaign.Test.Clock).Handle(new(top.Id, UnitLevel.School, name, code))).Mistakes
        );
    }
}
