using Junheng.App;
using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Report;

/// <summary>结果文件: what other tools and offices take from here.</summary>
[Needs(Right.ReadCounty)]
public sealed class IndexModel(OpenYear open, TimeProvider clock) : CountyPage(open, "report")
{
    public void OnGet() { }

    /// <summary>One result file of the version shown, by the strict verdict or, where granted, with tolerances.</summary>
    public IActionResult OnGetFile(string name, bool tolerant)
    {
        var verdict = tolerant && Result.Tolerant is { } eased ? eased : Result.Strict;
        return name switch
        {
            "stage_parts.csv" => Csv(
                name,
                ResultFiles.WriteStageParts(Year, County, Result.Schools, verdict.Resources)
            ),
            "counties.csv" => Csv(name, ResultFiles.WriteCounties(Year, County, verdict.Resources)),
            "findings.csv" => Csv(name, ResultFiles.WriteFindings(Result.Findings)),
            "schools.csv" => Records(
                "text/csv; charset=utf-8",
                name,
                s => RecordFile.WriteCsv(s, Result.Inputs.Rows, forPeople: true)
            ),
            "schools.xlsx" => Records(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                name,
                s => RecordFile.WriteXlsx(s, Result.Inputs.Rows, mark: MarkAt(clock))
            ),
            _ => NotFound(),
        };
    }

    private FileContentResult Csv(string name, byte[] content) =>
        Records("text/csv; charset=utf-8", name, stream => stream.Write(content));

    private FileContentResult Records(string type, string name, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        var stem = Path.GetFileNameWithoutExtension(name);
        return File(stream.ToArray(), type, $"{stem}-{County}-{Year}{Path.GetExtension(name)}");
    }
}
