using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Tests.Data;

/// <summary>Goals that were set before they had a number and their units among those of the indicators.</summary>
[Trait("Database", "both")]
public sealed class GoalUnitsTests
{
    [Fact]
    public async Task Goals_get_numbers_and_their_units_stand_where_those_of_indicators_do()
    {
        using var test = await TestDb.Empty();
        await using var db = test.Open();
        await db.GetService<IMigrator>().MigrateAsync("20261201000001_Campaign");
        foreach (var county in new[] { TestDb.County, "999902" })
        {
            await Insert("county", ("code", county), ("name", "示例县"), ("pack", "national/2017-6"));
        }

        await Goal(TestDb.County, "九年巩固率", "县教育局、县财政局、各乡镇");
        await Goal("999902", "高中入学率", "市教育局");
        await Goal(TestDb.County, "辍学率", "");
        await db.GetService<IMigrator>().MigrateAsync();

        var goals = await db.LocalGoals.OrderBy(g => g.Id).ToListAsync();
        Assert.Equal(["九年巩固率 M1", "高中入学率 M1", "辍学率 M2"], goals.Select(g => $"{g.Name} {g.Key}"));
        var units = await db.ItemUnits.OrderBy(u => u.CountyCode).ThenBy(u => u.Ordinal).ToListAsync();
        Assert.Equal(
            [
                $"{TestDb.County} M1 1 县教育局",
                $"{TestDb.County} M1 2 县财政局",
                $"{TestDb.County} M1 3 各乡镇",
                "999902 M1 1 市教育局",
            ],
            units.Select(u => $"{u.CountyCode} {u.ItemKey} {u.Ordinal} {u.Unit}")
        );

        Task Goal(string county, string name, string units) =>
            Insert("local_goal", ("county_code", county), ("name", name), ("units", units));

        // What the columns of that time do not give is zero, or empty.
        async Task Insert(string table, params (string Column, string Value)[] given)
        {
            var columns = await db
                .Database.SqlQueryRaw<string>(
                    db.Database.IsSqlite()
                        ? $"SELECT name AS \"Value\" FROM pragma_table_info('{table}') WHERE \"notnull\" = 1 AND pk = 0"
                        : $"""
                        SELECT column_name AS "Value" FROM information_schema.columns WHERE table_name = '{table}'
                          AND is_nullable = 'NO' AND is_identity = 'NO'
                          AND data_type IN ('boolean', 'integer', 'character varying')
                        """
                )
                .ToListAsync();
            var values = given.ToDictionary(g => g.Column, g => $"'{g.Value}'");
            var flags = new[] { "at_most", "dropped", "synthetic", "tolerances" };
            foreach (var column in columns.Where(c => !values.ContainsKey(c)))
            {
                values[column] =
                    flags.Contains(column) ? "false"
                    : column == "version" ? "1"
                    : "''";
            }

#pragma warning disable EF1002 // Names and values from this test only.
            await db.Database.ExecuteSqlRawAsync(
                $"INSERT INTO {table} ({string.Join(", ", values.Keys.Select(k => $"\"{k}\""))}) VALUES ({string.Join(", ", values.Values)})"
            );
#pragma warning restore EF1002
        }
    }
}
