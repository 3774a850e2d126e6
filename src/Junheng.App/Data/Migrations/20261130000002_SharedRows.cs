using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Which rows a version consists of; those it shares with the version before are not written again.</summary>
[DbContext(typeof(Db))]
[Migration("20261130000002_SharedRows")]
internal sealed class SharedRows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "version_school",
            t => new
            {
                data_version_id = t.Ref(),
                school_row_id = t.Ref(),
                county_code = t.County(),
                ordinal = t.Number(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_version_school", x => new { x.data_version_id, x.school_row_id });
                t.Keeps("fk_version_school_data_version_id", x => x.data_version_id, "data_version", "id");
                t.Keeps("fk_version_school_school_row_id", x => x.school_row_id, "school_row", "id");
            }
        );
        migrationBuilder.CreateIndex("ix_version_school_school_row_id", "version_school", "school_row_id");
        Fill(migrationBuilder);
        migrationBuilder.Seal(["version_school"]);
        migrationBuilder.Guard("version_school");
    }

    /// <summary>Up to now each version had rows of its own.</summary>
    private static void Fill(MigrationBuilder m)
    {
        const string Rows = """
            INSERT INTO version_school (data_version_id, school_row_id, county_code, ordinal)
            SELECT data_version_id, id, county_code,
                   row_number() OVER (PARTITION BY data_version_id ORDER BY id) - 1
            FROM school_row;
            """;
        m.Sql(
            m.IsSqlite()
                ? Rows
                // The owner of the tables sees all counties for as long as the policy does not hold him too.
                : $"""
                ALTER TABLE school_row NO FORCE ROW LEVEL SECURITY;
                {Rows}
                ALTER TABLE school_row FORCE ROW LEVEL SECURITY;
                """
        );
    }
}
