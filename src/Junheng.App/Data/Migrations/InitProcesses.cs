using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>process, process_change.</summary>
internal static class InitProcesses
{
    public static void Create(MigrationBuilder m)
    {
        m.CreateTable(
            "process",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                name = t.Text(60),
                actor = t.Text(100),
                at = t.Time(),
                why = t.Text(500),
                source_file_id = t.Ref(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_process", x => x.id);
                t.Keeps("fk_process_county_code", x => x.county_code, "county", "code");
                t.Keeps("fk_process_source_file_id", x => x.source_file_id, "source_file", "id");
            }
        );
        m.CreateIndex("ix_process_county_code_at", "process", ["county_code", "at"]);
        m.CreateIndex("ix_process_source_file_id", "process", "source_file_id");

        m.CreateTable(
            "process_change",
            t => new
            {
                id = t.Id(),
                process_id = t.Ref(),
                county_code = t.County(),
                entity = t.Text(40),
                key = t.Text(100),
                property = t.Text(60),
                old = t.Text(4000, nullable: true),
                @new = t.Text(4000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_process_change", x => x.id);
                t.Keeps("fk_process_change_process_id", x => x.process_id, "process", "id");
            }
        );
        m.CreateIndex("ix_process_change_process_id", "process_change", "process_id");
        m.CreateIndex("ix_process_change_county_code_entity_key", "process_change", ["county_code", "entity", "key"]);
    }
}
