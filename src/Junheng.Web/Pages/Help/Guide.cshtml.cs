using System.Globalization;
using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Help;

/// <summary>使用指引: a first walk through a county with data, and what a county has to do next.</summary>
[Needs(Right.ReadSchool)]
public sealed class GuideModel(OpenYear open, Db db) : CountyPage(open, "guide")
{
    private const string Cookie = "junheng.tour";

    public IReadOnlyList<Tour.Place> Stops { get; private set; } = [];

    public NextSteps Steps { get; private set; } = null!;

    /// <summary>The stops already taken in this browser, from 1.</summary>
    public IReadOnlySet<int> Taken { get; private set; } = new HashSet<int>();

    public async Task OnGet()
    {
        (Stops, Taken) = (Tour.Of(Opened), Remembered());
        Steps = await NextSteps.Of(db, Opened, HttpContext.RequestAborted);
    }

    /// <summary>Remembers that a stop was taken and leads there: the check mark needs no script.</summary>
    public IActionResult OnGetStep(int step)
    {
        var stops = Tour.Of(Opened);
        if (step < 1 || step > stops.Count)
        {
            return NotFound();
        }

        var options = new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(30),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        };
        Response.Cookies.Append(Cookie, string.Join('.', Remembered().Append(step).Order()), options);
        return Redirect(stops[step - 1].Link);
    }

    private HashSet<int> Remembered() =>
        [
            .. (Request.Cookies[Cookie] ?? "")
                .Split('.')
                .Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
                .Where(n => n is > 0 and < 100),
        ];
}
