using Junheng.App;
using Junheng.App.Audit;
using Junheng.App.Compute;
using Junheng.App.Data;
using Junheng.App.Rectify;
using Junheng.App.Users;
using Junheng.Engine.Schools;

namespace Junheng.Web;

/// <summary>Every address of the product. Pages never spell one out.</summary>
public static partial class Links
{
    /// <summary>Signing in.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Signing in, and on to a page.</summary>
    public static string SignInThen(string back) =>
        back is "/" or "" ? SignIn : $"{SignIn}?back={Uri.EscapeDataString(back)}";

    /// <summary>Signing in at the identity provider.</summary>
    public const string Oidc = SignIn + "/oidc";

    /// <summary>Where the identity provider sends browsers back to.</summary>
    public const string OidcCallback = Oidc + "/callback";

    /// <summary>Signing in at the identity provider, and on to a page.</summary>
    public static string OidcThen(string? back) =>
        back is "/" or "" or null ? Oidc : $"{Oidc}?back={Uri.EscapeDataString(back)}";

    /// <summary>The second step of signing in, and on to a page.</summary>
    public static string SignInCode(string back) =>
        back is "/" or "" ? SignIn + "/code" : $"{SignIn}/code?back={Uri.EscapeDataString(back)}";

    /// <summary>Signing out.</summary>
    public const string SignOut = "/sign-out";

    /// <summary>One's own account.</summary>
    public const string Account = "/account";

    /// <summary>The second factor of one's own account.</summary>
    public const string SecondFactor = Account + "/second-factor";

    /// <summary>The accounts within reach.</summary>
    public const string Accounts = "/accounts";

    /// <summary>School accounts by a list.</summary>
    public const string BulkAccounts = Accounts + "/bulk";

    /// <summary>The list of school accounts of a county, to be filled in.</summary>
    public static string BulkTemplate(string county) => $"{BulkAccounts}?handler=Template&county={county}";

    /// <summary>An account.</summary>
    public static string AccountOf(long id) => $"{Accounts}/{id}";

    /// <summary>Where an officer's work is; one's own account for whoever holds no post.</summary>
    public static string Of(Access access) =>
        access.May(Right.ManageUnits) ? Units
        : access.May(Right.ManageAccounts) ? Accounts
        : access.May(Right.ReadAudit) ? Audit
        : Account;

    /// <summary>Units and posts within reach.</summary>
    public const string Units = "/units";

    /// <summary>The audit record within reach.</summary>
    public const string Audit = "/audit";

    /// <summary>A page of the audit record as somebody asks for it.</summary>
    public static string AuditPage(AuditQuery.Asked asked, int page) =>
        $"{Audit}?actor={Uri.EscapeDataString(asked.Actor)}&action={Uri.EscapeDataString(asked.Action)}"
        + $"&from={asked.From:yyyy-MM-dd}&until={asked.Until:yyyy-MM-dd}&p={page}";

    /// <summary>The counties of the installation.</summary>
    public const string Counties = "/counties";

    /// <summary>The form that registers a county.</summary>
    public const string Register = Counties + "#register";

    /// <summary>A room of a county's year.</summary>
    public static string Room(string county, int year, string room) =>
        room.Length == 0 ? $"/{county}/{year}" : $"/{county}/{year}/{room}";

    public static string Home(string county, int year) => Room(county, year, "");

    public static string Import(string county, int year) => Room(county, year, "import");

    public static string ImportJob(string county, int year, long job) => Room(county, year, $"import/{job}");

    /// <summary>A page of what an upload would change.</summary>
    public static string ImportChanges(string county, int year, long job, int page) =>
        ImportJob(county, year, job) + $"?p={page}#changes";

    /// <summary>All findings of an upload as a file.</summary>
    public static string ImportFindings(string county, int year, long job) =>
        ImportJob(county, year, job) + "?handler=Findings";

    /// <summary>Comparing versions and putting them on record.</summary>
    public static string Versions(string county, int year) => Room(county, year, "import/versions");

    /// <summary>The upload of statistics exports.</summary>
    public static string Statistics(string county, int year) => Room(county, year, "import/statistics");

