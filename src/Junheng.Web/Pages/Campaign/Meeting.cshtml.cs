using System.Globalization;
using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Campaign;

/// <summary>A meeting: its minutes, what it decided and how that stands; printed it is the paper of the meeting.</summary>
[Needs(Right.ReadCounty)]
public sealed class MeetingModel(OpenYear open, Db db, TimeProvider clock, SaveMeeting save, AddDecisions add)
    : CountyPage(open, "meetings")
{
    /// <summary>Decisions the form takes at once.</summary>
    public const int Lines = 5;

    public Meeting Meeting { get; private set; } = null!;

    public IReadOnlyList<TaskLine> Decisions { get; private set; } = [];

    /// <summary>What was typed and refused; null where nothing was.</summary>
    public MeetingForm? Typed { get; private set; }

    /// <summary>Decisions that were typed and refused.</summary>
    public IReadOnlyList<AddDecisions.Decision> Given { get; private set; } = [];

    public async Task<IActionResult> OnGet(long id) => await Load(id) ? Page() : NotFound();

    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPostSave(long id, MeetingForm form)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        var outcome = await save.Handle(form.Command(County, id), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            Typed = form;
            return Refuse(outcome.Mistakes);
        }

        Done = "会议已保存。";
        return Redirect(Links.OfVersion(Opened, Links.Meeting(County, Year, id)));
    }

    /// <summary>Whether unknown names were to set up units, when what was typed was refused.</summary>
    public bool NewUnits { get; private set; }

    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPostDecide(long id, bool newUnits)
    {
        NewUnits = newUnits;
        if (!await Load(id))
        {
            return NotFound();
        }

        var (titles, units, days) = (Request.Form["title"], Request.Form["units"], Request.Form["due"]);
        Given =
        [
            .. titles.Select(
                (t, i) => new AddDecisions.Decision(t ?? "", units.ElementAtOrDefault(i) ?? "", Day(days, i))
            ),
        ];
        var outcome = await add.Handle(new(County, id, Given, newUnits), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            return Refuse(outcome.Mistakes);
        }

        Done = $"已登记议定事项{outcome.Value}项，责任单位可在“我的工作”中看到。";
        return Redirect(Links.OfVersion(Opened, Links.Meeting(County, Year, id) + "#decisions"));
    }

    private async Task<bool> Load(long id)
    {
        var list = new MeetingList(db, County, ReopenTasks.Today(clock));
        var found = await list.All.SingleOrDefaultAsync(m => m.Id == id, HttpContext.RequestAborted);
        if (found is not null)
        {
            Meeting = found;
            Decisions = await list.Decisions(id, HttpContext.RequestAborted);
        }

        return found is not null;
    }

    private static DateOnly? Day(Microsoft.Extensions.Primitives.StringValues days, int at) =>
        DateOnly.TryParseExact(days.ElementAtOrDefault(at), "yyyy-MM-dd", CultureInfo.InvariantCulture, 0, out var day)
            ? day
            : null;
}
