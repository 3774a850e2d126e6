using Junheng.Engine.Schools;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Pages;

/// <summary>What an address with a handler answers.</summary>
/// <param name="Key">Route, method and handler, as the host itself lists them.</param>
/// <param name="At">Its address for a county and year.</param>
/// <param name="Demo">Status in the demo county's newest year.</param>
/// <param name="Unknown">Status for a county that is not there; 0 where the address names none.</param>
/// <param name="Empty">Status for a year without data; 0 where the address names none.</param>
public sealed record RouteRow(string Key, Func<string, int, string> At, int Demo, int Unknown = 0, int Empty = 0)
{
    /// <summary>What a post carries.</summary>
    public (string Name, string Value)[] Fields { get; init; } = [];

    /// <summary>Who gets through; everybody else is refused.</summary>
    public Who Who { get; init; } = Who.County;

    /// <summary>What a school's post gets that gets through, where that is less than the others.</summary>
    public int? School { get; init; }

    /// <summary>Whether it ends the session it is asked in.</summary>
    public bool EndsSession { get; init; }

    public bool IsPost => Key.Contains(" POST", StringComparison.Ordinal);
}

/// <summary>Every page and handler of the product. A new one has to be entered here before the tests pass.</summary>
public static class RouteTable
{
    private const string Start = "{handler:regex(^(go|language|basis|size)$)?}";
    private const string Oidc = "sign-in/oidc/{handler:regex(^callback$)?}";
    private const string Year = "{county:length(6)}/{year:int:range(2000,2100)}";
    private const string Job = Year + "/import/{job:long}";

    private const string Mapping = Year + "/import/statistics/mapping";

    // An account of the demo county.
    private static readonly string AnAccount = Links.AccountOf(4);

    // The demo county's own import of its newest year; it has been confirmed.
    private const long Confirmed = 3;

    /// <summary>Addresses that are no pages: for machines, without an account.</summary>
    public static readonly IReadOnlyList<string> NoPages = ["/health/live", "/health/ready"];

