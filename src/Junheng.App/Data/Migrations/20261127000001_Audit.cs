using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>The chains of who did what.</summary>
[DbContext(typeof(Db))]
[Migration("20261127000001_Audit")]
internal sealed class AuditTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var m = migrationBuilder;
        m.CreateTable(
            "audit_chain",
            t => new
            {
                county_code = t.County(),
                number = t.Ref(),
                hash = t.Text(64),
            },
            constraints: t => t.PrimaryKey("pk_audit_chain", x => x.county_code)
        );
        m.CreateTable(
            "audit_entry",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                number = t.Ref(),
                at = t.Time(),
                action = t.Text(60),
                actor = t.Text(100),
                account = t.Text(100, nullable: true),
                address = t.Text(60, nullable: true),
                subject = t.Text(400),
                why = t.Text(500),
                process_id = t.Ref(nullable: true),
                content = t.Text(64),
                algorithm = t.Text(20),
                previous = t.Text(64),
                hash = t.Text(64),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_audit_entry", x => x.id);
                t.Keeps("fk_audit_entry_process_id", x => x.process_id!, "process", "id");
            }
        );
        m.CreateIndex("ix_audit_entry_county_code_number", "audit_entry", ["county_code", "number"], unique: true);
        m.CreateIndex("ix_audit_entry_process_id", "audit_entry", "process_id");
        m.Seal(["audit_entry"]);
    }
}
