using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Import;

/// <summary>One upload: progress, findings, differences, and the decision.</summary>
public sealed class JobModel(OpenYear open, Db db, ConfirmImport confirm, DiscardImport discard)
    : CountyPage(open, "import")
{
    /// <summary>Differences shown at once; the count tells of the rest.</summary>
    public const int MostChanges = 300;

    public ImportJob Job { get; private set; } = null!;

    public string FileName { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    /// <summary>The files of an import that has one for each stage.</summary>
    public IReadOnlyList<(Stage Stage, long Id, string Name, string Sha256)> Files { get; private set; } = [];

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public ImportPreview? Preview { get; private set; }

    public bool IsRunning => Job.State is ImportState.Queued or ImportState.Reading or ImportState.Checking;

    public async Task<IActionResult> OnGet(long job) => await Load(job) ? Page() : NotFound();

    /// <summary>The part of the page that changes while the file is read.</summary>
    public async Task<IActionResult> OnGetProgress(long job)
    {
        if (!await Load(job))
        {
            return NotFound();
        }

        if (!IsRunning)
        {
            // htmx loads the finished page in place of the progress bar.
            Response.Headers["HX-Refresh"] = "true";
        }

        return Partial("_Progress", this);
    }

    /// <summary>All findings of the upload, in the form of the result files.</summary>
    public async Task<IActionResult> OnGetFindings(long job)
    {
        if (!await Find(job))
        {
            return NotFound();
        }

        return File(
            ResultFiles.WriteFindings(Findings),
            "text/csv; charset=utf-8",
            $"findings-{County}-{Year}-import-{job}.csv"
        );
    }

    public async Task<IActionResult> OnPostConfirm(long job, long? basis)
    {
        if (!await IsHere(job))
        {
            return NotFound();
        }

        var outcome = await confirm.Handle(new(County, job, basis, LocalOperator.Post), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            return await Load(job) ? Refuse(outcome.Mistakes) : NotFound();
        }

        Done = $"已确认为{Year}年第{outcome.Value!.Number}版，共{outcome.Value.Changes}处变化。";
        return Redirect(Links.Home(County, Year));
    }

    public async Task<IActionResult> OnPostDiscard(long job)
    {
        if (!await IsHere(job))
        {
            return NotFound();
        }

        var outcome = await discard.Handle(
            new(County, job, "人工放弃", LocalOperator.Post),
            HttpContext.RequestAborted
        );
        if (!outcome.Ok)
        {
            return await Load(job) ? Refuse(outcome.Mistakes) : NotFound();
        }

        Done = "已放弃这次导入，现有数据没有变化。";
        return Redirect(Links.Import(County, Year));
    }

    /// <summary>Whether the import is of this county and this year.</summary>
    private Task<bool> IsHere(long id) =>
        db.ImportJobs.AnyAsync(j => j.Id == id && j.CountyCode == County && j.Year == Year, HttpContext.RequestAborted);

    private async Task<bool> Load(long id)
    {
        if (!await Find(id))
        {
            return false;
        }

        if (Job.State == ImportState.Ready)
        {
            Preview = await confirm.Preview(Job, HttpContext.RequestAborted);
        }

        return true;
    }

    /// <summary>The import with its file and findings, without the costly comparison.</summary>
    private async Task<bool> Find(long id)
    {
        var cancel = HttpContext.RequestAborted;
        var job = await db
            .ImportJobs.AsNoTracking()
            .SingleOrDefaultAsync(j => j.Id == id && j.CountyCode == County && j.Year == Year, cancel);
        if (job is null)
        {
            return false;
        }

        Job = job;
        (FileName, Sha256) = await db
            .SourceFiles.Where(f => f.Id == job.SourceFileId)
            .Select(f => new ValueTuple<string, string>(f.Name, f.Sha256))
            .SingleAsync(cancel);
        Files = await (
            from part in db.ImportFiles.AsNoTracking()
            join source in db.SourceFiles.AsNoTracking() on part.SourceFileId equals source.Id
            where part.ImportJobId == id
            orderby part.Ordinal
            select new ValueTuple<Stage, long, string, string>(part.Stage, source.Id, source.Name, source.Sha256)
        ).ToListAsync(cancel);
        Findings =
        [
            .. (
                await db
                    .ImportFindings.AsNoTracking()
                    .Where(f => f.ImportJobId == id)
                    .OrderBy(f => f.Ordinal)
                    .ToListAsync(cancel)
            )
                .Select(f => new Finding(
                    f.Level,
                    f.Code,
                    f.File ?? FileName,
                    f.Sheet,
                    f.Row,
                    f.Column,
                    f.School,
                    f.Message
                ))
                .OrderBy(f => f.Level),
        ];
        return true;
    }
}
