using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Triggers that keep rows written once from being changed or deleted, even by raw SQL.</summary>
internal static class Sealing
{
    /// <summary>Seals tables.</summary>
    public static void Seal(this MigrationBuilder m, IEnumerable<string> tables)
    {
        foreach (var table in tables)
        {
            if (m.IsSqlite())
            {
                Seal(m, table, "UPDATE");
                Seal(m, table, "DELETE");
            }
            else
            {
                SealPostgres(m, table);
            }
        }
    }

    /// <summary>Whether the migration runs on SQLite; the other database is PostgreSQL.</summary>
    public static bool IsSqlite(this MigrationBuilder m) => m.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite";

    private static void Seal(MigrationBuilder m, string table, string verb) =>
        m.Sql(
            $"""
            CREATE TRIGGER tr_{table}_no_{verb.ToLowerInvariant()} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} never changes after it is written'); END;
            """
        );

    // TRUNCATE fires no row trigger, so the statement itself is refused, whatever it would touch.
    private static void SealPostgres(MigrationBuilder m, string table) =>
        m.Sql(
            $"""
            CREATE OR REPLACE FUNCTION junheng_sealed() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% never changes after it is written', TG_TABLE_NAME; END $$;
            CREATE TRIGGER tr_{table}_sealed BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION junheng_sealed();
            """
        );
}
