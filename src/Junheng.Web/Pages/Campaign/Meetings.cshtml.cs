using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Campaign;

/// <summary>会议: those held, with how many of their decisions are open; and the form that registers one.</summary>
[Needs(Right.ReadCounty)]
public sealed class MeetingsModel(OpenYear open, Db db, TimeProvider clock, SaveMeeting save)
    : CountyPage(open, "meetings")
{
    private const int PerPage = 50;
    private const int ShortUnits = 4;

    public IReadOnlyList<MeetingLine> Lines { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public MeetingForm Form { get; private set; } = new();

    /// <summary>The first units of a meeting, with how many there are in all.</summary>
    public static string FirstUnits(string units) =>
        units.Split('、') is { Length: > ShortUnits } all
            ? $"{string.Join('、', all.Take(ShortUnits))}…（{all.Length}）"
            : units;

    public async Task OnGet(string? p)
    {
        Form.HeldOn = ReopenTasks.Today(clock);
        await Load(p);
    }

    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPost(MeetingForm form)
    {
        var outcome = await save.Handle(form.Command(County, 0), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            Form = form;
            await Load(null);
            return Refuse(outcome.Mistakes);
        }

        Done = "会议已登记。请登记会上议定的事项。";
        return Redirect(Links.OfVersion(Opened, Links.Meeting(County, Year, outcome.Value)));
    }

    private async Task Load(string? p)
    {
        var list = new MeetingList(db, County, ReopenTasks.Today(clock));
        Paging = Paging.Of(
            await list.All.CountAsync(HttpContext.RequestAborted),
            p,
            page => Links.OfVersion(Opened, $"{Links.Meetings(County, Year)}?p={page}"),
            PerPage
        );
        Lines = await list.Lines(list.All.Skip(Paging.Before).Take(PerPage), HttpContext.RequestAborted);
    }
}
