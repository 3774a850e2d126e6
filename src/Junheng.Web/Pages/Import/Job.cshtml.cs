using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.App.Users;
using Junheng.App.Validate;
using Junheng.Engine.Validate;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Import;

/// <summary>One upload: progress, findings, differences, and the decision.</summary>
[Needs(Right.ReadSchool)]
public sealed class JobModel(
    OpenYear open,
    Db db,
    OpenImport openImport,
    AnnotateImport annotate,
    ConfirmImport confirm,
    DiscardImport discard,
    AnswerFinding answer
) : CountyPage(open, "import")
{
    /// <summary>The upload with its findings.</summary>
    public OpenedImport Import { get; private set; } = null!;

    public ImportJob Job => Import.Job;

    /// <summary>The school whose findings are listed; all if empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string? School { get; set; }

    /// <summary>The schools that have findings, by identifier.</summary>
    public IReadOnlyList<string> Schools { get; private set; } = [];

    /// <summary>The findings listed.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>The explanations given in this year.</summary>
    public FindingAnswers Answers { get; private set; } = new([]);

    public ImportPreview? Preview { get; private set; }

    /// <summary>The page of the differences asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public string? PageAsked { get; set; }

    /// <summary>The differences of the schools, page by page; the county's are told in a sentence.</summary>
    public ChangeTable Changes =>
        new(
            [],
            Preview!.Shown,
            Paging.Of(Preview.Shown.Count, PageAsked, p => Links.ImportChanges(County, Year, Job.Id, p)),
            _ => null
        );

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
            ResultFiles.WriteFindings(Import.Findings),
            "text/csv; charset=utf-8",
            $"findings-{County}-{Year}-import-{job}.csv"
        );
    }

    /// <summary>下载错误标注: the file with its findings in their cells.</summary>
    public async Task<IActionResult> OnGetAnnotated(long job)
    {
        if (!await IsHere(job))
        {
            return NotFound();
        }

        var outcome = await annotate.Handle(County, job, HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            return await Load(job) ? Refuse(outcome.Mistakes) : NotFound();
        }

        return File(
            outcome.Value!.Content,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            outcome.Value.FileName
        );
    }

    /// <summary>说明: why a warning is right as it stands.</summary>
    [Needs(Right.Answer)]
    public async Task<IActionResult> OnPostAnswer(long job, GivenAnswer given)
    {
        if (!await Find(job))
        {
            return NotFound();
        }

        var outcome = await Answer(answer, Import.Findings, given);
        if (!outcome.Ok)
        {
            return await Load(job) ? Refuse(outcome.Mistakes) : NotFound();
        }

        Done = "说明已保存。";
        return Redirect(Links.ImportJob(County, Year, job));
    }

    [Needs(Right.Confirm)]
    public async Task<IActionResult> OnPostConfirm(long job, long? basis)
    {
        if (!await IsHere(job))
        {
            return NotFound();
        }

        var outcome = await confirm.Handle(new(County, job, basis), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            return await Load(job) ? Refuse(outcome.Mistakes) : NotFound();
        }

        Done = $"已确认为{Year}年第{outcome.Value!.Number}版，共{outcome.Value.Changes}处变化。";
        return Redirect(Access.School is { } school ? Links.School(County, Year, school) : Links.Home(County, Year));
    }

    [Needs(Right.HandIn)]
    public async Task<IActionResult> OnPostDiscard(long job)
    {
        if (!await IsHere(job))
        {
            return NotFound();
        }

        var outcome = await discard.Handle(new(County, job, "人工放弃"), HttpContext.RequestAborted);
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
        var opened = await openImport.Handle(County, id, HttpContext.RequestAborted);
        if (opened is null || opened.Job.Year != Year)
        {
            return false;
        }

        Import = opened;
        Answers = await AnswerFinding.Load(db, County, Year, HttpContext.RequestAborted);
        Schools =
        [
            .. opened.Findings.Select(f => f.School).Where(s => s.Length > 0).Distinct().Order(StringComparer.Ordinal),
        ];
        // A school that has no findings, perhaps by now, is no filter.
        School = Schools.Contains(School) ? School : null;
        Findings = School is null ? opened.Findings : [.. opened.Findings.Where(f => f.School == School)];
        return true;
    }
}
