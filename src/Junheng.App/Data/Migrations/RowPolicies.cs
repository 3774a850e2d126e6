using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Row policies of PostgreSQL; SQLite has none.</summary>
internal static class RowPolicies
{
    /// <summary>Holds a county's table to the counties a connection was told.</summary>
    public static void Guard(this MigrationBuilder m, string table) =>
        m.Guard(table, Within("county_code"), Within("county_code"));

    /// <summary>Holds a table to what may be seen and what may be written.</summary>
    public static void Guard(this MigrationBuilder m, string table, string seen, string written)
    {
        if (m.IsSqlite())
        {
            return;
        }

        m.Sql(
            $"""
            ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
            ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
            CREATE POLICY within_reach ON {table} USING ({seen}) WITH CHECK ({written});
            """
        );
    }

    /// <summary>The condition that a column is within the reach a connection was told.</summary>
    public static string Within(string column) =>
        $"{column} >= current_setting('junheng.from', true) AND {column} <= current_setting('junheng.upto', true)";
}
