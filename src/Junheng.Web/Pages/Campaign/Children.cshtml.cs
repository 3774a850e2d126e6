using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Campaign;

/// <summary>关爱儿童: counts by place and kind on a day and over time; never anybody's name.</summary>
[Needs(Right.ReadSchool)]
public sealed class ChildrenModel(OpenYear open, Db db, TimeProvider clock, CountChildren count)
    : CountyPage(open, "children")
{
    private readonly Dictionary<string, (string Count, string Seen)> entries = [];

    /// <summary>All days that anybody within sight counted, the newest first.</summary>
    public IReadOnlyList<DateOnly> Days { get; private set; } = [];

    public ChildTable Table { get; private set; } = null!;

    public IReadOnlyList<(DateOnly On, ChildRow Row)> SchoolDays { get; private set; } = [];

    public IReadOnlyList<(DateOnly On, ChildRow Row)> TownshipDays { get; private set; } = [];

    /// <summary>The places whoever reads may write for.</summary>
    public IReadOnlyList<ChildPlace> Writable { get; private set; } = [];

    public bool MayWrite => Writable.Count > 0;

    /// <summary>Whether it is a school's page, which has no other places.</summary>
    public bool IsOne => Access.School is not null;

    /// <summary>The place whose form is open; null while none is chosen.</summary>
    public ChildPlace? Place { get; private set; }

    /// <summary>The day whose form is open.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>What names a place in an address.</summary>
    public static string Key(ChildPlace place) => place.School ?? $"t:{place.Name}";

    /// <summary>A count with how many more it is than before.</summary>
    public static string Count(ChildCell cell) =>
        cell.Count is not { } number ? Show.None
        : cell.Change is { } change and not 0 ? $"{number}（{(change > 0 ? "+" : "−")}{Math.Abs(change)}）"
        : $"{number}";

    /// <summary>What stands in the field of a kind, and what stood there before.</summary>
    public (string Count, string Seen) Entry(string kind) => entries.GetValueOrDefault(kind, ("", ""));

    public async Task OnGet(DateOnly? on, DateOnly? day, string? place)
    {
        await Load(on, day, place);
        if (Place is { } chosen)
        {
            var stored = await db
                .ChildCounts.AsNoTracking()
                .Where(c => c.CountyCode == County && c.On == Day)
                .ToListAsync(HttpContext.RequestAborted);
            foreach (var row in stored.Where(chosen.Has))
            {
                entries[row.Kind] = ($"{row.Count}", $"{row.Count}");
            }
        }
    }

    /// <summary>The table of a day as a workbook.</summary>
    public async Task<IActionResult> OnGetWorkbook(DateOnly? on)
    {
        await Load(on, null, null);
        if (Table.Schools.Count + Table.Townships.Count == 0)
        {
            return NotFound();
        }

        using var stream = new MemoryStream();
        ChildBook.Write(stream, Opened.County, Table, Pack, MarkAt(clock));
        return File(stream.ToArray(), WorkbookType, $"关爱对象统计表-{County}-{Table.On:yyyy-MM-dd}.xlsx");
    }

    [Needs(Right.ReportWork)]
    public async Task<IActionResult> OnPost(DateOnly? day, string? place)
    {
        await Load(null, day, place);
        for (var i = 0; i < ChildKinds.All.Count; i++)
        {
            if (Request.Form.ContainsKey($"c.{i}"))
            {
                entries[ChildKinds.All[i]] = ($"{Request.Form[$"c.{i}"]}".Trim(), $"{Request.Form[$"s.{i}"]}");
            }
        }

        var outcome = await count.Handle(
            new(
                County,
                day,
                Place?.Name ?? "",
                Place?.School,
                [.. entries.Select(e => new CountChildren.Entry(e.Key, e.Value.Count, e.Value.Seen))]
            ),
            HttpContext.RequestAborted
        );
        if (!outcome.Ok)
        {
            return Refuse(outcome.Mistakes);
        }

        Done = $"{Place!.Name}{Day:yyyy-MM-dd}的人数已保存。";
        return Redirect(Links.OfVersion(Opened, Links.Children(County, Year, Day)));
    }

    private async Task Load(DateOnly? on, DateOnly? day, string? place)
    {
        var cancel = HttpContext.RequestAborted;
        Days = await ChildTable.Days(db, County, cancel);
        Table = await ChildTable.Of(db, County, Days, on, cancel);
        if (Days.Count > 1)
        {
            SchoolDays = await ChildTable.Over(db, County, Days, schools: true, cancel);
            TownshipDays = await ChildTable.Over(db, County, Days, schools: false, cancel);
        }

        Day = day ?? ReopenTasks.Today(clock);
        Writable = [.. (await ChildPlaces.Of(db, County, cancel)).Where(p => ChildPlaces.Writes(Access, p))];
        Place =
            string.IsNullOrEmpty(place) && Writable.Count == 1
                ? Writable[0]
                : Writable.FirstOrDefault(p => Key(p) == place);
    }
}