    /// <summary>The choice of columns for uploaded statistics exports.</summary>
    public static string Mapping(string county, int year, IEnumerable<(Stage Stage, long File)> files) =>
        Room(county, year, "import/statistics/mapping?")
        + string.Join('&', files.OrderBy(f => f.Stage).Select(f => $"{f.Stage.Code()}={f.File}"));

    /// <summary>The file of an upload with its findings in their cells.</summary>
    public static string ImportAnnotated(string county, int year, long job) =>
        ImportJob(county, year, job) + "?handler=Annotated";

    public static string Validate(string county, int year) => Room(county, year, "validate");

    public static string Schools(string county, int year) => Room(county, year, "compute");

    /// <summary>The schools' grid as somebody asks for it, of the version opened.</summary>
    /// <param name="opened">The year.</param>
    /// <param name="query">Rows, columns, order.</param>
    /// <param name="page">A page of the rows; null for the first.</param>
    public static string Schools(OpenedYear opened, GridQuery query, string? page = null) =>
        Grid(opened, query, page is null ? "" : "p=" + page);

    /// <summary>The grid's rows and columns as a workbook.</summary>
    public static string SchoolsWorkbook(OpenedYear opened, GridQuery query) => Grid(opened, query, "handler=Workbook");

    /// <summary>What a form of the grid posts to: SaveView or DeleteView.</summary>
    public static string SchoolsView(OpenedYear opened, string handler) =>
        Grid(opened, GridQuery.Plain, "handler=" + handler);

    private static string Grid(OpenedYear opened, GridQuery query, string more) =>
        OfVersion(opened, Asked(Schools(opened.County.Code, opened.Year), more, query.ToString()));

    public static string School(string county, int year, string school) =>
        Room(county, year, $"compute/school/{Uri.EscapeDataString(school)}");

    /// <summary>A page of a school's changes.</summary>
    public static string SchoolChanges(OpenedYear opened, string school, int page) =>
        OfVersion(opened, School(opened.County.Code, opened.Year, school) + $"?p={page}#changes");

    /// <summary>Where one value of a school comes from.</summary>
    public static string Figure(string county, int year, string school, Stage stage, string indicator) =>
        $"{School(county, year, school)}/{stage.Code()}/{indicator}";

    /// <summary>A file as it was handed in.</summary>
    public static string SourceFile(string county, int year, long file) =>
        $"{Import(county, year)}?handler=File&id={file}";

    public static string Balance(string county, int year) => Room(county, year, "compute/balance");

    /// <summary>Where one coefficient of variation comes from.</summary>
    public static string Balance(string county, int year, Stage stage, string indicator) =>
        $"{Balance(county, year)}?stage={stage.Code()}&indicator={indicator}#parts";

    public static string Items(string county, int year) => Room(county, year, "judge");

    /// <summary>The page of an indicator, item or ground of the veto.</summary>
    public static string Item(string county, int year, string key) => Room(county, year, $"judge/{key}");

    /// <summary>A year or version beside another.</summary>
    public static string Compare(string county, int year) => Room(county, year, "judge/compare");

    /// <summary>The year beside a version of another year, or of the same.</summary>
    public static string Compare(string county, int year, DataVersion with) =>
        $"{Compare(county, year)}?with={with.Year}-{with.Number}";

    /// <summary>A page of the figures that differ from a version of another year, or of the same.</summary>
    public static string ComparePage(OpenedYear opened, DataVersion with, bool everything, int page) =>
        OfVersion(
            opened,
            Compare(opened.County.Code, opened.Year, with) + (everything ? "&all=true" : "") + $"&p={page}#figures"
        );

    /// <summary>The yearly check after a pass.</summary>
    public static string Recheck(string county, int year) => Room(county, year, "judge/recheck");

    /// <summary>Who answers for each item.</summary>
    public static string ItemUnits(string county, int year) => Room(county, year, "judge/units");

    /// <summary>The county judged by other rules.</summary>
    public static string OtherRules(string county, int year) => Room(county, year, "rules/compare");

    public static string CountyFigures(string county, int year) => Room(county, year, "judge/figures");

    public static string Gaps(string county, int year) => Room(county, year, "rectify");

    /// <summary>The list of gaps as somebody asks for it, of the version opened.</summary>
    public static string Gaps(OpenedYear opened, ListQuery query) =>
        OfVersion(opened, Asked(Gaps(opened.County.Code, opened.Year), query.ToString()));