    public static readonly IReadOnlyList<RouteRow> All =
    [
        new(Start + " GET ", (_, _) => "/", 302) { Who = Who.Any },
        new(Start + " GET Go", (c, y) => $"/go?county={c}&year={y}&room=log", 302, 404, 302) { Who = Who.School },
        new(Start + " POST Language", (_, _) => "/language", 302)
        {
            Who = Who.Open,
            Fields = [("language", "en"), ("back", "/")],
        },
        new(Start + " POST Basis", (_, _) => "/basis", 302)
        {
            Who = Who.Open,
            Fields = [("basis", "tolerant"), ("back", "/")],
        },
        new(Start + " POST Size", (_, _) => "/size", 302)
        {
            Who = Who.Open,
            Fields = [("size", "large"), ("back", "/")],
        },
        new("counties GET ", (_, _) => Links.Counties, 200) { Who = Who.Any },
        new("counties POST ", (_, _) => Links.Counties, 400)
        {
            Who = Who.System,
            Fields = [("Code", "12345"), ("Name", "短码县")],
        },
        new("error GET ", (_, _) => "/error", 500) { Who = Who.Open },
        new("error POST ", (_, _) => "/error", 500) { Who = Who.Open },
        new(Year + " GET ", Links.Home, 200, 404, 200),
        new(Year + "/import GET ", Links.Import, 200, 404, 200) { Who = Who.School },
        new(Year + "/import/versions GET ", Links.Versions, 200, 404, 200),
        new(Year + "/import/versions POST Freeze", (c, y) => Links.Versions(c, y) + "?handler=Freeze", 400, 404, 400)
        {
            Who = Who.Director,
            Fields = [("number", "1"), ("name", "")],
        },
        new(Year + "/import POST ", Links.Import, 400, 404, 400) { Who = Who.HandIn },
        new(Year + "/import GET Template", (c, y) => Links.Import(c, y) + "?handler=Template", 200, 404, 200)
        {
            Who = Who.School,
        },
        new(Year + "/import GET File", (c, y) => Links.Import(c, y) + "?handler=File&id=3", 200, 404, 200)
        {
            Who = Who.School,
            School = 404,
        },
        new(Year + "/import/statistics GET ", Links.Statistics, 200, 404, 200) { Who = Who.Bureau },
        new(Year + "/import/statistics POST ", Links.Statistics, 400, 404, 400) { Who = Who.Bureau },
        new(Mapping + " GET ", NoFiles, 404, 404, 404) { Who = Who.Bureau },
        new(Mapping + " POST Preview", (c, y) => NoFiles(c, y) + "&handler=Preview", 404, 404, 404)
        {
            Who = Who.Bureau,
        },
        new(Mapping + " POST Save", (c, y) => NoFiles(c, y) + "&handler=Save", 404, 404, 404) { Who = Who.Bureau },
        new(Job + " GET ", (c, y) => Links.ImportJob(c, y, Confirmed), 200, 404, 404)
        {
            Who = Who.School,
            School = 404,
        },
        new(Job + " GET Progress", (c, y) => Links.ImportJob(c, y, Confirmed) + "?handler=Progress", 200, 404, 404)
        {
            Who = Who.School,
            School = 404,
        },
        new(Job + " GET Findings", (c, y) => Links.ImportFindings(c, y, Confirmed), 200, 404, 404)
        {
            Who = Who.School,
            School = 404,
        },
        new(Job + " GET Annotated", (c, y) => Links.ImportAnnotated(c, y, Confirmed), 200, 404, 404)
        {
            Who = Who.School,
            School = 404,
        },
        new(Job + " POST Confirm", (c, y) => Links.ImportJob(c, y, Confirmed) + "?handler=Confirm", 400, 404, 404)
        {
            Who = Who.Confirm,
            School = 404,
        },
        new(Job + " POST Answer", (c, y) => Links.ImportJob(c, y, Confirmed) + "?handler=Answer", 400, 404, 404)
        {
            Who = Who.HandIn,
            School = 404,
            Fields = [("code", "no-such-check"), ("answer", "属实")],
        },
        new(Job + " POST Discard", (c, y) => Links.ImportJob(c, y, Confirmed) + "?handler=Discard", 400, 404, 404)
        {
            Who = Who.HandIn,
            School = 404,
        },
        new(Year + "/validate GET ", Links.Validate, 200, 404, 200),
        new(Year + "/validate POST Answer", (c, y) => Links.Validate(c, y) + "?handler=Answer", 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("code", "no-such-check"), ("answer", "属实")],
        },
        new(Year + "/compute GET ", Links.Schools, 200, 404, 200),
        new(Year + "/compute GET Workbook", (c, y) => Links.Schools(c, y) + "?handler=Workbook", 200, 404, 200),
        new(Year + "/compute POST SaveView", (c, y) => Links.Schools(c, y) + "?handler=SaveView", 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("name", " "), ("query", "stage=junior")],
        },
        new(Year + "/compute POST DeleteView", (c, y) => Links.Schools(c, y) + "?handler=DeleteView", 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("name", "没有这个视图")],
        },
        new(Year + "/compute/balance GET ", Links.Balance, 200, 404, 200),
        new(Year + "/compute/school/{school} GET ", (c, y) => Links.School(c, y, Addresses.ASchool), 200, 404, 404)
        {
            Who = Who.School,
        },
        new(
            Year + "/compute/school/{school}/{stage}/{indicator} GET ",
            (c, y) => Links.Figure(c, y, Addresses.ASchool, Stage.Primary, "R4"),
            200,
            404,
            404
        )
        {
            Who = Who.School,
        },
        new(Year + "/judge GET ", Links.Items, 200, 404, 200),
        new(Year + "/judge/{key} GET ", (c, y) => Links.Item(c, y, "Q5"), 200, 404, 200),
        new(Year + "/judge/{key} GET Workbook", (c, y) => Links.Item(c, y, "G5") + "?handler=Workbook", 200, 404, 404),
        new(Year + "/judge/{key} POST ", (c, y) => Links.Item(c, y, "Q5"), 400, 404, 400)
        {
            Who = Who.Fill,
            Fields = [("Outcome", "met"), ("Note", "")],
        },
        new(Year + "/judge/{key:regex(^R.$)} GET ", (c, y) => Links.Item(c, y, "R4"), 200, 404, 200),
        new(Year + "/judge/compare GET ", Links.Compare, 200, 404, 200),
        new(Year + "/judge/recheck GET ", Links.Recheck, 200, 404, 200),
        new(Year + "/judge/recheck POST ", Links.Recheck, 400, 404, 400)
        {
            Who = Who.Director,
            Fields = [("Document", "")],
        },
        new(Year + "/judge/units GET ", Links.ItemUnits, 200, 404, 200),
        new(Year + "/judge/units POST ", Links.ItemUnits, 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("u.G1", new string('局', 99)), ("s.G1", "")],
        },
        new(Year + "/judge/figures GET ", Links.CountyFigures, 200, 404, 200),
        new(Year + "/judge/figures POST ", Links.CountyFigures, 400, 404, 400)
        {
            Who = Who.Fill,
            Fields = [("v.teacher_pay", "许多")],
        },
        new(Year + "/rectify GET ", Links.Gaps, 200, 404, 200),
        new(Year + "/rectify GET Workbook", (c, y) => Links.Gaps(c, y) + "?handler=Workbook", 200, 404, 404),
        new(Year + "/report GET ", Links.Report, 200, 404, 200),
        new(Year + "/report GET File", (c, y) => Links.Report(c, y) + "?handler=File&name=counties.csv", 200, 404, 200),
        new(Year + "/rules GET ", Links.Pack, 200, 404, 200),
        new(Year + "/rules POST ", Links.Pack, 400, 404, 400)
        {
            Who = Who.Director,
            Fields = [("Chosen", "没有"), ("Why", "测试")],
        },
        new(Year + "/rules/compare GET ", Links.OtherRules, 200, 404, 200),
        new(Year + "/checks GET ", Links.Checks, 200, 404, 200) { Who = Who.School },
        new(Year + "/log GET ", Links.Log, 200, 404, 200) { Who = Who.Log },
        new(Year + "/log/{id:long} GET ", (c, y) => Links.LogEntry(c, y, 2), 200, 404, 200) { Who = Who.Log },
        new(Year + "/guide GET ", Links.Guide, 200, 404, 200) { Who = Who.School },
        new(Year + "/guide GET Step", (c, y) => Links.TourStep(c, y, 1), 302, 404, 404) { Who = Who.School },
        new(Year + "/glossary GET ", Links.Glossary, 200, 404, 200) { Who = Who.School },
        new("sign-in GET ", (_, _) => Links.SignIn, 200) { Who = Who.Open },
        new("sign-in POST ", (_, _) => Links.SignIn, 400)
        {
            Who = Who.Open,
            Fields = [("Name", "nobody"), ("Password", "wrong")],
        },
        new("sign-in POST Demo", (_, _) => Links.SignIn + "?handler=Demo", 400)
        {
            Who = Who.Open,
            Fields = [("account", "0")],
        },
        // Where no identity provider is set up, there is nothing.
        new(Oidc + " GET ", (_, _) => Links.Oidc, 404) { Who = Who.Open },
        new(Oidc + " GET Callback", (_, _) => Links.OidcCallback + "?code=a&state=b", 404) { Who = Who.Open },
        new("sign-in/code GET ", (_, _) => Links.SignInCode(""), 302) { Who = Who.Open },
        new("sign-in/code POST ", (_, _) => Links.SignInCode(""), 302) { Who = Who.Open, Fields = [("code", "0")] },
        new("sign-out GET ", (_, _) => Links.SignOut, 200) { Who = Who.Any },
        new("sign-out POST ", (_, _) => Links.SignOut, 302) { Who = Who.Any, EndsSession = true },
        new("account GET ", (_, _) => Links.Account, 200) { Who = Who.Any },
        new("account POST Password", (_, _) => Links.Account + "?handler=Password", 400)
        {
            Who = Who.Any,
            Fields = [("old", "wrong"), ("fresh", "wrong"), ("again", "wrong")],
        },
        new("account POST End", (_, _) => Links.Account + "?handler=End", 302) { Who = Who.Any },
        new("account POST EndOthers", (_, _) => Links.Account + "?handler=EndOthers", 302) { Who = Who.Any },
        new("account POST Post", (_, _) => Links.Account + "?handler=Post", 400) { Who = Who.Any },
        new("account/second-factor GET ", (_, _) => Links.SecondFactor, 200) { Who = Who.Any },
        new("account/second-factor POST Offer", (_, _) => Links.SecondFactor + "?handler=Offer", 200) { Who = Who.Any },
        new("account/second-factor POST On", (_, _) => Links.SecondFactor + "?handler=On", 400) { Who = Who.Any },
        new("account/second-factor POST Off", (_, _) => Links.SecondFactor + "?handler=Off", 400) { Who = Who.Any },
        new("accounts GET ", (_, _) => Links.Accounts, 200) { Who = Who.Security },
        new("accounts POST ", (_, _) => Links.Accounts, 400) { Who = Who.Security, Fields = [("County", "990100")] },
        new("accounts/bulk GET ", (_, _) => Links.BulkAccounts, 200) { Who = Who.Security },
        new("accounts/bulk GET Template", (_, _) => Links.BulkTemplate(Addresses.Demo), 200) { Who = Who.Security },
        new("accounts/bulk POST Check", (_, _) => Links.BulkAccounts + "?handler=Check", 400) { Who = Who.Security },
        new("accounts/bulk POST Create", (_, _) => Links.BulkAccounts + "?handler=Create", 400)
        {
            Who = Who.Security,
            Fields = [("county", Addresses.Demo), ("rows", "[{}]")],
        },
        new("accounts/{id:long} GET ", (_, _) => AnAccount, 200) { Who = Who.Security },
        new("accounts/{id:long} POST Reset", (_, _) => AnAccount + "?handler=Reset", 400) { Who = Who.Security },
        new("accounts/{id:long} POST RemoveFactor", (_, _) => AnAccount + "?handler=RemoveFactor", 400)
        {
            Who = Who.Security,
        },
        new("accounts/{id:long} POST Close", (_, _) => AnAccount + "?handler=Close", 400)
        {
            Who = Who.Security,
            Fields = [("close", "true"), ("why", "")],
        },
        new("accounts/{id:long} POST Appoint", (_, _) => AnAccount + "?handler=Appoint", 400) { Who = Who.Security },
        new("accounts/{id:long} POST Leave", (_, _) => AnAccount + "?handler=Leave", 400) { Who = Who.Security },
        new("accounts/{id:long} POST Link", (_, _) => AnAccount + "?handler=Link", 400)
        {
            Who = Who.Security,
            Fields = [("provider", "https://nobody.example"), ("subject", "a"), ("why", "测试")],
        },
        new("accounts/{id:long} POST Unlink", (_, _) => AnAccount + "?handler=Unlink", 400)
        {
            Who = Who.Security,
            Fields = [("why", "测试")],
        },
        new("accounts/{id:long} POST End", (_, _) => AnAccount + "?handler=End", 302) { Who = Who.Security },
        new("units GET ", (_, _) => Links.Units, 200) { Who = Who.System },
        new("units POST Unit", (_, _) => Links.Units + "?handler=Unit", 400) { Who = Who.System },
        new("units POST Post", (_, _) => Links.Units + "?handler=Post", 400) { Who = Who.System },
        new("audit GET ", (_, _) => Links.Audit, 200) { Who = Who.Audit },
        new("audit GET File", (_, _) => Links.Audit + "?handler=File", 200) { Who = Who.Audit },
        .. CampaignRoutes.All,
    ];

    // No statistics were uploaded for the demo county; its own file is no export.
    private static string NoFiles(string county, int year) => Links.Mapping(county, year, [(Stage.Primary, 1)]);
}
