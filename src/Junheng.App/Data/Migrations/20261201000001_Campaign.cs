using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>The campaign: plan papers, tasks with their record, goals, meetings, counts of children.</summary>
[DbContext(typeof(Db))]
[Migration("20261201000001_Campaign")]
internal sealed class CampaignTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddPapers(migrationBuilder);
        AddMeetings(migrationBuilder);
        CampaignTaskTables.Add(migrationBuilder);
        AddGoals(migrationBuilder);
        migrationBuilder.Seal(["task_report"]);
        foreach (
            var table in (string[])
                [
                    "plan_paper",
                    "unit_alias",
                    "campaign_item",
                    "meeting",
                    "work_task",
                    "task_unit",
                    "task_link",
                    "task_report",
                    "local_goal",
                    "goal_value",
                    "child_count",
                ]
        )
        {
            migrationBuilder.Guard(table);
        }
    }

    private static void AddPapers(MigrationBuilder m)
    {
        m.CreateTable(
            "plan_paper",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                source_file_id = t.Ref(nullable: true),
                plan = t.Column<string>(nullable: false),
                as_read = t.Column<string>(nullable: false),
                keeps_persons = t.Flag(),
                state = t.Text(20),
                version = t.Number(),
                created_at = t.Time(),
                created_by = t.Text(100),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_plan_paper", x => x.id);
                t.Keeps("fk_plan_paper_county_code", x => x.county_code, "county", "code");
                t.Keeps("fk_plan_paper_source_file_id", x => x.source_file_id, "source_file", "id");
            }
        );
        m.CreateIndex("ix_plan_paper_county_code_state", "plan_paper", ["county_code", "state"]);
        m.CreateIndex("ix_plan_paper_source_file_id", "plan_paper", "source_file_id");
        m.CreateTable(
            "unit_alias",
            t => new
            {
                county_code = t.County(),
                name = t.Text(UnitAlias.LongestName),
                of = t.Text(20),
                org_unit_id = t.Ref(nullable: true),
                school = t.Text(20, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_unit_alias", x => new { x.county_code, x.name });
                t.Keeps("fk_unit_alias_county_code", x => x.county_code, "county", "code");
                t.Keeps("fk_unit_alias_org_unit_id", x => x.org_unit_id, "org_unit", "id");
            }
        );
        m.CreateIndex("ix_unit_alias_org_unit_id", "unit_alias", "org_unit_id");
        m.CreateTable(
            "campaign_item",
            t => new
            {
                county_code = t.County(),
                item_key = t.Text(20),
                code = t.Text(20, nullable: true),
                deadline_year = t.Number(nullable: true),
                held_every_year = t.Flag(),
                measures = t.Text(CampaignItem.LongestText),
                version = t.Number(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_campaign_item", x => new { x.county_code, x.item_key });
                t.Keeps("fk_campaign_item_county_code", x => x.county_code, "county", "code");
            }
        );
    }

    private static void AddMeetings(MigrationBuilder m)
    {
        m.CreateTable(
            "meeting",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                held_on = t.Column<DateOnly>(nullable: false),
                title = t.Text(Meeting.LongestTitle),
                units = t.Text(Meeting.LongestText),
                minutes = t.Text(Meeting.LongestText),
                version = t.Number(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_meeting", x => x.id);
                t.Keeps("fk_meeting_county_code", x => x.county_code, "county", "code");
            }
        );
        m.CreateIndex("ix_meeting_county_code_held_on", "meeting", ["county_code", "held_on"]);
    }

    private static void AddGoals(MigrationBuilder m)
    {
        m.CreateTable(
            "local_goal",
            t => new
            {
                id = t.Id(),
                county_code = t.County(),
                name = t.Text(LocalGoal.LongestName),
                target = t.Exact(nullable: true),
                unit = t.Text(20),
                at_most = t.Flag(),
                by = t.Text(7),
                units = t.Text(400),
                dropped = t.Flag(),
                version = t.Number(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_local_goal", x => x.id);
                t.Keeps("fk_local_goal_county_code", x => x.county_code, "county", "code");
            }
        );
        m.CreateIndex("ix_local_goal_county_code_name", "local_goal", ["county_code", "name"], unique: true);
        m.CreateTable(
            "goal_value",
            t => new
            {
                local_goal_id = t.Ref(),
                year = t.Number(),
                county_code = t.County(),
                value = t.Exact(),
                basis = t.Text(200),
                by = t.Text(100),
                at = t.Time(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_goal_value", x => new { x.local_goal_id, x.year });
                t.Keeps("fk_goal_value_local_goal_id", x => x.local_goal_id, "local_goal", "id");
            }
        );
        m.CreateTable(
            "child_count",
            t => new
            {
                county_code = t.County(),
                on = t.Column<DateOnly>(nullable: false),
                place = t.Text(ChildCount.LongestPlace),
                kind = t.Text(30),
                count = t.Number(),
                township = t.Text(ChildCount.LongestPlace),
                school = t.Text(20, nullable: true),
                by = t.Text(100),
                at = t.Time(),
            },
            constraints: t =>
            {
                t.PrimaryKey(
                    "pk_child_count",
                    x => new
                    {
                        x.county_code,
                        x.on,
                        x.place,
                        x.kind,
                    }
                );
                t.Keeps("fk_child_count_county_code", x => x.county_code, "county", "code");
            }
        );
    }
}
