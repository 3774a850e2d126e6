using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>A goal of the county has a number, and its units stand where those of the indicators do.</summary>
[DbContext(typeof(Db))]
[Migration("20261203000001_GoalUnits")]
internal sealed class GoalUnits : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("number", "local_goal", nullable: false, defaultValue: 0);
        migrationBuilder.Sql(
            migrationBuilder.IsSqlite()
                ? Move("instr")
                // The owner of the tables sees all counties for as long as the policies do not hold him too.
                : $"""
                ALTER TABLE local_goal NO FORCE ROW LEVEL SECURITY;
                ALTER TABLE item_unit NO FORCE ROW LEVEL SECURITY;
                {Move("strpos")}
                ALTER TABLE item_unit FORCE ROW LEVEL SECURITY;
                ALTER TABLE local_goal FORCE ROW LEVEL SECURITY;
                """
        );
        // Not by the provider: SQLite's would build the table anew, which takes a model of that time.
        migrationBuilder.Sql("ALTER TABLE local_goal DROP COLUMN units;");
        migrationBuilder.CreateIndex(
            "ix_local_goal_county_code_number",
            "local_goal",
            ["county_code", "number"],
            unique: true
        );
    }

    /// <summary>Numbers the goals of each county and gives every name between two 、 a row.</summary>
    /// <param name="find">The function that finds a text in another.</param>
    private static string Move(string find) =>
        $"""
            UPDATE local_goal SET number = (
                SELECT count(*) FROM local_goal g WHERE g.county_code = local_goal.county_code AND g.id <= local_goal.id
            );
            WITH RECURSIVE part (county, item, n, name, rest) AS (
                SELECT county_code, 'M' || number, 0, CAST('' AS text), CAST(units || '、' AS text)
                FROM local_goal WHERE units <> ''
                UNION ALL
                SELECT county, item, n + 1, substr(rest, 1, {find}(rest, '、') - 1), substr(rest, {find}(rest, '、') + 1)
                FROM part WHERE rest <> ''
            )
            INSERT INTO item_unit (county_code, item_key, ordinal, unit)
            SELECT county, item, n, substr(name, 1, 60) FROM part WHERE n > 0;
            """;
}
