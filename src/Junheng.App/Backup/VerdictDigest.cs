using System.Security.Cryptography;
using System.Text.Json;
using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.Engine.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Backup;

/// <summary>A hash over what is judged of each county and year: equal before and after, the data still mean the same.</summary>
internal static class VerdictDigest
{
    /// <summary>By county and year, in order.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Of(Db db, PackLibrary packs, CancellationToken cancel)
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var years = await db
            .DataVersions.Select(v => new { v.CountyCode, v.Year })
            .Distinct()
            .OrderBy(v => v.CountyCode)
            .ThenBy(v => v.Year)
            .ToListAsync(cancel);
        foreach (var year in years)
        {
            var county = await db.Counties.AsNoTracking().SingleAsync(c => c.Code == year.CountyCode, cancel);
            var opened = await OpenYear.Load(db, packs, county, year.Year, null, 0);
            digests[$"{year.CountyCode}/{year.Year}"] = Hash(opened.Result);
        }

        return digests;
    }

    private static string Hash(YearResult result)
    {
        CountyVerdict?[] verdicts = [result.Strict, result.Tolerant];
        var said = verdicts.Select(v =>
            v is null ? [] : Reading.Of(v).Select(r => $"{r.Key}|{r.Stage}|{r.Kind}|{r.What}|{r.Value:R}|{r.Verdict}")
        );
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(said)));
    }
}
