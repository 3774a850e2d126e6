using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Tasks, their units, what they wait for and what happened to them.</summary>
internal static class CampaignTaskTables
{
    public static void Add(MigrationBuilder m)
    {
        AddTasks(m);
        AddReports(m);
    }

    private static void AddTasks(MigrationBuilder m)
    {
        m.CreateTable(
            "work_task",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                kind = t.Text(20),
                source = t.Text(WorkTask.LongestSource),
                title = t.Text(WorkTask.LongestTitle),
                text = t.Text(WorkTask.LongestText),
                phase = t.Text(100),
                item_key = t.Text(20, nullable: true),
                meeting_id = t.Ref(nullable: true),
                start = t.Column<DateOnly>(nullable: true),
                due = t.Column<DateOnly>(nullable: true),
                held_every_year = t.Flag(),
                state = t.Text(20),
                progress = t.Number(),
                supervised = t.Flag(),
                asked_due = t.Column<DateOnly>(nullable: true),
                reported_at = t.Column<DateTime>(nullable: true),
                closed_at = t.Column<DateTime>(nullable: true),
                created_at = t.Time(),
                version = t.Number(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_work_task", x => x.id);
                t.Keeps("fk_work_task_county_code", x => x.county_code, "county", "code");
                t.Keeps("fk_work_task_meeting_id", x => x.meeting_id, "meeting", "id");
            }
        );
        m.CreateIndex("ix_work_task_county_code_state_due", "work_task", ["county_code", "state", "due"]);
        m.CreateIndex("ix_work_task_county_code_source", "work_task", ["county_code", "source"]);
        m.CreateIndex("ix_work_task_county_code_item_key", "work_task", ["county_code", "item_key"]);
        m.CreateIndex("ix_work_task_meeting_id", "work_task", "meeting_id");
        m.CreateTable(
            "task_unit",
            t => new
            {
                work_task_id = t.Ref(),
                ordinal = t.Number(),
                county_code = t.County(),
                unit = t.Text(UnitAlias.LongestName),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_task_unit", x => new { x.work_task_id, x.ordinal });
                t.Keeps("fk_task_unit_work_task_id", x => x.work_task_id, "work_task", "id");
            }
        );
        m.CreateIndex("ix_task_unit_county_code_unit", "task_unit", ["county_code", "unit"]);
        m.CreateTable(
            "task_link",
            t => new
            {
                work_task_id = t.Ref(),
                needs_id = t.Ref(),
                county_code = t.County(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_task_link", x => new { x.work_task_id, x.needs_id });
                t.Keeps("fk_task_link_work_task_id", x => x.work_task_id, "work_task", "id");
                t.Keeps("fk_task_link_needs_id", x => x.needs_id, "work_task", "id");
            }
        );
        m.CreateIndex("ix_task_link_needs_id", "task_link", "needs_id");
    }

    private static void AddReports(MigrationBuilder m)
    {
        m.CreateTable(
            "task_report",
            t => new
            {
                id = t.Id(),
                work_task_id = t.Ref(),
                county_code = t.County(),
                at = t.Time(),
                deed = t.Text(20),
                by = t.Text(100),
                unit = t.Text(100),
                school = t.Text(20, nullable: true),
                text = t.Text(TaskReport.LongestText),
                progress = t.Number(nullable: true),
                old_due = t.Column<DateOnly>(nullable: true),
                new_due = t.Column<DateOnly>(nullable: true),
                source_file_id = t.Ref(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_task_report", x => x.id);
                t.Keeps("fk_task_report_work_task_id", x => x.work_task_id, "work_task", "id");
                t.Keeps("fk_task_report_source_file_id", x => x.source_file_id, "source_file", "id");
            }
        );
        m.CreateIndex("ix_task_report_work_task_id", "task_report", "work_task_id");
        m.CreateIndex("ix_task_report_county_code_at", "task_report", ["county_code", "at"]);
        m.CreateIndex("ix_task_report_source_file_id", "task_report", "source_file_id");
    }
}
