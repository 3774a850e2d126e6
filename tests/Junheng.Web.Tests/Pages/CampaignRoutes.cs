using Junheng.App.Campaign;

namespace Junheng.Web.Tests.Pages;

/// <summary>The pages and handlers of 创建工作.</summary>
internal static class CampaignRoutes
{
    private const string Year = "{county:length(6)}/{year:int:range(2000,2100)}";

    public static readonly IReadOnlyList<RouteRow> All =
    [
        new(Year + "/campaign/self-check GET ", Links.SelfCheck, 200, 404, 200),
        new(Year + "/campaign/self-check GET Paper", (c, y) => Links.SelfCheck(c, y) + "?handler=Paper", 200, 404, 404),
        new(Year + "/campaign/matrix GET ", Links.Matrix, 200, 404, 200),
        new(Year + "/campaign/matrix GET Workbook", (c, y) => Links.Matrix(c, y, new(), "Workbook"), 200, 404, 200),
        new(Year + "/campaign/matrix GET Paper", (c, y) => Links.Matrix(c, y, new(), "Paper"), 200, 404, 200),
        new(Year + "/campaign/matrix POST ", (c, y) => Links.Matrix(c, y), 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("lead.G1", ""), ("support.G1", "县财政局")],
        },
        new(Year + "/campaign/organisation GET ", Links.Organisation, 200, 404, 200),
        // The demo county's campaign runs by no plan yet.
        new(
            Year + "/campaign/organisation GET Paper",
            (c, y) => Links.OrganisationPaper(c, y, OrganisationAnnex.Both),
            404,
            404,
            404
        ),
        new(Year + "/campaign/organisation POST ", Links.Organisation, 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("fresh.name", "县教体局"), ("fresh.meaning", "没有这个机构")],
        },
    ];
}
