using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Validate;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>What is stored already of a county and year: an import is checked and compared against it.</summary>
public sealed class ImportBasis
{
    private ImportBasis(RulePack pack) => Pack = pack;

    /// <summary>The newest version; null if there is none.</summary>
    public DataVersion? Newest { get; private init; }

    internal RulePack Pack { get; }

    internal IReadOnlyList<StoredSchool> Before { get; private init; } = [];

    /// <summary>The merged roster of the year before.</summary>
    internal IReadOnlyList<SchoolRecord> LastYear { get; private init; } = [];

    internal IReadOnlyDictionary<string, decimal> CountyFigures { get; private init; } =
        new Dictionary<string, decimal>();

    /// <summary>Nothing is stored: every school is new.</summary>
    public static ImportBasis Nothing(PackLibrary packs, string county) => new(packs.For(county));

    /// <summary>Reads what is stored; the county need not be registered yet.</summary>
    public static async Task<ImportBasis> Load(
        Db db,
        PackLibrary packs,
        string county,
        int year,
        CancellationToken cancel = default
    )
    {
        var pack = await db.Counties.Where(c => c.Code == county).Select(c => c.Pack).SingleOrDefaultAsync(cancel);
        var newest = await db.NewestVersion(county, year, cancel);
        var lastYear = await db.NewestVersion(county, year - 1, cancel);
        return new((pack is null ? null : packs.Find(pack)) ?? packs.For(county))
        {
            Newest = newest,
            Before = newest is null ? [] : await VersionReader.LoadStored(db, newest.Id, null, cancel),
            LastYear = lastYear is null ? [] : Roster.From(await VersionReader.Load(db, lastYear.Id, cancel)).Schools,
            CountyFigures = await db
                .CountyFigures.AsNoTracking()
                .Where(f => f.CountyCode == county && f.Year == year)
                .ToDictionaryAsync(f => f.Code, f => f.Value, cancel),
        };
    }
}
