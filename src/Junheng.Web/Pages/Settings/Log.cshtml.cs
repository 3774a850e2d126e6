using Junheng.App;
using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Settings;

/// <summary>过程记录: who changed what, when, why, from what to what.</summary>
public sealed class LogModel(OpenYear open, Db db) : CountyPage(open, "log")
{
    private const int PerPage = 50;

    /// <summary>Changes shown of one process; the count tells of the rest.</summary>
    public const int MostChanges = 100;

    /// <summary>A process with its first changes.</summary>
    public sealed record Entry(Process Process, int Count, IReadOnlyList<ProcessChange> Changes);

    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    public int PageNumber { get; private set; }

    public bool HasMore { get; private set; }

    public async Task OnGet(int p = 1)
    {
        PageNumber = Math.Clamp(p, 1, 100_000);
        var processes = await db
            .Processes.AsNoTracking()
            .Where(x => x.CountyCode == County)
            .OrderByDescending(x => x.Id)
            .Skip((PageNumber - 1) * PerPage)
            .Take(PerPage + 1)
            .ToListAsync(HttpContext.RequestAborted);
        HasMore = processes.Count > PerPage;
        var entries = new List<Entry>();
        foreach (var process in processes.Take(PerPage))
        {
            var changes = db.ProcessChanges.AsNoTracking().Where(c => c.ProcessId == process.Id);
            entries.Add(
                new(
                    process,
                    await changes.CountAsync(HttpContext.RequestAborted),
                    await changes.OrderBy(c => c.Id).Take(MostChanges).ToListAsync(HttpContext.RequestAborted)
                )
            );
        }

        Entries = entries;
    }
}
