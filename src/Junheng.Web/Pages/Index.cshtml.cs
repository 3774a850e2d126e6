using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages;

/// <summary>The way in: straight to the only county, or to the choice; and the small switches of every page.</summary>
[AllowAnonymous]
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    private const string SizeCookie = "junheng.size";

    /// <summary>Whether the reader chose large type.</summary>
    public static bool IsLarge(HttpRequest request) => request.Cookies[SizeCookie] == "large";

    [Needs(Right.None)]
    public async Task<IActionResult> OnGet()
    {
        var access = db.Access;
        if (access.IsOfficer)
        {
            return Redirect(Links.Of(access));
        }

        var counties = await db
            .Counties.OrderBy(c => c.Code)
            .Select(c => new
            {
                c.Code,
                Year = db.DataVersions.Where(v => v.CountyCode == c.Code).Max(v => (int?)v.Year),
            })
            .Take(2)
            .ToListAsync(HttpContext.RequestAborted);
        return counties.Count == 1
            ? Redirect(Rooms.Find(access, null).Link(counties[0].Code, counties[0].Year ?? clock.GetLocalNow().Year))
            : Redirect(Links.Counties);
    }

    /// <summary>Another year in the same room.</summary>
    [Needs(Right.ReadSchool)]
    public async Task<IActionResult> OnGetGo(string? county, int year, string? room) =>
        year is >= 2000 and <= 2100 && await db.Counties.AnyAsync(c => c.Code == county, HttpContext.RequestAborted)
            ? Redirect(Rooms.Find(db.Access, room).Link(county!, year))
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

    /// <summary>大字版: chooses the size of type.</summary>
    public IActionResult OnPostSize(string? size, string? back)
    {
        Keep(SizeCookie, size == "large" ? "large" : "normal");
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
