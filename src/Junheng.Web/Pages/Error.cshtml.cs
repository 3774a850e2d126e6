using Junheng.App.Data;
using Junheng.App.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages;

/// <summary>The one page for everything that went wrong: what may have happened and where to go on, no internals.</summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
[AllowAnonymous]
public sealed class ErrorModel(IServiceProvider services, ILogger<ErrorModel> log) : PageModel
{
    /// <summary>More counties than this are chosen from their own page.</summary>
    private const int MostWays = 5;

    public int Status { get; private set; }

    /// <summary>Finds a fault in the log; null for what is no fault of the system.</summary>
    public string? Reference { get; private set; }

    /// <summary>Years of the county the address named; if it named none that is there, the counties and their newest years.</summary>
    public IReadOnlyList<(County County, int Year)> Ways { get; private set; } = [];

    public Task OnGet(int? status) => Show(status);

    public Task OnPost(int? status) => Show(status);

    private async Task Show(int? status)
    {
        Status =
            status is >= 400 and < 600 ? status.Value
            : Response.StatusCode >= 400 ? Response.StatusCode
            : 500;
        Response.StatusCode = Status;
        if (Status >= 500)
        {
            // The database may be what is broken: it is not asked.
            Reference = HttpContext.TraceIdentifier;
            var at = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
            log.LogError(at?.Error, "Fault {Reference} at {Path}", Reference, at?.Path);
            return;
        }

        var db = services.GetRequiredService<Db>();
        if (!db.Access.May(Right.ReadSchool))
        {
            return;
        }

        var cancel = HttpContext.RequestAborted;
        var named = HttpContext
            .Features.Get<IStatusCodeReExecuteFeature>()
            ?.OriginalPath.Split('/')
            .ElementAtOrDefault(1);
        if (await db.Counties.AsNoTracking().SingleOrDefaultAsync(c => c.Code == named, cancel) is { } own)
        {
            // Whoever asked within a county is told of no other one.
            Ways = [.. (await db.YearsOf(own.Code, cancel)).Take(MostWays).Select(y => (own, y))];
            return;
        }

        Ways = await (
            from county in db.Counties.AsNoTracking()
            let newest = db.DataVersions.Where(v => v.CountyCode == county.Code).Max(v => (int?)v.Year)
            where newest != null
            orderby newest descending, county.Code
            select ValueTuple.Create(county, newest.Value)
        )
            .Take(MostWays)
            .ToListAsync(cancel);
    }
}
