using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

/// <summary>A row in every table of 创建工作.</summary>
internal static class CampaignRows
{
    public static async Task Campaign(this TestDb test)
    {
        await using var db = test.Open();
        await ProcessLog.Run(
            db,
            test.Clock,
            new(TestDb.County, "test-campaign", "测试"),
            async scope =>
            {
                const string County = TestDb.County;
                scope.Change("work_task", "1", "title", null, "补足教室");
                var unit = await db.OrgUnits.FirstAsync(u => u.CountyCode == County);
                var meeting = new Meeting
                {
                    CountyCode = County,
                    HeldOn = new(2026, 10, 8),
                    Title = "推进会",
                };
                var goal = new LocalGoal
                {
                    CountyCode = County,
                    Number = 1,
                    Name = "九年巩固率",
                    Target = 97.5m,
                    Unit = "%",
                };
                db.AddRange(meeting, goal);
                db.PlanPapers.Add(
                    new()
                    {
                        CountyCode = County,
                        Plan = "{}",
                        AsRead = "{}",
                        KeepsPersons = false,
                        CreatedAt = scope.At,
                        CreatedBy = scope.Actor,
                    }
                );
                db.UnitAliases.Add(
                    new()
                    {
                        CountyCode = County,
                        Name = "县教体局",
                        Of = AliasOf.Unit,
                        OrgUnitId = unit.Id,
                    }
                );
                db.CampaignItems.Add(
                    new()
                    {
                        CountyCode = County,
                        ItemKey = "G3",
                        DeadlineYear = 2028,
                        Measures = "改造教室",
                    }
                );
                db.ChildCounts.Add(
                    new()
                    {
                        CountyCode = County,
                        On = new(2026, 9, 1),
                        Place = "城关镇",
                        Kind = "留守儿童",
                        Count = 31,
                        By = scope.Actor,
                        At = scope.At,
                    }
                );
                await db.SaveChangesAsync();
                WorkTask[] tasks =
                [
                    .. new[] { "补足教室", "验收教室" }.Select(t => new WorkTask
                    {
                        CountyCode = County,
                        Kind = TaskKind.Decision,
                        Title = t,
                        MeetingId = meeting.Id,
                        Due = new(2027, 6, 30),
                        HeldEveryYear = true,
                        CreatedAt = scope.At,
                    }),
                ];
                db.AddRange(tasks);
                db.GoalValues.Add(
                    new()
                    {
                        LocalGoalId = goal.Id,
                        CountyCode = County,
                        Year = 2026,
                        Value = 96.8m,
                        Basis = "年报",
                        By = scope.Actor,
                        At = scope.At,
                    }
                );
                await db.SaveChangesAsync();
                db.TaskUnits.Add(
                    new()
                    {
                        WorkTaskId = tasks[0].Id,
                        CountyCode = County,
                        Ordinal = 1,
                        Unit = "县教体局",
                    }
                );
                db.TaskLinks.Add(
                    new()
                    {
                        WorkTaskId = tasks[1].Id,
                        NeedsId = tasks[0].Id,
                        CountyCode = County,
                    }
                );
                db.TaskReports.Add(
                    new()
                    {
                        WorkTaskId = tasks[0].Id,
                        CountyCode = County,
                        At = scope.At,
                        Deed = TaskDeed.Progress,
                        By = scope.Actor,
                        Unit = "",
                        Text = "已立项",
                        Progress = 10,
                        OldDue = new(2027, 6, 30),
                    }
                );
            }
        );
    }
}
