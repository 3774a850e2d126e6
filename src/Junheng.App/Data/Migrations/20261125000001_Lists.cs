using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Class and room lists, frozen versions, answers to findings.</summary>
[DbContext(typeof(Db))]
[Migration("20261125000001_Lists")]
internal sealed class Lists : Migration
{
    private static readonly string[] Unchanging =
    [
        "listed_class",
        "listed_room",
        "version_freeze",
        "frozen_figure",
        "frozen_judgement",
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateLists(migrationBuilder);
        CreateFreezes(migrationBuilder);
        CreateAnswers(migrationBuilder);
        migrationBuilder.Seal(Unchanging);
    }

    private static void CreateLists(MigrationBuilder m)
    {
        m.CreateTable(
            "listed_class",
            t => new
            {
                school_row_id = t.Ref(),
                ordinal = t.Number(),
                county_code = t.County(),
                stage = t.Text(20),
                grade = t.Text(20),
                name = t.Text(30),
                pupils = t.Number(nullable: true),
                sheet = t.Text(100, nullable: true),
                source_row = t.Number(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_listed_class", x => new { x.school_row_id, x.ordinal });
                t.Keeps("fk_listed_class_school_row_id", x => x.school_row_id, "school_row", "id");
            }
        );
        m.CreateTable(
            "listed_room",
            t => new
            {
                school_row_id = t.Ref(),
                ordinal = t.Number(),
                county_code = t.County(),
                kind = t.Text(20),
                name = t.Text(30),
                area = t.Exact(nullable: true),
                sheet = t.Text(100, nullable: true),
                source_row = t.Number(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_listed_room", x => new { x.school_row_id, x.ordinal });
                t.Keeps("fk_listed_room_school_row_id", x => x.school_row_id, "school_row", "id");
            }
        );
    }

    private static void CreateFreezes(MigrationBuilder m)
    {
        m.CreateTable(
            "version_freeze",
            t => new
            {
                data_version_id = t.Ref(),
                county_code = t.County(),
                year = t.Number(),
                name = t.Text(60),
                pack = t.Text(60),
                tolerances = t.Flag(),
                why = t.Text(500),
                by = t.Text(100),
                at = t.Time(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_version_freeze", x => x.data_version_id);
                t.Keeps("fk_version_freeze_data_version_id", x => x.data_version_id, "data_version", "id");
            }
        );
        m.CreateIndex(
            "ix_version_freeze_county_code_year_name",
            "version_freeze",
            ["county_code", "year", "name"],
            unique: true
        );
        m.CreateTable(
            "frozen_figure",
            t => new
            {
                data_version_id = t.Ref(),
                code = t.Text(60),
                county_code = t.County(),
                value = t.Exact(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_frozen_figure", x => new { x.data_version_id, x.code });
                t.Keeps(
                    "fk_frozen_figure_data_version_id",
                    x => x.data_version_id,
                    "version_freeze",
                    "data_version_id"
                );
            }
        );
        m.CreateTable(
            "frozen_judgement",
            t => new
            {
                data_version_id = t.Ref(),
                item_key = t.Text(20),
                county_code = t.County(),
                verdict = t.Text(20),
                note = t.Text(1000),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_frozen_judgement", x => new { x.data_version_id, x.item_key });
                t.Keeps(
                    "fk_frozen_judgement_data_version_id",
                    x => x.data_version_id,
                    "version_freeze",
                    "data_version_id"
                );
            }
        );
    }

    private static void CreateAnswers(MigrationBuilder m) =>
        m.CreateTable(
            "finding_answer",
            t => new
            {
                county_code = t.County(),
                year = t.Number(),
                code = t.Text(60),
                school = t.Text(100),
                column = t.Text(200),
                message = t.Text(4000),
                answer = t.Text(500),
                by = t.Text(100),
                at = t.Time(),
                version = t.Number(),
            },
            constraints: t =>
            {
                t.PrimaryKey(
                    "pk_finding_answer",
                    x => new
                    {
                        x.county_code,
                        x.year,
                        x.code,
                        x.school,
                        x.column,
                    }
                );
                t.Keeps("fk_finding_answer_county_code", x => x.county_code, "county", "code");
            }
        );
}
