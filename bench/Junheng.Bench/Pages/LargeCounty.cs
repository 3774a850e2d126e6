using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Schools;
using Junheng.App.Standards;
using Microsoft.EntityFrameworkCore;

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
        var options = new DbContextOptionsBuilder<Db>();
        Db.UseFile(options, database);
        await using (var db = new Db(options.Options))
        {
            await db.Migrate(TimeProvider.System);
            Check(
                await new RegisterCounty(db, TimeProvider.System, PackLibrary.Delivered()).Handle(
                    new(Code, "合成大县", Actor)
                )
            );
        }

        for (var year = Newest - Years + 1; year <= Newest; year++)
        {
            await Version(options.Options, year, Schools - 1);
        }

        await Version(options.Options, Newest, Schools);
    }

    private static async Task Version(DbContextOptions<Db> options, int year, int schools)
    {
        await using var db = new Db(options);
        var basis = await db.NewestVersion(Code, year);
        var rows = GeneratedLists.With(GeneratedSchools.County(Code, schools, year), Classes);
        Check(
            await new CreateVersion(db, TimeProvider.System).Handle(
                new(Code, year, new(year, 9, 1), ImportKind.Official, "合成", Actor, null, rows, basis?.Id)
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
