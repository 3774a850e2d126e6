using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>
/// 下载年报表: the annual return of a county, or of one of its schools, with what is known filled in and last year's
/// figures beside. Where the year has no data yet, the schools of last year stand in it, without their figures.
/// </summary>
public sealed class MakeReturn(Db db, PackLibrary packs)
{
    /// <summary>Makes the form; null if the county, or the school in it, is not known.</summary>
    /// <param name="county">Division code.</param>
    /// <param name="year">Calendar year of the autumn statistics.</param>
    /// <param name="school">The one school it is for; null for the whole county.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<ReturnContent?> Handle(
        string county,
        int year,
        string? school,
        CancellationToken cancel = default
    )
    {
        var known = await db.Counties.AsNoTracking().SingleOrDefaultAsync(c => c.Code == county, cancel);
        if (known is null)
        {
            return null;
        }

        var now = await Rows(county, year, cancel);
        var before = await Rows(county, year - 1, cancel);
        var rows = Of(now.Count > 0 ? now : [.. before.Select(r => Anew(r, year))], school);
        if (school is not null && rows.Count == 0)
        {
            return null;
        }

        var pack = packs.Find(known.Pack) ?? packs.For(county);
        var name = school is null ? known.Name : $"{known.Name} {rows[0].Name}";
        return new(rows)
        {
            Year = year,
            County = county,
            School = school ?? "",
            LastYear = Of(before, school),
            // The county's own figures are none of a school's business.
            Items = school is null ? [.. AskedItem.Of(pack).Select(a => a.Item)] : [],
            Figures = school is null ? await Figures(county, year, cancel) : new Dictionary<string, decimal>(),
            LastFigures = school is null ? await Figures(county, year - 1, cancel) : new Dictionary<string, decimal>(),
            Pack = pack,
            Notes = [$"{name} {year}年义务教育优质均衡发展年报表{(known.Synthetic ? "（合成数据）" : "")}"],
        };
    }

    /// <summary>A school with its campuses, whose figures are its own to report.</summary>
    private static List<SchoolRecord> Of(IReadOnlyList<SchoolRecord> rows, string? school) =>
        [.. rows.Where(r => school is null || r.School == school || (!r.Counted && r.Parent == school))];

    /// <summary>Identity and flags of a row, for a year of which nothing is known yet.</summary>
    private static SchoolRecord Anew(SchoolRecord row, int year) =>
        new()
        {
            Year = year,
            County = row.County,
            School = row.School,
            Name = row.Name,
            Type = row.Type,
            Organiser = row.Organiser,
            Locale = row.Locale,
            Built = row.Built,
            CityCentre = row.CityCentre,
            Counted = row.Counted,
            Parent = row.Parent,
        };

    private async Task<IReadOnlyList<SchoolRecord>> Rows(string county, int year, CancellationToken cancel) =>
        await db.NewestVersion(county, year, cancel) is { } version
            ? await VersionReader.Load(db, version.Id, cancel)
            : [];

    private Task<Dictionary<string, decimal>> Figures(string county, int year, CancellationToken cancel) =>
        db
            .CountyFigures.AsNoTracking()
            .Where(f => f.CountyCode == county && f.Year == year)
            .ToDictionaryAsync(f => f.Code, f => f.Value, cancel);
}
