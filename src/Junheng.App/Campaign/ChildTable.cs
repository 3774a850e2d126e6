using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>How many of a kind, and how many more than on the day before it was counted.</summary>
/// <param name="Count">Null where it was not counted.</param>
/// <param name="Before">The count of the place's day before; null where there is none.</param>
public readonly record struct ChildCell(int? Count, int? Before)
{
    /// <summary>How many more; null where one of both is missing.</summary>
    public int? Change => Count - Before;
}

/// <summary>A place, or several added up, with its counts by kind in the order of <see cref="ChildKinds.All"/>.</summary>
/// <param name="Place">The place; null for a sum.</param>
/// <param name="Cells">Its counts.</param>
/// <param name="Places">How many places have any count.</param>
public sealed record ChildRow(ChildPlace? Place, IReadOnlyList<ChildCell> Cells, int Places);

/// <summary>
/// 关爱对象统计 of a day. Schools and townships count the same children, each in its own way: they are never added to
/// each other.
/// </summary>
/// <param name="On">The day; null where nothing was ever counted.</param>
/// <param name="Before">The day before that anybody counted; null where there is none.</param>
/// <param name="Schools">Schools that counted on the day.</param>
/// <param name="Townships">Townships that did.</param>
/// <param name="Missing">Places that did not.</param>
public sealed record ChildTable(
    DateOnly? On,
    DateOnly? Before,
    IReadOnlyList<ChildRow> Schools,
    IReadOnlyList<ChildRow> Townships,
    IReadOnlyList<ChildPlace> Missing
)
{
    /// <summary>Days of a table over time at most.</summary>
    public const int MostDays = 24;

    /// <summary>All days that anybody within sight counted, the newest first.</summary>
    public static Task<List<DateOnly>> Days(Db db, string county, CancellationToken cancel) =>
        Seen(db, county).Select(c => c.On).Distinct().OrderByDescending(d => d).ToListAsync(cancel);

    /// <summary>The table of a day.</summary>
    /// <param name="db">The database.</param>
    /// <param name="county">Division code.</param>
    /// <param name="days">All days, the newest first.</param>
    /// <param name="on">The day asked for; the newest where it is none of them.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<ChildTable> Of(
        Db db,
        string county,
        IReadOnlyList<DateOnly> days,
        DateOnly? on,
        CancellationToken cancel
    )
    {
        var places = await ChildPlaces.Of(db, county, cancel);
        if (days.Count == 0)
        {
            return new(null, null, [], [], places);
        }

        var day = on is { } asked && days.Contains(asked) ? asked : days[0];
        DateOnly? before = days.Where(d => d < day).Cast<DateOnly?>().FirstOrDefault();
        var counts = await Seen(db, county).Where(c => c.On == day || c.On == before).ToListAsync(cancel);
        // A place that is no longer in the county keeps what it counted.
        var all = places
            .Concat(
                counts
                    .Where(c => !places.Any(p => p.Has(c)))
                    .Select(c => new ChildPlace(c.Place, c.School, c.Township))
                    .Where(p => ChildPlaces.Sees(db.Access, p))
                    .DistinctBy(p => (p.School, p.School is null ? p.Name : ""))
            )
            .ToList();
        var now = counts.Where(c => c.On == day).ToList();
        var then = counts.Where(c => c.On == before).ToList();
        var rows = all.ConvertAll(p => Row(p, now.FindAll(p.Has), then.FindAll(p.Has)));
        return new(
            day,
            before,
            [.. rows.Where(r => r.Place!.School is not null && r.Places > 0)],
            [.. rows.Where(r => r.Place!.School is null && r.Places > 0)],
            [.. rows.Where(r => r.Places == 0).Select(r => r.Place!)]
        );
    }

    /// <summary>Rows added up: a kind nobody counted has no sum, and one is compared over those who counted it twice.</summary>
    public static ChildRow Sum(IReadOnlyList<ChildRow> rows) =>
        new(
            null,
            [
                .. ChildKinds.All.Select(
                    (_, k) =>
                    {
                        var cells = rows.Select(r => r.Cells[k]).Where(c => c.Count is not null).ToList();
                        var both = cells.Where(c => c.Before is not null).ToList();
                        var count = cells.Count > 0 ? cells.Sum(c => c.Count) : null;
                        return new ChildCell(count, both.Count > 0 ? count - both.Sum(c => c.Change) : null);
                    }
                ),
            ],
            rows.Sum(r => r.Places)
        );

    /// <summary>Sums over all schools, or all townships, by day, the newest first.</summary>
    public static async Task<IReadOnlyList<(DateOnly On, ChildRow Row)>> Over(
        Db db,
        string county,
        IReadOnlyList<DateOnly> days,
        bool schools,
        CancellationToken cancel
    )
    {
        var from = days.Count > 0 ? days[Math.Min(days.Count, MostDays) - 1] : DateOnly.MaxValue;
        var sums = (
            await Seen(db, county)
                .Where(c => c.On >= from && (c.School != null) == schools)
                .GroupBy(c => new { c.On, c.Kind })
                .Select(g => new { g.Key, Count = g.Sum(c => c.Count) })
                .ToListAsync(cancel)
        ).ToLookup(s => s.Key.On);
        var places = await Seen(db, county)
            .Where(c => c.On >= from && (c.School != null) == schools)
            .GroupBy(c => c.On)
            .Select(g => new { On = g.Key, Count = g.Select(c => c.Place).Distinct().Count() })
            .ToDictionaryAsync(g => g.On, g => g.Count, cancel);
        return
        [
            .. sums.OrderByDescending(s => s.Key)
                .Select(s =>
                    (
                        s.Key,
                        new ChildRow(
                            null,
                            [
                                .. ChildKinds.All.Select(k => new ChildCell(
                                    s.Where(x => x.Key.Kind == k).Select(x => (int?)x.Count).FirstOrDefault(),
                                    null
                                )),
                            ],
                            places[s.Key]
                        )
                    )
                ),
        ];
    }

    private static ChildRow Row(ChildPlace place, List<ChildCount> now, List<ChildCount> then) =>
        new(
            place,
            [
                .. ChildKinds.All.Select(k => new ChildCell(
                    now.Find(c => c.Kind == k)?.Count,
                    then.Find(c => c.Kind == k)?.Count
                )),
            ],
            now.Count > 0 ? 1 : 0
        );

    /// <summary>The counts whoever reads may see; a school's post is held to its own elsewhere.</summary>
    private static IQueryable<ChildCount> Seen(Db db, string county)
    {
        var counts = db.ChildCounts.AsNoTracking().Where(c => c.CountyCode == county);
        return db.Access.Level == Users.UnitLevel.Township && db.Access.Unit is { } own
            ? counts.Where(c => c.Township == own || (c.School == null && c.Place == own))
            : counts;
    }
}
