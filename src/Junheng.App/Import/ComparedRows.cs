using Junheng.App.Data;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>What of a version an import is compared with, and what of it stays whatever the import says.</summary>
/// <param name="Before">The schools the import speaks of, as they are stored.</param>
/// <param name="Kept">The rows of all other schools.</param>
internal sealed record ComparedRows(List<StoredSchool> Before, IReadOnlyList<long> Kept)
{
    /// <summary>Nothing is stored: every school is new.</summary>
    public static readonly ComparedRows Nothing = new([], []);

    public List<SchoolRecord> Records => Before.ConvertAll(s => s.Record);

    /// <summary>Reads of a version what an import speaks of.</summary>
    /// <param name="db">The database.</param>
    /// <param name="version">The version; null if there is none.</param>
    /// <param name="scope">Whether the import states the whole county.</param>
    /// <param name="rows">The rows of the import.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<ComparedRows> Of(
        Db db,
        long? version,
        ImportScope scope,
        IEnumerable<SchoolRecord> rows,
        CancellationToken cancel
    )
    {
        if (version is not { } id)
        {
            return Nothing;
        }

        if (scope == ImportScope.WholeCounty)
        {
            return new(await VersionReader.LoadStored(db, id, null, cancel), []);
        }

        var named = rows.Select(r => r.School).ToHashSet(StringComparer.Ordinal);
        var (own, kept) = (new List<long>(), new List<long>());
        foreach (var (row, school) in await VersionReader.RowsOf(db, id, cancel))
        {
            (named.Contains(school) ? own : kept).Add(row);
        }

        return new(await VersionReader.LoadStored(db, id, own, cancel), kept);
    }
}
