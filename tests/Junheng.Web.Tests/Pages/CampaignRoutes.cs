namespace Junheng.Web.Tests.Pages;

/// <summary>The pages and handlers of 创建工作.</summary>
internal static class CampaignRoutes
{
    private const string Year = "{county:length(6)}/{year:int:range(2000,2100)}";

    public static readonly IReadOnlyList<RouteRow> All = [];
}
