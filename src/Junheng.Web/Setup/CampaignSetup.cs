using Junheng.App.Campaign;
using Junheng.App.Standards;
using Junheng.Engine.Plans;

namespace Junheng.Web.Setup;

/// <summary>The use cases of 创建工作.</summary>
internal static class CampaignSetup
{
    public static IServiceCollection AddCampaign(this IServiceCollection services) =>
        services
            .AddSingleton(_ => ReadingWords.Load())
            .AddSingleton(_ => PlanStandard.Of(PackLibrary.FindDelivered("national")!))
            .AddSingleton(s => new ReadPlan(s.GetRequiredService<PlanWords>(), PackLibrary.FindDelivered("national")!))
            .AddSingleton<UnitNames>()
            .AddSingleton<KeptCampaign>()
            .AddScoped<StartPlan>()
            .AddScoped<OpenPlan>()
            .AddScoped<SavePlan>()
            .AddScoped<DiscardPlan>()
            .AddScoped<ConfirmPlan>()
            .AddScoped<SaveTask>()
            .AddScoped<ReportTask>()
            .AddScoped<SignTask>()
            .AddScoped<DecideTask>()
            .AddScoped<SuperviseTask>()
            .AddScoped<ReopenTasks>()
            .AddScoped<SaveMeeting>()
            .AddScoped<AddDecisions>()
            .AddScoped<SaveGoal>()
            .AddScoped<SaveGoals>()
            .AddScoped<CountChildren>()
            .AddScoped<SaveMatrix>()
            .AddScoped<SaveAliases>()
            .AddHostedService<CampaignClock>();
}
