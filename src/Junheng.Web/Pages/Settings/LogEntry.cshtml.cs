using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Junheng.Web.Pages.Settings;

/// <summary>One process of the log with all its changes, page by page.</summary>
[Needs(Right.ReadLog)]
public sealed class LogEntryModel(OpenYear open, Db db, TimeProvider clock, IStringLocalizer<Texts> text)
    : CountyPage(open, "log")
{
    public LogQuery Asked { get; private set; } = new();

    public Process Process { get; private set; } = null!;

    /// <summary>The file it rests on; null if none.</summary>
    public string? FileName { get; private set; }

    /// <summary>Where the reader may open that file; null if there is none, or it is not for the reader.</summary>
    public string? FileAddress { get; private set; }

    /// <summary>All its changes.</summary>
    public int Count { get; private set; }

    /// <summary>The page of those that are asked for.</summary>
    public Paging Paging { get; private set; } = null!;

    /// <summary>The changes of the page.</summary>
    public LogTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGet(long id, string? p)
    {
        var cancel = HttpContext.RequestAborted;
        Asked = LogQuery.Parse(Request.QueryString.Value).OfChanges;
        var search = await LogTable.Search(db, this, clock, text).For(Asked, cancel);
        if (await search.Find(id, cancel) is not { } process)
        {
            return NotFound();
        }

        Process = process;
        FileName = await db
            .SourceFiles.Where(f => f.Id == process.SourceFileId && f.CountyCode == County)
            .Select(f => f.Name)
            .SingleOrDefaultAsync(cancel);
        FileAddress = FileName is null ? null : await AddressOf(process.SourceFileId!.Value, cancel);
        Count = await db.ProcessChanges.CountAsync(c => c.ProcessId == id, cancel);
        var found = await search.Changes(id).CountAsync(cancel);
        Paging = Paging.Of(found, p, page => Links.LogEntry(Opened, id, Asked, page));
        Table = new(
            await search.Changes(id).OrderBy(c => c.Id).Skip(Paging.Before).Take(Paging.PerPage).ToListAsync(cancel),
            this
        );
        return Page();
    }

    /// <summary>Plans and evidence are handed out by pages of their own, which know whom they are for.</summary>
    private async Task<string?> AddressOf(long file, CancellationToken cancel)
    {
        var plan = await db
            .PlanPapers.Where(p => p.SourceFileId == file && p.CountyCode == County)
            .Select(p => (long?)p.Id)
            .FirstOrDefaultAsync(cancel);
        if (plan is { } paper)
        {
            return May(Right.RunCampaign) ? Links.PlanFile(County, Year, paper) : null;
        }

        var report = await db
            .TaskReports.Where(r => r.SourceFileId == file && r.CountyCode == County)
            .Select(r => new { r.WorkTaskId, r.Id })
            .FirstOrDefaultAsync(cancel);
        return report is null
            ? Links.SourceFile(County, Year, file)
            : Links.Evidence(County, Year, report.WorkTaskId, report.Id);
    }
}
