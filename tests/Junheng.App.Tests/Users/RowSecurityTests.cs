using Junheng.App.Data;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Junheng.App.Tests.Users;

/// <summary>The second wall: PostgreSQL holds raw SQL to the reach a connection was told, past the whole application.</summary>
[Trait("Database", "both")]
public sealed class RowSecurityTests
{
    private const string Other = "999902";

    [Fact]
    public async Task Every_table_of_counties_is_guarded_and_the_guard_holds_for_its_owner()
    {
        using var test = await TestDb.Create();
        if (!TestDb.IsPostgres)
        {
            // SQLite has no policies: there the filters of the program are the only wall, which AccessTests look at.
            await using var sqlite = test.Open();
            Assert.True(sqlite.Database.IsSqlite());
            return;
        }

        await using var db = test.Open();
        var guarded = await db
            .Database.SqlQueryRaw<string>(
                """
                SELECT c.relname AS "Value" FROM pg_class c
                JOIN pg_policy p ON p.polrelid = c.oid
                WHERE c.relrowsecurity AND c.relforcerowsecurity
                """
            )
            .ToListAsync();
        var tables = AccessTests
            .CountyTables(db)
            .Select(t => db.Model.FindEntityType(t)!.GetTableName()!)
            .Append("county");
        Assert.Equal(tables.Order(StringComparer.Ordinal), guarded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Raw_sql_sees_and_writes_what_the_connection_was_told_and_nothing_if_it_was_told_nothing()
    {
        using var test = await TestDb.Create();
        await test.Everything();
        await AccessTests.Register(test, Other);
        if (!TestDb.IsPostgres)
        {
            return;
        }

        await using var source = NpgsqlDataSource.Create(test.Setting + ";Pooling=false");
        await using (var untold = await source.OpenConnectionAsync())
        {
            Assert.Equal(0L, await Scalar(untold, "SELECT count(*) FROM county"));
            Assert.Equal(0L, await Scalar(untold, "SELECT count(*) FROM school_row"));
            Assert.Equal(0L, await Scalar(untold, "SELECT count(*) FROM account"));
        }

        await using var told = await source.OpenConnectionAsync();
        await Scalar(
            told,
            $"SELECT set_config('junheng.from', '{Other}', false), set_config('junheng.upto', '{Other}', false)"
        );
        Assert.Equal(Other, await Scalar(told, "SELECT string_agg(code, ',') FROM county"));
        Assert.Equal(0L, await Scalar(told, "SELECT count(*) FROM school_row"));
        Assert.Equal(
            0L,
            await Scalar(told, $"SELECT count(*) FROM data_version WHERE county_code = '{TestDb.County}'")
        );
        Assert.Equal(0, await Change(told, $"UPDATE county SET name = '改' WHERE code = '{TestDb.County}'"));
        Assert.Equal(0, await Change(told, "DELETE FROM county_figure"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            Change(
                told,
                $"INSERT INTO saved_view (county_code, name, query, by, at) VALUES ('{TestDb.County}', 'x', '', '', now())"
            )
        );
        Assert.Contains("row-level security", refused.MessageText, StringComparison.Ordinal);
        await using var all = test.Open();
        Assert.Equal(
            "示例县",
            await all.Counties.Where(c => c.Code == TestDb.County).Select(c => c.Name).SingleAsync()
        );
        Assert.NotEmpty(await all.CountyFigures.ToListAsync());
    }

    [Fact]
    public async Task A_pooled_connection_does_not_keep_the_reach_of_whoever_had_it_before()
    {
        using var test = await TestDb.Create();
        await AccessTests.Register(test, Other);
        for (var i = 0; i < 20; i++)
        {
            var county = i % 2 == 0 ? TestDb.County : Other;
            await using var db = test.OpenAs(Access.Of("岗", Role.Inspector, county, null));
            var seen = await db.Counties.IgnoreQueryFilters([Db.ByCounty]).Select(c => c.Code).ToListAsync();
            // Without the program's filter only PostgreSQL's own wall is left.
            Assert.Equal(TestDb.IsPostgres ? [county] : [AuditEntry.Installation, TestDb.County, Other], seen.Order());
        }
    }

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Written in this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private static async Task<int> Change(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Written in this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }
}
