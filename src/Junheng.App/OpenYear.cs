using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.App.Users;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App;

/// <summary>A county's year as a page shows it: the stored version and everything computed from it.</summary>
/// <param name="County">The county.</param>
/// <param name="Year">The year shown.</param>
/// <param name="Years">The years the county has data of, newest first.</param>
/// <param name="Version">The data version; null if nothing has been confirmed yet.</param>
/// <param name="Versions">All versions of the year, newest first.</param>
/// <param name="Freezes">The versions put on record under a name, by version.</param>
/// <param name="Freeze">The record shown, with all it rested on; null where today's figures are shown.</param>
/// <param name="Stamp">Grows with every write to the county: the same stamp means the same contents.</param>
/// <param name="Result">The run over the version.</param>
public sealed record OpenedYear(
    County County,
    int Year,
    IReadOnlyList<int> Years,
    DataVersion? Version,
    IReadOnlyList<DataVersion> Versions,
    IReadOnlyDictionary<long, VersionFreeze> Freezes,
    VersionFreeze? Freeze,
    long Stamp,
    YearResult Result
);

/// <summary>打开一个县的一个年度: load → run, once per version and stamp.</summary>
public sealed class OpenYear(Db db, IDbContextFactory<Db> contexts, PackLibrary packs, YearCache cache)
{
    /// <summary>Opens a year of a county; null if there is no such county.</summary>
    /// <param name="code">Division code.</param>
    /// <param name="year">The year, also one without data.</param>
    /// <param name="number">A version of the year; null for the newest.</param>
    /// <param name="cancel">Stops the loading.</param>
    public async Task<OpenedYear?> Handle(string code, int year, int? number = null, CancellationToken cancel = default)
    {
        if (!db.Access.Reaches(code))
        {
            return null;
        }

        // The stamp first: what is read after it is at least as new as the stamp says, never older. A school's post
        // sees no process of others, but the year changes with them.
        var stamp =
            await db
                .Processes.IgnoreQueryFilters([Db.BySchool])
                .Where(p => p.CountyCode == code)
                .MaxAsync(p => (long?)p.Id, cancel)
            ?? 0;
        var county = await db.Counties.AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancel);
        if (county is null)
        {
            return null;
        }

        return await cache.Get(new(code, year, number), stamp, before => Load(county, year, number, stamp, before));
    }

    // The result is shared by all who ask for it, so neither a reader's cancellation nor the end of his request may
    // end the loading: it has a context of its own, which reads the whole county whoever asks. What of it a reader is
    // shown is for the page's right to decide.
    private async Task<OpenedYear> Load(County county, int year, int? number, long stamp, OpenedYear? earlier)
    {
        await using var own = await contexts.CreateDbContextAsync();
        own.Access = Access.ProgramOf(county.Code);
        return await Load(own, packs, county, year, number, stamp, id => cache.Rows(own, id), earlier);
    }

    /// <summary>Loads and runs a year with a context at hand, for instance one within a transaction.</summary>
    internal static Task<OpenedYear> Load(Db db, PackLibrary packs, County county, int year, int? number, long stamp) =>
        Load(db, packs, county, year, number, stamp, id => VersionReader.Load(db, id), null);

    private static async Task<OpenedYear> Load(
        Db db,
        PackLibrary packs,
        County county,
        int year,
        int? number,
        long stamp,
        Func<long, Task<IReadOnlyList<SchoolRecord>>> rows,
        OpenedYear? earlier
    )
    {
        var versions = await db.VersionsOf(county.Code, year).ToListAsync();
        var version = number is null ? versions.FirstOrDefault() : versions.Find(v => v.Number == number);
        var before = await db.NewestVersion(county.Code, year - 1);
        var freezes = await db
            .VersionFreezes.AsNoTracking()
            .Where(f => f.CountyCode == county.Code && f.Year == year)
            .ToDictionaryAsync(f => f.DataVersionId);
        // Asked for by its number, a version on record is shown as it was; the newest without number is today's.
        var freeze = number is null || version is null ? null : freezes.GetValueOrDefault(version.Id);
        var name = freeze?.Pack ?? county.Pack;
        var pack =
            packs.Find(name)
            ?? throw new InvalidOperationException($"County {county.Code} is judged by {name}, which is not there.");
        var inputs = new YearInputs(
            pack,
            year,
            version is null ? [] : await rows(version.Id),
            before is null ? [] : await rows(before.Id),
            freeze is null ? await CountyFigures(db, county.Code, year) : await Frozen.Figures(db, freeze),
            freeze is null ? await Judgements(db, county.Code, year) : await Frozen.Judgements(db, freeze),
            freeze?.Tolerances ?? county.Tolerances
        );
        // Most writes (an upload, an explanation, an account) leave all alone that the verdict rests on.
        var result = earlier?.Result.Inputs.SameAs(inputs) == true ? earlier.Result : YearRun.Run(inputs);
        var years = await db.YearsOf(county.Code);
        return new(county, year, years, version, versions, freezes, freeze, stamp, result);
    }

    private static Task<Dictionary<string, decimal>> CountyFigures(Db db, string county, int year) =>
        db
            .CountyFigures.AsNoTracking()
            .Where(f => f.CountyCode == county && f.Year == year)
            .ToDictionaryAsync(f => f.Code, f => f.Value);

    private static async Task<Dictionary<string, Judgement>> Judgements(Db db, string county, int year) =>
        (
            await db
                .EvidenceJudgements.AsNoTracking()
                .Where(j => j.CountyCode == county && j.Year == year)
                .ToListAsync()
        ).ToDictionary(j => j.ItemKey, j => new Judgement(j.Verdict, j.Note));
}
