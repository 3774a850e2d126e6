using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>A process as the log lists it.</summary>
/// <param name="Process">Who, when, why.</param>
/// <param name="Count">Its changes.</param>
/// <param name="Found">Those of them that are asked for.</param>
/// <param name="Changes">The first of those.</param>
public sealed record LogLine(Process Process, int Count, int Found, IReadOnlyList<ProcessChange> Changes);

/// <summary>
/// Looks for processes and changes in the log of a county. The log keeps codes, a person asks in words: what things and
/// properties are called is told by whoever shows them.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="county">Division code; other counties' processes are not looked at.</param>
/// <param name="clock">Tells where days begin.</param>
public sealed class LogSearch(Db db, string county, TimeProvider clock)
{
    /// <summary>Kinds of things whose keys have a school's identifier in them.</summary>
    private static readonly string[] OfSchools = ["school", "finding_answer"];

    private List<string>? keys;
    private List<string>? properties;
    private LogQuery query = new();

    /// <summary>What a thing is called, by its kind and key; it is searched as well as the key.</summary>
    public required Func<string, string, string> NameOf { get; init; }

    /// <summary>What a property is called, by the kind of thing and the property.</summary>
    public required Func<string, string, string> TitleOf { get; init; }

    /// <summary>Looks for something else.</summary>
    public async Task<LogSearch> For(LogQuery asked, CancellationToken cancel)
    {
        query = asked;
        keys = asked.Thing is null ? null : await Keys(asked.Thing, cancel);
        properties = asked.Property is null ? null : await Properties(asked.Property, cancel);
        return this;
    }

    /// <summary>How many processes are found.</summary>
    public Task<int> Count(CancellationToken cancel) => Processes.CountAsync(cancel);

    /// <summary>A page of the processes found, newest first.</summary>
    /// <param name="skip">Processes on the pages before.</param>
    /// <param name="take">Processes on a page.</param>
    /// <param name="most">Changes shown of each.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<IReadOnlyList<LogLine>> Page(int skip, int take, int most, CancellationToken cancel)
    {
        var lines = new List<LogLine>();
        foreach (var process in await Processes.OrderByDescending(p => p.Id).Skip(skip).Take(take).ToListAsync(cancel))
        {
            var found = Changes(process.Id);
            lines.Add(
                new(
                    process,
                    await db.ProcessChanges.CountAsync(c => c.ProcessId == process.Id, cancel),
                    await found.CountAsync(cancel),
                    await found.OrderBy(c => c.Id).Take(most).ToListAsync(cancel)
                )
            );
        }

        return lines;
    }

    /// <summary>A process of the county; null if it has none of that number.</summary>
    public Task<Process?> Find(long process, CancellationToken cancel) =>
        db.Processes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == process && p.CountyCode == county, cancel);

    /// <summary>The changes of a process that are asked for.</summary>
    public IQueryable<ProcessChange> Changes(long process) => Asked.Where(c => c.ProcessId == process);

    private IQueryable<ProcessChange> Asked
    {
        get
        {
            var found = db.ProcessChanges.AsNoTracking().Where(c => c.CountyCode == county);
            if (keys is { } things)
            {
                found = found.Where(c => things.Contains(c.Entity + "/" + c.Key));
            }

            if (properties is { } named)
            {
                found = found.Where(c => named.Contains(c.Entity + "/" + c.Property));
            }

            return found;
        }
    }

    private IQueryable<Process> Processes
    {
        get
        {
            var found = db.Processes.AsNoTracking().Where(p => p.CountyCode == county);
            if (query.Actor is { } actor)
            {
                found = found.Where(p => p.Actor.Contains(actor));
            }

            if (query.From is { } from)
            {
                var start = Start(from);
                found = found.Where(p => p.At >= start);
            }

            if (query.Until is { } until)
            {
                var end = until == DateOnly.MaxValue ? DateTime.MaxValue : Start(until.AddDays(1));
                found = found.Where(p => p.At < end);
            }

            var changes = Asked;
            return keys is null && properties is null ? found : found.Where(p => changes.Any(c => c.ProcessId == p.Id));
        }
    }

    /// <summary>When a day begins; days that are typed in may lie at the ends of the calendar.</summary>
    private DateTime Start(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        var ticks = local.Ticks - clock.LocalTimeZone.GetUtcOffset(local).Ticks;
        return new(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    }

    /// <summary>The things whose key or name has a text in it; what is about a school is found by the school's name.</summary>
    private async Task<List<string>> Keys(string text, CancellationToken cancel)
    {
        var schools = await db
            .SchoolRows.Where(r => r.CountyCode == county && r.Name.Contains(text))
            .Select(r => r.School)
            .Distinct()
            .ToListAsync(cancel);
        var named = schools.ToHashSet(StringComparer.Ordinal);
        var things = await db
            .ProcessChanges.Where(c => c.CountyCode == county)
            .Select(c => new { c.Entity, c.Key })
            .Distinct()
            .ToListAsync(cancel);
        return
        [
            .. things
                .Where(t =>
                    t.Key.Contains(text, StringComparison.OrdinalIgnoreCase)
                    || (OfSchools.Contains(t.Entity) && t.Key.Split('/').Any(named.Contains))
                    || NameOf(t.Entity, t.Key).Contains(text, StringComparison.OrdinalIgnoreCase)
                )
                .Select(t => $"{t.Entity}/{t.Key}"),
        ];
    }

    private async Task<List<string>> Properties(string text, CancellationToken cancel)
    {
        var all = await db
            .ProcessChanges.Where(c => c.CountyCode == county)
            .Select(c => new { c.Entity, c.Property })
            .Distinct()
            .ToListAsync(cancel);
        return
        [
            .. all.Where(p =>
                    p.Property.Equals(text, StringComparison.OrdinalIgnoreCase)
                    || TitleOf(p.Entity, p.Property).Contains(text, StringComparison.OrdinalIgnoreCase)
                )
                .Select(p => $"{p.Entity}/{p.Property}"),
        ];
    }
}
