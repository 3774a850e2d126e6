using Junheng.App;
using Junheng.Engine.Schools;

namespace Junheng.Web;

/// <summary>Every address of the product. Pages never spell one out.</summary>
public static class Links
{
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

    public static string School(string county, int year, string school) =>
        Room(county, year, $"compute/school/{Uri.EscapeDataString(school)}");

    /// <summary>Where one value of a school comes from.</summary>
    public static string Figure(string county, int year, string school, Stage stage, string indicator) =>
        $"{School(county, year, school)}/{stage.Code()}/{indicator}";

    /// <summary>A file as it was handed in.</summary>
    public static string SourceFile(string county, int year, long file) =>
        $"{Import(county, year)}?handler=File&id={file}";

    public static string Balance(string county, int year) => Room(county, year, "compute/balance");

    public static string Items(string county, int year) => Room(county, year, "judge");

    public static string Item(string county, int year, string key) => Room(county, year, $"judge/{key}");

    public static string CountyFigures(string county, int year) => Room(county, year, "judge/figures");

    public static string Gaps(string county, int year) => Room(county, year, "rectify");

    public static string Report(string county, int year) => Room(county, year, "report");

    /// <summary>A result file of the version opened.</summary>
    public static string ResultFile(OpenedYear opened, string name) =>
        OfVersion(opened, $"{Report(opened.County.Code, opened.Year)}?handler=File&name={name}");

    /// <summary>An address that stays with the version opened; the newest one needs no number.</summary>
    public static string OfVersion(OpenedYear opened, string address) =>
        opened.Version is { } v && v.Number != opened.Versions[0].Number
            ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}version={v.Number}"
            : address;

    public static string Pack(string county, int year) => Room(county, year, "rules");

    public static string Checks(string county, int year) => Room(county, year, "checks");

    public static string Log(string county, int year) => Room(county, year, "log");

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
