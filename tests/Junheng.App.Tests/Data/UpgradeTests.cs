using System.Data.Common;
using System.Globalization;
using System.Text;
using Junheng.App.Audit;
using Junheng.App.Data;
using Junheng.App.Demo;
using Junheng.App.Judge;
using Junheng.Engine.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

/// <summary>An installation of an earlier version is brought up to date.</summary>
[Trait("Database", "both")]
public sealed class UpgradeTests
{
    /// <summary>Tables the earlier version had not: no row of theirs can be tried.</summary>
    private static readonly Type[] New = [typeof(TaskReport)];

    [Fact]
    public async Task Every_row_of_the_earlier_version_is_still_there_with_its_values()
    {
        using var test = await TestDb.Empty();
        await OldInstallation.Unpack(test);
        var before = new Dictionary<string, List<string>>();
        await using var db = test.Open();
        await db.Database.OpenConnectionAsync();
        // A first statement through the context, so that PostgreSQL is told its reach.
        await db.Database.ExecuteSqlAsync($"SELECT 1");
        var tables = await OldInstallation.Tables(db);
        foreach (var (table, columns) in tables)
        {
            var rows = await OldInstallation.Rows(db, table, columns);
            Assert.True(rows.Count > 0, $"{table.GetTableName()} has no row to be kept");
            before[table.GetTableName()!] = rows;
        }

        await db.Migrate(TimeProvider.System);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        foreach (var (table, columns) in tables)
        {
            // What belongs to no county hangs on a row of its own now.
            var now = await OldInstallation.Rows(db, table, columns);
            Assert.Equal(
                before[table.GetTableName()!],
                now.Where(row => !row.StartsWith("[\"000000\"", StringComparison.Ordinal))
            );
        }

        Assert.Equal(22, before.Count);
    }

    [Fact]
    public async Task It_is_judged_as_the_earlier_version_judged_it()
    {
        using var test = await Upgraded();
        var opener = Contexts.Opener(test);
        var said = new StringBuilder();
        foreach (var (year, number) in new (int, int?)[] { (2024, null), (2025, null), (2026, null), (2026, 1) })
        {
            var opened = await opener.Handle(DemoCounty.Code, year, number);
            var which = number is null ? "newest" : "record";
            foreach (var r in Reading.Of(opened!.Result.Strict))
            {
                said.Append(
                    CultureInfo.InvariantCulture,
                    $"{year} {which} {r.Key} {r.Stage} {r.Kind} {r.What} {r.Value:R} {r.Verdict}\n"
                );
            }
        }

        Assert.Equal(OldInstallation.Judged, said.ToString());
    }

    [Fact]
    public async Task What_never_changes_is_sealed_and_work_goes_on()
    {
        using var test = await Upgraded();
        await using var db = test.Open();
        foreach (var type in WriteGuard.Unchanging.Where(t => t != typeof(AuditEntry) && !New.Contains(t)))
        {
            var table = db.Model.FindEntityType(type)!.GetTableName();
#pragma warning disable EF1002 // Names from the model only.
            foreach (var sql in new[] { $"UPDATE {table} SET county_code = county_code", $"DELETE FROM {table}" })
            {
                var error = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(sql));
                Assert.Contains($"{table} never changes", error.Message, StringComparison.Ordinal);
            }
#pragma warning restore EF1002
        }

        var seen = await db.CountyFigures.SingleAsync(f => f.Year == 2026 && f.Code == "teacher_pay");
        var outcome = await new SaveCountyFigures(db, test.Clock).Handle(
            new(
                DemoCounty.Code,
                2026,
                new Dictionary<string, decimal?> { ["teacher_pay"] = seen.Value + 1 },
                null,
                TestDb.Actor
            )
        );
        Assert.Equal([], outcome.Mistakes);
        var chain = Assert.Single(await new VerifyAudit(db).Handle(), c => c.County == DemoCounty.Code);
        Assert.True(chain.Holds, chain.Problem);
    }

    private static async Task<TestDb> Upgraded()
    {
        var test = await TestDb.Empty();
        await OldInstallation.Unpack(test);
        await using var db = test.Open();
        await db.Migrate(TimeProvider.System);
        return test;
    }
}
