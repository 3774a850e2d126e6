using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>
/// The second wall on PostgreSQL: a connection sees and writes the rows of the counties it was told, and none if it was
/// told nothing. Forced, so that it holds for the owner of the tables too, who the program connects as.
/// </summary>
[DbContext(typeof(Db))]
[Migration("20261128000007_RowSecurity")]
internal sealed class RowSecurity : Migration
{
    private static readonly string[] OfCounty =
    [
        "account",
        "audit_chain",
        "audit_entry",
        "county_figure",
        "data_version",
        "evidence_judgement",
        "finding_answer",
        "frozen_figure",
        "frozen_judgement",
        "holding",
        "import_file",
        "import_finding",
        "import_job",
        "item_unit",
        "listed_class",
        "listed_room",
        "org_unit",
        "post",
        "process",
        "process_change",
        "recognition",
        "saved_view",
        "school_figure",
        "school_row",
        "sign_in_session",
        "source_file",
        "version_freeze",
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (migrationBuilder.IsSqlite())
        {
            return;
        }

        foreach (var table in OfCounty)
        {
            migrationBuilder.Guard(table);
        }

        migrationBuilder.Guard("county", RowPolicies.Within("code"), RowPolicies.Within("code"));
        // Patterns of columns are taken over from each other.
        migrationBuilder.Guard("statistics_mapping", "true", RowPolicies.Within("county_code"));
    }
}
