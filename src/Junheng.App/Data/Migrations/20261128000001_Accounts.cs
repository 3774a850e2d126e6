using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Units, posts, accounts, who holds what, sessions; and what a school handed in.</summary>
[DbContext(typeof(Db))]
[Migration("20261128000001_Accounts")]
internal sealed class AccountTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var m = migrationBuilder;
        m.AddColumn<string>("school", "import_job", maxLength: 20, nullable: true);
        m.AddColumn<string>("school", "source_file", maxLength: 20, nullable: true);
        // What belongs to no county hangs on a row of its own, which no query shows as a county.
        m.Sql(
            $"""
            INSERT INTO county (code, name, pack, tolerances, synthetic)
            VALUES ('{AuditEntry.Installation}', '本系统', '', {(m.IsSqlite() ? "0, 0" : "false, false")})
            """
        );
        Units(m);
        m.Sql(
            $"""
            INSERT INTO org_unit (county_code, level, division, name)
            SELECT code, 'County', code, name FROM county WHERE code <> '{AuditEntry.Installation}'
            """
        );
        Accounts(m);
        Holdings(m);
    }

    private static void Units(MigrationBuilder m)
    {
        m.CreateTable(
            "org_unit",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                parent_id = t.Ref(nullable: true),
                level = t.Text(20),
                division = t.Text(6),
                school = t.Text(20, nullable: true),
                name = t.Text(100),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_org_unit", x => x.id);
                t.Keeps("fk_org_unit_county_code", x => x.county_code, "county", "code");
                t.Keeps("fk_org_unit_parent_id", x => x.parent_id!, "org_unit", "id");
            }
        );
        m.CreateIndex("ix_org_unit_parent_id", "org_unit", "parent_id");
        m.CreateIndex("ix_org_unit_county_code_level_name", "org_unit", ["county_code", "level", "name"], unique: true);
        m.CreateTable(
            "post",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                org_unit_id = t.Ref(),
                role = t.Text(20),
                name = t.Text(100),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_post", x => x.id);
                t.Keeps("fk_post_org_unit_id", x => x.org_unit_id, "org_unit", "id");
            }
        );
        m.CreateIndex("ix_post_org_unit_id_name", "post", ["org_unit_id", "name"], unique: true);
    }

    private static void Accounts(MigrationBuilder m)
    {
        m.CreateTable(
            "account",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                name = t.Text(40),
                key = t.Text(40),
                password_hash = t.Text(200, nullable: true),
                password_at = t.Column<DateTime>(nullable: true),
                must_change = t.Flag(),
                security_stamp = t.Text(64),
                failures = t.Number(),
                locked_until = t.Column<DateTime>(nullable: true),
                closed = t.Flag(),
                demo = t.Flag(),
                authenticator = t.Text(400, nullable: true),
                two_factor = t.Flag(),
                recovery_codes = t.Text(2000),
                subject = t.Text(200, nullable: true),
                created_at = t.Time(),
                version = t.Number(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_account", x => x.id);
                t.Keeps("fk_account_county_code", x => x.county_code, "county", "code");
            }
        );
        m.CreateIndex("ix_account_key", "account", "key", unique: true);
        m.CreateIndex("ix_account_county_code", "account", "county_code");
    }

    private static void Holdings(MigrationBuilder m)
    {
        m.CreateTable(
            "holding",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                post_id = t.Ref(),
                account_id = t.Ref(),
                from = t.Time(),
                until = t.Column<DateTime>(nullable: true),
                hand_over = t.Text(2000),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_holding", x => x.id);
                t.Keeps("fk_holding_post_id", x => x.post_id, "post", "id");
                t.Keeps("fk_holding_account_id", x => x.account_id, "account", "id");
            }
        );
        m.CreateIndex("ix_holding_post_id", "holding", "post_id");
        m.CreateIndex("ix_holding_account_id", "holding", "account_id");
        m.CreateTable(
            "sign_in_session",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                account_id = t.Ref(),
                holding_id = t.Ref(nullable: true),
                key_hash = t.Text(64),
                stamp = t.Text(64),
                from = t.Time(),
                seen_at = t.Time(),
                ended = t.Column<DateTime>(nullable: true),
                address = t.Text(60),
                browser = t.Text(200),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_sign_in_session", x => x.id);
                t.Keeps("fk_sign_in_session_account_id", x => x.account_id, "account", "id");
                t.Keeps("fk_sign_in_session_holding_id", x => x.holding_id!, "holding", "id");
            }
        );
        m.CreateIndex("ix_sign_in_session_key_hash", "sign_in_session", "key_hash", unique: true);
        m.CreateIndex("ix_sign_in_session_account_id", "sign_in_session", "account_id");
        m.CreateIndex("ix_sign_in_session_holding_id", "sign_in_session", "holding_id");
    }
}
