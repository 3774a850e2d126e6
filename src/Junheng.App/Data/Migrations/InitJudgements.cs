using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>county_figure, evidence_judgement.</summary>
internal static class InitJudgements
{
    public static void Create(MigrationBuilder m)
    {
        m.CreateTable(
            "county_figure",
            t => new
            {
                county_code = t.County(),
                year = t.Number(),
                code = t.Text(60),
                value = t.Exact(),
                version = t.Number(),
            },
            constraints: t =>
            {
                t.PrimaryKey(
                    "pk_county_figure",
                    x => new
                    {
                        x.county_code,
                        x.year,
                        x.code,
                    }
                );
                t.Keeps("fk_county_figure_county_code", x => x.county_code, "county", "code");
            }
        );

        m.CreateTable(
            "evidence_judgement",
            t => new
            {
                county_code = t.County(),
                year = t.Number(),
                item_key = t.Text(20),
                verdict = t.Text(20),
                note = t.Text(1000),
                by = t.Text(100),
                at = t.Time(),
                version = t.Number(),
            },
            constraints: t =>
            {
                t.PrimaryKey(
                    "pk_evidence_judgement",
                    x => new
                    {
                        x.county_code,
                        x.year,
                        x.item_key,
                    }
                );
                t.Keeps("fk_evidence_judgement_county_code", x => x.county_code, "county", "code");
            }
        );
    }
}