    /// <summary>The list of gaps as a workbook.</summary>
    public static string GapsWorkbook(OpenedYear opened, ListQuery query) =>
        OfVersion(opened, Asked(Gaps(opened.County.Code, opened.Year), "handler=Workbook", query.ToString()));

    /// <summary>The lists of an item's page, classes or rooms.</summary>
    public static string ItemLists(OpenedYear opened, string key, ListQuery query) =>
        OfVersion(opened, Asked(Item(opened.County.Code, opened.Year, key), query.ToString()) + "#lists");

    /// <summary>The lists of an item's page as a workbook.</summary>
    public static string ItemWorkbook(OpenedYear opened, string key, ListQuery query) =>
        OfVersion(opened, Asked(Item(opened.County.Code, opened.Year, key), "handler=Workbook", query.ToString()));

    private static string Asked(string address, params IEnumerable<string> queries)
    {
        var all = string.Join('&', queries.Where(q => q.Length > 0));
        return all.Length == 0 ? address : $"{address}?{all}";
    }

    public static string Report(string county, int year) => Room(county, year, "report");

    /// <summary>A result file of the version opened.</summary>
    public static string ResultFile(OpenedYear opened, string name) =>
        OfVersion(opened, $"{Report(opened.County.Code, opened.Year)}?handler=File&name={name}");

    /// <summary>
    /// An address that stays with the version opened; the newest one needs no number. Data are brought in for a year,
    /// whatever version is looked at: the pages of the import know none.
    /// </summary>
    public static string OfVersion(OpenedYear opened, string address) =>
        OldVersion(opened) is { } number
        && !address.StartsWith(Import(opened.County.Code, opened.Year), StringComparison.Ordinal)
            ? WithQuery(address, $"version={number}")
            : address;

    /// <summary>The number of the version opened; null where it is the newest.</summary>
    public static int? OldVersion(OpenedYear opened) =>
        opened.Version is { } version && version.Number != opened.Versions[0].Number ? version.Number : null;

    /// <summary>An address with one more part in its query, before the fragment.</summary>
    private static string WithQuery(string address, string part)
    {
        var end = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? at : address.Length;
        var sign = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{address[..end]}{sign}{part}{address[end..]}";
    }

    public static string Pack(string county, int year) => Room(county, year, "rules");

    public static string Checks(string county, int year) => Room(county, year, "checks");

    public static string Log(string county, int year) => Room(county, year, "log");

    /// <summary>The process log as somebody asks for it.</summary>
    /// <param name="opened">The year, whose version stays open.</param>
    /// <param name="query">Which processes.</param>
    /// <param name="page">A page of them, 1 …</param>
    public static string Log(OpenedYear opened, LogQuery query, int page = 1) =>
        OfVersion(opened, Asked(Log(opened.County.Code, opened.Year), query.ToString(), page > 1 ? $"p={page}" : ""));

    /// <summary>One process with all its changes.</summary>
    public static string LogEntry(string county, int year, long process) => $"{Log(county, year)}/{process}";

    /// <summary>One process with those of its changes that somebody asks for.</summary>
    /// <param name="opened">The year, whose version stays open.</param>
    /// <param name="process">Its number.</param>
    /// <param name="query">Which changes.</param>
    /// <param name="page">A page of them, 1 …</param>
    public static string LogEntry(OpenedYear opened, long process, LogQuery query, int page = 1) =>
        OfVersion(
            opened,
            Asked(
                LogEntry(opened.County.Code, opened.Year, process),
                query.OfChanges.ToString(),
                page > 1 ? $"p={page}" : ""
            )
        );

    /// <summary>How to begin, and what comes next.</summary>
    public static string Guide(string county, int year) => Room(county, year, "guide");

    /// <summary>A step of the tour: remembers that it was taken and leads to the place.</summary>
    public static string TourStep(string county, int year, int step) =>
        Guide(county, year) + $"?handler=Step&step={step}";

    /// <summary>Terms and definitions.</summary>
    public static string Glossary(string county, int year) => Room(county, year, "glossary");

    /// <summary>One entry of the terms and definitions.</summary>
    public static string Meaning(string county, int year, string id) => $"{Glossary(county, year)}#{id}";
}
