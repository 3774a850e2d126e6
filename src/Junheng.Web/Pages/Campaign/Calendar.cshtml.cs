using System.Globalization;
using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Campaign;

/// <summary>工作日历: what is due and which meetings are held, day by day of a month. Each month stands in its own year.</summary>
[Needs(Right.ReadSchool)]
public sealed class CalendarModel(OpenYear open, Db db, TimeProvider clock) : CountyPage(open, "calendar")
{
    /// <summary>Tasks that a day names; all of them stand below.</summary>
    public const int PerDay = 5;

    private const int PerPage = 100;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public CalendarMonth Month { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    /// <summary>Whether only tasks of the reader's unit are shown.</summary>
    public bool Mine { get; private set; }

    /// <summary>Whether the reader has a unit to choose, and more than its tasks to see.</summary>
    public bool HasOwn { get; private set; }

    /// <summary>The day all of whose tasks are listed; null for none.</summary>
    public CalendarDay? Day { get; private set; }

    public Paging Paging { get; private set; } = null!;

    /// <summary>This month, of all or of the reader's own unit.</summary>
    public string Here(bool mine) => Links.OfVersion(Opened, Links.Calendar(County, Month.First, mine));

    /// <summary>The month some months away.</summary>
    public string To(int months)
    {
        var month = Month.First.AddMonths(months);
        var address = Links.Calendar(County, month, Mine);
        return month.Year is < FirstYear or > LastYear ? Here(Mine)
            : month.Year == Year ? Links.OfVersion(Opened, address)
            : address;
    }

    public async Task<IActionResult> OnGet(string? month, bool mine, DateOnly? day, string? p)
    {
        Today = ReopenTasks.Today(clock);
        Mine = mine;
        var asked =
            DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, 0, out var first) ? first
            : Today.Year == Year ? Today
            : new(Year, 1, 1);
        if (asked.Year != Year)
        {
            return asked.Year is < FirstYear or > LastYear ? NotFound() : Redirect(Links.Calendar(County, asked, mine));
        }

        var own = await OwnNames.Of(db, County, HttpContext.RequestAborted);
        HasOwn = own.Count > 0 && Access.School is null;
        Month = await CalendarMonth.Of(db, County, asked, Today, mine ? own : null, HttpContext.RequestAborted);
        Day = Month.Days.FirstOrDefault(d => d.On == day && d.Tasks.Count > 0);
        Paging = Paging.Of(
            Day?.Tasks.Count ?? 0,
            p,
            page => $"{Here(mine)}&day={Day?.On:yyyy-MM-dd}&p={page}#day",
            PerPage
        );
        return Page();
    }
}
