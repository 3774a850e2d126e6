using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

[Trait("Database", "both")]
public sealed class SchemaTests
{
    [Fact]
    public async Task Migrations_give_the_schema_that_the_model_describes()
    {
        using var migrated = await TestDb.Empty();
        using var created = await TestDb.Empty();
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
        Assert.Equal(["county", "data_protection_key"], without.Select(e => e.GetTableName()));
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        await db.Migrate(test.Clock);
        Assert.Equal(TestDb.County, await db.Counties.Select(c => c.Code).SingleAsync());
    }

    /// <summary>Columns, keys and indexes as sorted lines: the order of columns may differ, nothing else.</summary>
    private static Task<List<string>> Describe(Db db) =>
        db.Database.SqlQueryRaw<string>(db.Database.IsSqlite() ? Sqlite : Postgres).ToListAsync();

    private const string SqliteTables =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'";

    private const string Sqlite = $"""
        SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' pk' || c.pk
          || ' ' || coalesce(c.dflt_value, '-') AS "Value"
        FROM ({SqliteTables}) t, pragma_table_info(t.name) c
        UNION ALL
        SELECT 'key ' || t.name || '.' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete
        FROM ({SqliteTables}) t, pragma_foreign_key_list(t.name) f
        UNION ALL
        SELECT 'index ' || t.name || ' ' || i.name || ' ' || i."unique" || ' ' || c.seqno || ' ' || c.name
        FROM ({SqliteTables}) t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
        UNION ALL
        SELECT 'counts ' || name || ' ' || (sql LIKE '%AUTOINCREMENT%') || ' ' || (sql LIKE '%CONSTRAINT "pk_%')
        FROM sqlite_master WHERE name IN ({SqliteTables})
        ORDER BY 1
        """;

    private const string Postgres = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' '
          || coalesce(character_maximum_length, numeric_precision, 0) || ' ' || coalesce(numeric_scale, 0)
          || ' null ' || is_nullable || ' identity ' || coalesce(identity_generation, '-')
          || ' ' || coalesce(column_default, '-') AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_%'
        UNION ALL
        SELECT 'key ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '"\_\_%'
        UNION ALL
        SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_%'
        ORDER BY 1
        """;
}
