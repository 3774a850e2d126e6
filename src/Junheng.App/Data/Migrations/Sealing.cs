using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Triggers that keep rows written once from being changed or deleted, even by raw SQL.</summary>
internal static class Sealing
{
    /// <summary>Seals tables, on databases that have been taught how.</summary>
    public static void Seal(this MigrationBuilder m, IEnumerable<string> tables)
    {
        if (m.ActiveProvider != "Microsoft.EntityFrameworkCore.Sqlite")
        {
            return;
        }

        foreach (var table in tables)
        {
            Seal(m, table, "UPDATE");
            Seal(m, table, "DELETE");
        }
    }

    private static void Seal(MigrationBuilder m, string table, string verb) =>
        m.Sql(
            $"""
            CREATE TRIGGER tr_{table}_no_{verb.ToLowerInvariant()} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} never changes after it is written'); END;
            """
        );
}
