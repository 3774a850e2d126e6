using Junheng.App.Data;
using Junheng.App.Schools;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Settings;

/// <summary>选择或登记县: the counties the installation keeps data of.</summary>
[Needs(Right.None)]
public sealed class CountiesModel(Db db, TimeProvider clock, RegisterCounty register) : PageModel
{
    public IReadOnlyList<(County County, int Year)> Counties { get; private set; } = [];

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    public async Task OnGet() => await Load();

    [Needs(Right.RegisterCounty)]
    public async Task<IActionResult> OnPost()
    {
        var code = Code?.Trim() ?? "";
        var outcome = await register.Handle(new(code, Name ?? ""), HttpContext.RequestAborted);
        if (outcome.Ok)
        {
            // Whoever registers counties need not read them: then units and posts come next.
            return Redirect(
                db.Access.May(Right.ReadCounty) ? Links.Import(code, clock.GetLocalNow().Year) : Links.Units
            );
        }

        await Load();
        Mistakes = outcome.Mistakes;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task Load()
    {
        var cancel = HttpContext.RequestAborted;
        var newest = await db
            .DataVersions.GroupBy(v => v.CountyCode)
            .Select(g => new { g.Key, Year = g.Max(v => v.Year) })
            .ToDictionaryAsync(g => g.Key, g => g.Year, cancel);
        var counties = await db.Counties.AsNoTracking().OrderBy(c => c.Code).ToListAsync(cancel);
        Counties = counties.ConvertAll(c => (c, newest.GetValueOrDefault(c.Code, clock.GetLocalNow().Year)));
    }
}
