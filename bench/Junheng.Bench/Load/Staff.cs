using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Schools;
using Junheng.App.Standards;
using Junheng.App.Users;
using Junheng.Engine.Schools;

namespace Junheng.Bench.Load;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Key">Of the session.</param>
/// <param name="Role">Of the post.</param>
/// <param name="County">Division code.</param>
/// <param name="School">The school of a post in one.</param>
/// <param name="Item">The evidence this person judges; null for who does not.</param>
internal sealed record Person(string Key, Role Role, string County, SchoolRecord? School, string? Item)
{
    /// <summary>Whether this person writes: judges evidence, or hands in the school's figures and confirms them.</summary>
    public bool Writes => Item is not null || Role == Role.SchoolHead;
}

/// <summary>The people of an installation: counties with their year, and in each county fifty who are signed in.</summary>
internal static class Staff
{
    /// <summary>Year of the figures.</summary>
    public const int Year = 2026;

    /// <summary>People in a county.</summary>
    public const int InCounty = 50;

    /// <summary>Makes the counties and signs their people in.</summary>
    /// <param name="database">An empty database.</param>
    /// <param name="counties">How many counties.</param>
    /// <param name="schools">Schools of each.</param>
    /// <param name="inCounty">People of each county, one in five of whom write.</param>
    public static async Task<IReadOnlyList<Person>> Settle(
        string database,
        int counties,
        int schools,
        int inCounty = InCounty
    )
    {
        var people = new List<Person>();
        await using var db = Db.OpenAs(database, Access.Program("统计岗"));
        await db.Migrate(TimeProvider.System);
        for (var i = 0; i < counties; i++)
        {
            var code = $"9996{i:D2}";
            var rows = GeneratedSchools.County(code, schools, Year).ToList();
            await Open(db, code, rows);
            people.AddRange(await SignIn(database, code, rows, inCounty));
        }

        return people;
    }

    private static async Task Open(Db db, string code, List<SchoolRecord> rows)
    {
        Check(await new RegisterCounty(db, TimeProvider.System, PackLibrary.Delivered()).Handle(new(code, "合成县")));
        Check(
            await new CreateVersion(db, TimeProvider.System).Handle(
                new(code, Year, new(Year, 9, 1), ImportKind.Official, "合成", null, rows, null)
            )
        );
        db.ChangeTracker.Clear();
    }

    private static async Task<List<Person>> SignIn(
        string database,
        string county,
        List<SchoolRecord> rows,
        int inCounty
    )
    {
        var evidence = PackLibrary
            .Delivered()
            .For(county)
            .Items.Where(i => i.NeedsEvidence)
            .Select(i => i.Key)
            .ToList();
        var people = new List<Person>();
        for (var i = 0; i < inCounty; i++)
        {
            // Of each ten: one judges evidence, one is the head of a school, one reads for the bureau, seven are clerks.
            var (role, item) = (i % 10) switch
            {
                0 => (Role.BureauStaff, evidence[i / 10 % evidence.Count]),
                2 => (
                    i == 2 ? Role.BureauDirector
                    : i == 12 ? Role.Leader
                    : Role.Inspector,
                    null
                ),
                1 => (Role.SchoolHead, null),
                _ => (Role.SchoolClerk, (string?)null),
            };
            var school = role is Role.SchoolHead or Role.SchoolClerk ? rows[i % rows.Count] : null;
            var key = await OpenedAccount.Of(database, TimeProvider.System, $"{role}{i}", role, county, school?.School);
            people.Add(new(key, role, county, school, item));
        }

        return people;
    }

    private static void Check(App.Outcome outcome)
    {
        if (!outcome.Ok)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Mistakes));
        }
    }
}
