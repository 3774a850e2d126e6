using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Statistics exports: several files an import, saved mappings, figures from another file than their row's.</summary>
[DbContext(typeof(Db))]
[Migration("20261125000002_Statistics")]
internal sealed class Statistics : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var m = migrationBuilder;
        m.CreateTable(
            "import_file",
            t => new
            {
                import_job_id = t.Ref(),
                ordinal = t.Number(),
                county_code = t.County(),
                source_file_id = t.Ref(),
                stage = t.Text(20),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_import_file", x => new { x.import_job_id, x.ordinal });
                t.Keeps("fk_import_file_import_job_id", x => x.import_job_id, "import_job", "id");
                t.Keeps("fk_import_file_source_file_id", x => x.source_file_id, "source_file", "id");
            }
        );
        m.CreateIndex("ix_import_file_source_file_id", "import_file", "source_file_id");

        m.CreateTable(
            "statistics_mapping",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                name = t.Text(StatisticsMapping.LongestName),
                number = t.Number(),
                content = t.Column<string>(nullable: false),
                by = t.Text(100),
                at = t.Time(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_statistics_mapping", x => x.id);
                t.Keeps("fk_statistics_mapping_county_code", x => x.county_code, "county", "code");
            }
        );
        m.CreateIndex("ix_statistics_mapping_county_code", "statistics_mapping", "county_code");
        m.CreateIndex("ix_statistics_mapping_name_number", "statistics_mapping", ["name", "number"], unique: true);

        m.AddColumn<string>("mapping", "import_job", nullable: true);
        m.AddColumn<string>("file", "import_finding", maxLength: 200, nullable: true);
        AddSourceFile(m);
        m.Seal(["import_file", "statistics_mapping"]);
    }

    private static void AddSourceFile(MigrationBuilder m)
    {
        if (m.IsSqlite())
        {
            // SQLite takes a key with a new column, but not afterwards.
            m.Sql(
                """
                ALTER TABLE school_figure ADD COLUMN source_file_id INTEGER NULL
                CONSTRAINT fk_school_figure_source_file_id REFERENCES source_file (id) ON DELETE RESTRICT;
                """
            );
        }
        else
        {
            m.AddColumn<long>("source_file_id", "school_figure", nullable: true);
            m.AddForeignKey(
                "fk_school_figure_source_file_id",
                "school_figure",
                "source_file_id",
                "source_file",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict
            );
        }

        m.CreateIndex("ix_school_figure_source_file_id", "school_figure", "source_file_id");
    }
}
