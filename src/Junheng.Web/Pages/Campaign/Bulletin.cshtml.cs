using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Judge;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Campaign;

/// <summary>工作简报: what happened in a week, or in other days, told from the record alone.</summary>
[Needs(Right.ReadCounty)]
public sealed class BulletinModel(OpenYear open, Db db, KeptCampaign kept, TimeProvider clock)
    : CountyPage(open, "bulletin")
{
    public Bulletin Bulletin { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    /// <summary>The four parts of the national items, without what the county adds.</summary>
    public IEnumerable<PartVerdict> Parts => Verdict.Parts.Take(4);

    /// <summary>The bulletin of as many days before or after.</summary>
    public string To(int times)
    {
        var days = Bulletin.To.DayNumber - Bulletin.From.DayNumber + 1;
        return Links.OfVersion(
            Opened,
            Links.Bulletin(County, Year, Bulletin.From.AddDays(times * days), Bulletin.To.AddDays(times * days))
        );
    }

    public async Task OnGet(DateOnly? from, DateOnly? to) => await Load(from, to);

    /// <summary>The bulletin to send round.</summary>
    public async Task<IActionResult> OnGetPaper(DateOnly? from, DateOnly? to)
    {
        await Load(from, to);
        if (Bulletin.IsEmpty)
        {
            return NotFound();
        }

        using var stream = new MemoryStream();
        BulletinPaper.Write(stream, Opened, Verdict, Bulletin, MarkAt(clock));
        return File(
            stream.ToArray(),
            WordType,
            $"{BulletinPaper.Name}-{County}-{Bulletin.From:yyyyMMdd}-{Bulletin.To:yyyyMMdd}.docx"
        );
    }

    private async Task Load(DateOnly? from, DateOnly? to)
    {
        Today = ReopenTasks.Today(clock);
        var (first, last) = Bulletin.Days(from, to, Today);
        Bulletin = await kept.Bulletin(db, County, Opened.Stamp, first, last, Today, HttpContext.RequestAborted);
    }
}
