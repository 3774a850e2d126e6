using System.Globalization;
using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

public sealed class SchemaTests
{
    [Fact]
    public async Task Migrations_give_the_schema_that_the_model_describes()
    {
        using var migrated = TestDb.Empty();
        using var created = TestDb.Empty();
        await using var left = migrated.Open();
        await using var right = created.Open();
        await left.Migrate(migrated.Clock);
        await right.Database.EnsureCreatedAsync();

        var expected = await Describe(right);
        Assert.Equal(expected, await Describe(left));
        Assert.True(expected.Count > 100, "the description must not be empty");
    }

    [Fact]
    public async Task Every_table_of_a_countys_data_has_the_county_code()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        var without = db.Model.GetEntityTypes().Where(e => e.FindProperty(nameof(ICountyData.CountyCode)) is null);
        Assert.Equal(["county"], without.Select(e => e.GetTableName()));
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        await db.Migrate(test.Clock);
        Assert.Equal(TestDb.County, await db.Counties.Select(c => c.Code).SingleAsync());
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_start_does_not_stop_the_next_one()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        var killed = test
            .Clock.Now.AddMinutes(-2)
            .ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, {killed})"
        );
        await db.Migrate(test.Clock).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_fresh_lock_is_waited_for()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        var now = test.Clock.Now.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, {now})"
        );
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Migrate(test.Clock, patience.Token));
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "30000")]
    public async Task Every_connection_has_the_safe_settings(string pragma, string expected)
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        Assert.Equal(expected, $"{await command.ExecuteScalarAsync()}");
    }

    /// <summary>Columns, keys and indexes as sorted lines: the order of columns may differ, nothing else.</summary>
    private static async Task<List<string>> Describe(Db db)
    {
        const string Tables =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'";
        const string Sql = $"""
            SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' pk' || c.pk
              || ' ' || coalesce(c.dflt_value, '-') AS "Value"
            FROM ({Tables}) t, pragma_table_info(t.name) c
            UNION ALL
            SELECT 'key ' || t.name || '.' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete
            FROM ({Tables}) t, pragma_foreign_key_list(t.name) f
            UNION ALL
            SELECT 'index ' || t.name || ' ' || i.name || ' ' || i."unique" || ' ' || c.seqno || ' ' || c.name
            FROM ({Tables}) t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
            UNION ALL
            SELECT 'counts ' || name || ' ' || (sql LIKE '%AUTOINCREMENT%') || ' ' || (sql LIKE '%CONSTRAINT "pk_%')
            FROM sqlite_master WHERE name IN ({Tables})
            ORDER BY 1
            """;
        return await db.Database.SqlQueryRaw<string>(Sql).ToListAsync();
    }
}
