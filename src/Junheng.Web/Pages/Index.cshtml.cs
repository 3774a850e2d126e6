using Junheng.App.Data;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages;

/// <summary>The way in: straight to the only county, or a choice where there are several.</summary>
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(County County, int Year)> Counties { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var newest = await db
            .DataVersions.GroupBy(v => v.CountyCode)
            .Select(g => new { g.Key, Year = g.Max(v => v.Year) })
            .ToDictionaryAsync(g => g.Key, g => g.Year, HttpContext.RequestAborted);
        var counties = await db.Counties.AsNoTracking().OrderBy(c => c.Code).ToListAsync(HttpContext.RequestAborted);
        Counties = counties.ConvertAll(c => (c, newest.GetValueOrDefault(c.Code, clock.GetLocalNow().Year)));
        return Counties.Count == 1 ? Redirect(Links.Home(Counties[0].County.Code, Counties[0].Year)) : Page();
    }

    /// <summary>Another year in the same room.</summary>
    public async Task<IActionResult> OnGetGo(string? county, int year, string? room) =>
        year is >= 2000 and <= 2100 && await db.Counties.AnyAsync(c => c.Code == county, HttpContext.RequestAborted)
            ? Redirect(Rooms.Find(room).Link(county!, year))
            : NotFound();

    /// <summary>Chooses between the strict verdict and the one with tolerances.</summary>
    public IActionResult OnPostBasis(string? basis, string? back)
    {
        Keep(CountyPage.BasisCookie, basis == "tolerant" ? "tolerant" : "strict");
        return Url.IsLocalUrl(back) ? LocalRedirect(back) : Redirect("/");
    }

    /// <summary>Chooses the language of the interface.</summary>
    public IActionResult OnPostLanguage(string? language, string? back)
    {
        Keep(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new("zh-CN", language == "en" ? "en" : "zh-CN"))
        );
        return Url.IsLocalUrl(back) ? LocalRedirect(back) : Redirect("/");
    }

    private void Keep(string name, string value) =>
        Response.Cookies.Append(
            name,
            value,
            new()
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
            }
        );
}
