using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>county, source_file, import_job, import_finding.</summary>
internal static class InitImports
{
    public static void Create(MigrationBuilder m)
    {
        m.CreateTable(
            "county",
            t => new
            {
                code = t.County(),
                name = t.Text(60),
                pack = t.Text(60),
                tolerances = t.Flag(),
                synthetic = t.Flag(),
            },
            constraints: t => t.PrimaryKey("pk_county", x => x.code)
        );

        m.CreateTable(
            "source_file",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                name = t.Text(200),
                sha256 = t.Text(64),
                size = t.Ref(),
                content = t.Column<byte[]>(nullable: false),
                uploaded_at = t.Time(),
                uploaded_by = t.Text(100),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_source_file", x => x.id);
                t.Keeps("fk_source_file_county_code", x => x.county_code, "county", "code");
            }
        );
        m.CreateIndex("ix_source_file_county_code_sha256", "source_file", ["county_code", "sha256"]);

        m.CreateTable(
            "import_job",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                year = t.Number(),
                as_of = t.Column<DateOnly>(nullable: false),
                kind = t.Text(20),
                scope = t.Text(20),
                why = t.Text(500),
                source_file_id = t.Ref(),
                state = t.Text(20),
                progress = t.Number(),
                problem = t.Text(4000, nullable: true),
                row_count = t.Number(),
                error_count = t.Number(),
                warning_count = t.Number(),
                notice_count = t.Number(),
                created_at = t.Time(),
                created_by = t.Text(100),
                data_version_id = t.Ref(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_import_job", x => x.id);
                t.Keeps("fk_import_job_county_code", x => x.county_code, "county", "code");
                t.Keeps("fk_import_job_source_file_id", x => x.source_file_id, "source_file", "id");
            }
        );
        m.CreateIndex("ix_import_job_county_code_created_at", "import_job", ["county_code", "created_at"]);
        m.CreateIndex("ix_import_job_source_file_id", "import_job", "source_file_id");
        m.CreateIndex("ix_import_job_state", "import_job", "state");

        m.CreateTable(
            "import_finding",
            t => new
            {
                id = t.Id(),
                import_job_id = t.Ref(),
                county_code = t.County(),
                ordinal = t.Number(),
                level = t.Text(20),
                code = t.Text(60),
                sheet = t.Text(100, nullable: true),
                row = t.Number(),
                column = t.Text(200),
                school = t.Text(100),
                message = t.Text(4000),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_import_finding", x => x.id);
                t.Keeps("fk_import_finding_import_job_id", x => x.import_job_id, "import_job", "id");
            }
        );
        m.CreateIndex(
            "ix_import_finding_import_job_id_ordinal",
            "import_finding",
            ["import_job_id", "ordinal"],
            unique: true
        );
    }
}
