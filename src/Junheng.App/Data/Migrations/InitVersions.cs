using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>data_version, school_row, school_figure.</summary>
internal static class InitVersions
{
    public static void Create(MigrationBuilder m)
    {
        m.CreateTable(
            "data_version",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                year = t.Number(),
                number = t.Number(),
                as_of = t.Column<DateOnly>(nullable: false),
                kind = t.Text(20),
                why = t.Text(500),
                by = t.Text(100),
                at = t.Time(),
                import_job_id = t.Ref(nullable: true),
                base_version_id = t.Ref(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_data_version", x => x.id);
                t.Keeps("fk_data_version_county_code", x => x.county_code, "county", "code");
                t.Keeps("fk_data_version_import_job_id", x => x.import_job_id, "import_job", "id");
                t.Keeps("fk_data_version_base_version_id", x => x.base_version_id, "data_version", "id");
            }
        );
        m.CreateIndex(
            "ix_data_version_county_code_year_number",
            "data_version",
            ["county_code", "year", "number"],
            unique: true
        );
        m.CreateIndex("ix_data_version_import_job_id", "data_version", "import_job_id");
        m.CreateIndex("ix_data_version_base_version_id", "data_version", "base_version_id");

        m.CreateTable(
            "school_row",
            t => new
            {
                id = t.Id(),
                data_version_id = t.Ref(),
                county_code = t.County(),
                school = t.Text(20),
                name = t.Text(200),
                type = t.Text(20),
                organiser = t.Number(nullable: true),
                locale = t.Text(20, nullable: true),
                built = t.Number(nullable: true),
                city_centre = t.Flag(),
                counted = t.Flag(),
                parent = t.Text(20, nullable: true),
                music_rooms = t.Text(4000, nullable: true),
                art_rooms = t.Text(4000, nullable: true),
                source_file_id = t.Ref(nullable: true),
                sheet = t.Text(100, nullable: true),
                source_row = t.Number(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_school_row", x => x.id);
                t.Keeps("fk_school_row_data_version_id", x => x.data_version_id, "data_version", "id");
                t.Keeps("fk_school_row_source_file_id", x => x.source_file_id, "source_file", "id");
            }
        );
        m.CreateIndex(
            "ix_school_row_data_version_id_school",
            "school_row",
            ["data_version_id", "school"],
            unique: true
        );
        m.CreateIndex("ix_school_row_source_file_id", "school_row", "source_file_id");

        m.CreateTable(
            "school_figure",
            t => new
            {
                school_row_id = t.Ref(),
                field = t.Text(40),
                county_code = t.County(),
                value = t.Exact(nullable: true),
                missing = t.Text(20, nullable: true),
                cell = t.Text(60, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_school_figure", x => new { x.school_row_id, x.field });
                t.Keeps("fk_school_figure_school_row_id", x => x.school_row_id, "school_row", "id");
            }
        );
    }
}
