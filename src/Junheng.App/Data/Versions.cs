using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>Finding data versions.</summary>
public static class Versions
{
    /// <summary>The newest version of a county and year; null if there is none.</summary>
    public static Task<DataVersion?> NewestVersion(
        this Db db,
        string county,
        int year,
        CancellationToken cancel = default
    ) => db.VersionsOf(county, year).FirstOrDefaultAsync(cancel);

    /// <summary>All versions of a county and year, newest first.</summary>
    public static IQueryable<DataVersion> VersionsOf(this Db db, string county, int year) =>
        db
            .DataVersions.AsNoTracking()
            .Where(v => v.CountyCode == county && v.Year == year)
            .OrderByDescending(v => v.Number);

    /// <summary>The rows a version consists of, in no order.</summary>
    public static IQueryable<SchoolRow> RowsOf(this Db db, long version) =>
        from link in db.VersionSchools
        where link.DataVersionId == version
        join row in db.SchoolRows.AsNoTracking() on link.SchoolRowId equals row.Id
        select row;

    /// <summary>The years a county has data of, newest first.</summary>
    public static Task<List<int>> YearsOf(this Db db, string county, CancellationToken cancel = default) =>
        db
            .DataVersions.Where(v => v.CountyCode == county)
            .Select(v => v.Year)
            .Distinct()
            .OrderByDescending(y => y)
            .ToListAsync(cancel);
}
