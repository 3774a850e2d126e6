using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Schools;
using Junheng.App.Standards;
using Junheng.App.Users;

namespace Junheng.Bench.Pages;

/// <summary>As large as a county comes: three hundred schools with class and room lists, five years, the last one twice.</summary>
internal static class LargeCounty
{
    public const string Code = "999701";
    public const int Newest = 2026;
    public const int Schools = 300;
    public const int Years = 5;
    private const int Classes = 3_000;
    private const string Actor = "统计岗";

    /// <summary>Makes the database with the county and its years.</summary>
    public static async Task Settle(string database)
    {
        await using (var db = Db.OpenAs(database, Access.Program(Actor)))
        {
            await db.Migrate(TimeProvider.System);
            Check(
                await new RegisterCounty(db, TimeProvider.System, PackLibrary.Delivered()).Handle(new(Code, "合成大县"))
            );
        }

        for (var year = Newest - Years + 1; year <= Newest; year++)
        {
            await Version(database, year, Schools - 1);
        }

        await Version(database, Newest, Schools);
    }

    private static async Task Version(string database, int year, int schools)
    {
        await using var db = Db.OpenAs(database, Access.Program(Actor));
        var basis = await db.NewestVersion(Code, year);
        var rows = GeneratedLists.With(GeneratedSchools.County(Code, schools, year), Classes);
        Check(
            await new CreateVersion(db, TimeProvider.System).Handle(
                new(Code, year, new(year, 9, 1), ImportKind.Official, "合成", null, rows, basis?.Id)
            )
        );
    }

    private static void Check(App.Outcome outcome)
    {
        if (!outcome.Ok)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Mistakes));
        }
    }
}
