using Junheng.App.Data;
using Junheng.Engine.Schools;
using Microsoft.Extensions.Caching.Memory;

namespace Junheng.App;

/// <summary>A county's year, in one of its versions.</summary>
/// <param name="County">Division code.</param>
/// <param name="Year">The year.</param>
/// <param name="Number">The version; null for whichever is the newest.</param>
internal sealed record YearKey(string County, int Year, int? Number);

/// <summary>
/// Years kept between requests. A version never changes and every other write moves the county's stamp, so what is kept
/// under a stamp stays true; the rows of a version outlive the stamp, for most writes change none of them.
/// </summary>
public sealed class YearCache : IDisposable
{
    /// <summary>A county has a few years and versions; more than this many are in nobody's daily use.</summary>
    private const int Most = 64;

    /// <summary>Schools of all versions kept, five classes or rooms of a list counting as one.</summary>
    private const int MostRows = 20_000;

    private const int ListRowsToARow = 5;

    private readonly StampedCache<YearKey, OpenedYear> years = new(Most);
    private readonly MemoryCache rows = new(new MemoryCacheOptions { SizeLimit = MostRows });

    /// <summary>The year as of a stamp or later.</summary>
    /// <param name="key">Which.</param>
    /// <param name="stamp">The county's stamp, read before.</param>
    /// <param name="open">Opens it; is given the last state that was opened, if one is still kept.</param>
    internal Task<OpenedYear> Get(YearKey key, long stamp, Func<OpenedYear?, Task<OpenedYear>> open) =>
        years.Get(key, stamp, open);

    /// <summary>The rows of a version, the same list as long as it is kept.</summary>
    internal async Task<IReadOnlyList<SchoolRecord>> Rows(Db db, long version)
    {
        if (rows.TryGetValue<IReadOnlyList<SchoolRecord>>((nameof(version), version), out var known))
        {
            return known!;
        }

        var numbers = await VersionReader.RowsOf(db, version, CancellationToken.None);
        var found = new SchoolRecord?[numbers.Count];
        var lacking = new List<long>();
        for (var i = 0; i < found.Length; i++)
        {
            if (!rows.TryGetValue(numbers[i].Row, out found[i]))
            {
                lacking.Add(numbers[i].Row);
            }
        }

        // A version shares most rows with the one before, which was opened before.
        var read = lacking.Count == 0 ? [] : await VersionReader.LoadStored(db, version, All() ? null : lacking);
        var stored = read.ToDictionary(s => s.RowId!.Value, s => Keep(s.RowId!.Value, s.Record));
        SchoolRecord[] whole = [.. numbers.Select((n, i) => found[i] ?? stored[n.Row])];
        return rows.Set<IReadOnlyList<SchoolRecord>>(
            (nameof(version), version),
            whole,
            new MemoryCacheEntryOptions { Size = whole.Length / ListRowsToARow + 1 }
        );

        bool All() => lacking.Count == numbers.Count;
    }

    private SchoolRecord Keep(long row, SchoolRecord record) =>
        rows.Set(
            row,
            record,
            new MemoryCacheEntryOptions { Size = 1 + (record.Classes.Count + record.Rooms.Count) / ListRowsToARow }
        );

    /// <inheritdoc />
    public void Dispose() => rows.Dispose();
}
