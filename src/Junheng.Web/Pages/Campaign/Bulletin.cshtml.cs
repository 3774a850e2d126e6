using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Junheng.Engine.Judge;
using Junheng.Web.Setup;

namespace Junheng.Web.Pages.Campaign;

/// <summary>工作简报: what happened in a week, or in other days, told from the record alone.</summary>
[Needs(Right.ReadCounty)]
public sealed class BulletinModel(OpenYear open, Db db, KeptCampaign kept, TimeProvider clock)
    : CountyPage(open, "bulletin")
{
    public Bulletin Bulletin { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    /// <summary>Tasks that are not over.</summary>
    public int Open => Bulletin.Lights.Where(l => l.Key != TaskLight.Off).Sum(l => l.Value);

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

    public async Task OnGet(DateOnly? from, DateOnly? to)
    {
        Today = ReopenTasks.Today(clock);
        var (first, last) = Bulletin.Days(from, to, Today);
        Bulletin = await kept.Bulletin(db, County, Opened.Stamp, first, last, Today, HttpContext.RequestAborted);
    }
}
