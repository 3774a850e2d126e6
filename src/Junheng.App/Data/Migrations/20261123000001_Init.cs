using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>The first tables: counties, imports, versions of data, judgements, the process log.</summary>
[DbContext(typeof(Db))]
[Migration("20261123000001_Init")]
internal sealed class Init : Migration
{
    /// <summary>Tables whose rows are written once.</summary>
    private static readonly string[] Unchanging =
    [
        "source_file",
        "data_version",
        "school_row",
        "school_figure",
        "process",
        "process_change",
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        InitImports.Create(migrationBuilder);
        InitVersions.Create(migrationBuilder);
        InitJudgements.Create(migrationBuilder);
        InitProcesses.Create(migrationBuilder);
        if (migrationBuilder.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
        {
            foreach (var table in Unchanging)
            {
                Seal(migrationBuilder, table);
            }
        }
    }

    /// <summary>Keeps a table's rows as they were written, against raw SQL too.</summary>
    internal static void Seal(MigrationBuilder m, string table)
    {
        Seal(m, table, "UPDATE");
        Seal(m, table, "DELETE");
    }

    private static void Seal(MigrationBuilder m, string table, string verb) =>
        m.Sql(
            $"""
            CREATE TRIGGER tr_{table}_no_{verb.ToLowerInvariant()} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} never changes after it is written'); END;
            """
        );
}
