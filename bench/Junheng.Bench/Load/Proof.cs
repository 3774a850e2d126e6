using System.Globalization;
using Junheng.App.Audit;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Bench.Load;

/// <summary>What the database says to what everybody was told.</summary>
/// <param name="Acknowledged">Writes that were acknowledged.</param>
/// <param name="Refused">Writes that were refused with a reason.</param>
/// <param name="Unknown">Writes without an answer.</param>
/// <param name="UnknownStored">Of those, the ones that were stored, whole.</param>
/// <param name="Problems">What does not agree; empty if all does.</param>
internal sealed record Proof(
    int Acknowledged,
    int Refused,
    int Unknown,
    int UnknownStored,
    IReadOnlyList<string> Problems
)
{
    private static readonly string Rooms = Field.MultimediaRooms.Info().Code;

    /// <summary>Compares a diary with the database the product wrote.</summary>
    public static async Task<Proof> Of(string database, Diary diary)
    {
        await using var db = Db.OpenAs(database, Access.Program("核对岗"));
        var problems = new List<string>();
        var log = (
            await db
                .ProcessChanges.AsNoTracking()
                .Where(c =>
                    c.Entity == "evidence_judgement" && c.Property == "note"
                    || c.Entity == "school" && c.Property == Rooms
                )
                .OrderBy(c => c.Id)
                .Select(c => new
                {
                    c.CountyCode,
                    c.Entity,
                    c.Key,
                    Value = c.New ?? "",
                })
                .ToListAsync()
        ).ToLookup(c => (c.CountyCode, c.Entity, c.Key), c => c.Value);
        var unknownStored = 0;
        foreach (var thing in diary.All.GroupBy(s => (s.County, s.Entity, s.Key)))
        {
            var stored = log[thing.Key].ToList();
            foreach (var sent in thing)
            {
                var times = stored.Count(v => v == sent.Value);
                var right = sent.Fate switch
                {
                    Fate.Acknowledged => times == 1,
                    Fate.Refused => times == 0,
                    _ => times <= 1,
                };
                unknownStored += sent.Fate == Fate.Unknown ? times : 0;
                if (!right)
                {
                    problems.Add(
                        $"{sent.County} {sent.Key} “{sent.Value}”: {sent.Fate}, stored {times} times {sent.Said}"
                    );
                }
            }

            var own = thing.Select(s => s.Value).ToHashSet();
            if (stored.Any(v => !own.Contains(v)))
            {
                problems.Add($"{thing.Key}: values that nobody sent");
            }

            // What counts today is the last thing logged: nobody else's write has taken it back.
            if (stored.Count > 0 && await Today(db, thing.Key) is var today && today != stored[^1])
            {
                problems.Add($"{thing.Key}: “{today}” today, “{stored[^1]}” written last");
            }
        }

        problems.AddRange(await Versions(db));
        problems.AddRange(
            (await new VerifyAudit(db).Handle()).Where(c => !c.Holds).Select(c => $"{c.County}: {c.Problem}")
        );
        var fates = diary.All.CountBy(s => s.Fate).ToDictionary();
        return new(
            fates.GetValueOrDefault(Fate.Acknowledged),
            fates.GetValueOrDefault(Fate.Refused),
            fates.GetValueOrDefault(Fate.Unknown),
            unknownStored,
            problems
        );
    }

    private static async Task<string?> Today(Db db, (string County, string Entity, string Key) thing)
    {
        if (thing.Entity == "evidence_judgement")
        {
            var item = thing.Key[(thing.Key.IndexOf('/', StringComparison.Ordinal) + 1)..];
            return await db
                .EvidenceJudgements.Where(j =>
                    j.CountyCode == thing.County && j.Year == Staff.Year && j.ItemKey == item
                )
                .Select(j => j.Note)
                .SingleOrDefaultAsync();
        }

        var newest = (await db.NewestVersion(thing.County, Staff.Year))!;
        var value = await (
            from row in db.RowsOf(newest.Id)
            where row.School == thing.Key
            join figure in db.SchoolFigures on row.Id equals figure.SchoolRowId
            where figure.Field == Rooms
            select figure.Value
        ).SingleOrDefaultAsync();
        return value?.ToString("0.######", CultureInfo.InvariantCulture);
    }

    /// <summary>Versions without a gap, each with every school, and one for each import that was confirmed.</summary>
    private static async Task<List<string>> Versions(Db db)
    {
        var problems = new List<string>();
        foreach (var county in await db.Counties.Select(c => c.Code).ToListAsync())
        {
            var versions = await db
                .DataVersions.Where(v => v.CountyCode == county)
                .OrderBy(v => v.Number)
                .Select(v => new { v.Number, Rows = db.VersionSchools.Count(r => r.DataVersionId == v.Id) })
                .ToListAsync();
            var confirmed = await db.Processes.CountAsync(p => p.CountyCode == county && p.Name == "confirm-import");
            if (versions.Count != confirmed || versions.Where((v, i) => v.Number != i + 1).Any())
            {
                problems.Add($"{county}: {versions.Count} versions for {confirmed} imports that were confirmed");
            }

            if (versions.Select(v => v.Rows).Distinct().Count() > 1)
            {
                problems.Add($"{county}: a version lacks schools");
            }
        }

        return problems;
    }
}
