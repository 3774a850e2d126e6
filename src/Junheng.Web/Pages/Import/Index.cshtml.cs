using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Import;

/// <summary>数据导入与版本: upload a file, see what has been imported.</summary>
[Needs(Right.ReadSchool)]
public sealed class IndexModel(
    OpenYear open,
    Db db,
    StartImport start,
    ImportBell queue,
    MakeReturn form,
    TimeProvider clock
) : CountyPage(open, "import")
{
    /// <summary>The upload form.</summary>
    public sealed class Form
    {
        public IFormFile? File { get; set; }

        public DateOnly? AsOf { get; set; }

        public ImportKind Kind { get; set; } = ImportKind.Interim;

        public ImportScope Scope { get; set; } = ImportScope.OnlyTheseSchools;

        public string? Why { get; set; }
    }

    [BindProperty]
    public Form Upload { get; set; } = new();

    public IReadOnlyList<(ImportJob Job, string File)> Jobs { get; private set; } = [];

    /// <summary>The file each version came from, by job.</summary>
    public IReadOnlyDictionary<long, SourceFile> Files { get; private set; } = new Dictionary<long, SourceFile>();

    /// <summary>The one school the reader hands in for; null for the bureau.</summary>
    public string? OwnSchool => Access.School;

    public async Task OnGet() => await Load();

    [Needs(Right.HandIn)]
    public async Task<IActionResult> OnPost()
    {
        if (Upload.File is not { } file)
        {
            await Load();
            return Refuse(["请选择要上传的文件（CSV 或 xlsx）。"]);
        }

        if (Upload.AsOf is not { } asOf)
        {
            await Load();
            return Refuse(["请填写统计时点，如 2026-09-01。"]);
        }

        var content = await file.Bytes(HttpContext.RequestAborted);
        var outcome = await start.Handle(
            new(County, Year, asOf, Upload.Kind, Upload.Scope, Upload.Why ?? "", file.FileName, content),
            HttpContext.RequestAborted
        );
        if (!outcome.Ok)
        {
            await Load();
            return Refuse(outcome.Mistakes);
        }

        queue.Ring();
        return Redirect(Links.ImportJob(County, Year, outcome.Value));
    }

    /// <summary>The annual return of this county and year, with what is known filled in.</summary>
    /// <param name="school">The one school it is for; null for the whole county.</param>
    public async Task<IActionResult> OnGetTemplate(string? school)
    {
        school = OwnSchool ?? school;
        var content = await form.Handle(County, Year, school, HttpContext.RequestAborted);
        if (content is null)
        {
            return NotFound();
        }

        using var stream = new MemoryStream();
        RecordFile.WriteReturn(stream, content with { Mark = MarkAt(clock) });
        return File(
            stream.ToArray(),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            $"年报表-{(school is null ? County : school)}-{Year}.xlsx"
        );
    }

    /// <summary>An uploaded file as it was handed in; plans and evidence have pages of their own, for whom they are for.</summary>
    public async Task<IActionResult> OnGetFile(long id)
    {
        var file = await db
            .SourceFiles.AsNoTracking()
            .Where(f =>
                db.ImportJobs.Any(j => j.SourceFileId == f.Id) || db.ImportFiles.Any(i => i.SourceFileId == f.Id)
            )
            .SingleOrDefaultAsync(f => f.Id == id && f.CountyCode == County, HttpContext.RequestAborted);
        return file is null ? NotFound() : File(file.Content, "application/octet-stream", file.Name);
    }

    private async Task Load()
    {
        var jobs = await (
            from job in db.ImportJobs.AsNoTracking()
            join file in db.SourceFiles.AsNoTracking() on job.SourceFileId equals file.Id
            where job.CountyCode == County && job.Year == Year
            orderby job.Id descending
            select new { Job = job, File = file.Name }
        )
            .Take(50)
            .ToListAsync(HttpContext.RequestAborted);
        Jobs = jobs.ConvertAll(j => (j.Job, j.File));
        var ids = Opened.Versions.Select(v => v.ImportJobId).OfType<long>().ToList();
        Files = await (
            from job in db.ImportJobs.AsNoTracking()
            join file in db.SourceFiles.AsNoTracking() on job.SourceFileId equals file.Id
            where ids.Contains(job.Id)
            select new
            {
                job.Id,
                File = new SourceFile
                {
                    Id = file.Id,
                    CountyCode = file.CountyCode,
                    Name = file.Name,
                    Sha256 = file.Sha256,
                    Size = file.Size,
                    Content = Array.Empty<byte>(),
                    UploadedAt = file.UploadedAt,
                    UploadedBy = file.UploadedBy,
                },
            }
        ).ToDictionaryAsync(f => f.Id, f => f.File, HttpContext.RequestAborted);
    }
}
