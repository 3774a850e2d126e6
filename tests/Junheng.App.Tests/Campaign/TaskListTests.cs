using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;
using static Junheng.App.Tests.Campaign.TaskSteps;

namespace Junheng.App.Tests.Campaign;

/// <summary>Who sees which tasks, in what light.</summary>
[Trait("Database", "both")]
public sealed class TaskListTests
{
    [Fact]
    public async Task A_school_sees_its_own_tasks_and_those_of_all_schools_and_no_report_of_another()
    {
        using var campaign = await CampaignDb.Empty();
        await campaign.School("1", "示例小学");
        await campaign.School("2", "邻近小学");
        var own = await campaign.Set(["示例小学"]);
        var all = await campaign.Set(["各中小学"]);
        var bureau = await campaign.Set(["县教育局"]);
        var (one, two) = (
            await campaign.Of(Role.SchoolClerk, "示例小学"),
            await campaign.Of(Role.SchoolClerk, "邻近小学")
        );
        Assert.Empty(await campaign.Report(all, one, "本校已办", null));
        Assert.Empty(await campaign.Report(all, two, "邻校已办", null));
        await using var db = campaign.Test.OpenAs(one);
        Assert.Equal([own, all], await db.WorkTasks.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync());
        Assert.Equal(["", "", "本校已办"], await db.TaskReports.OrderBy(r => r.Text).Select(r => r.Text).ToListAsync());
        Assert.Contains(TaskWork.Gone, await campaign.Report(bureau, one, "代报", null));
        var (list, names) = await TaskList.Begin(db, CampaignDb.County, campaign.Test.Clock, default);
        Assert.Equal(2, await list.Of(new() { Mine = true }, names).CountAsync());
    }

    [Fact]
    public async Task A_successor_finds_everything_open()
    {
        using var campaign = await CampaignDb.Running();
        var task = await campaign.Set([Finance]);
        // Posts, not people: whoever holds a post of the unit has its tasks.
        foreach (var role in new[] { Role.DepartmentLiaison, Role.DepartmentHead })
        {
            await using var db = campaign.Test.OpenAs(await campaign.Of(role, Finance));
            var (list, own) = await TaskList.Begin(db, CampaignDb.County, campaign.Test.Clock, default);
            var mine = await list.Of(new() { Mine = true }, own).Select(t => t.Id).ToListAsync();
            Assert.Contains(task, mine);
            Assert.DoesNotContain((await campaign.Task("step:1.1")).Id, mine);
        }
    }

    [Fact]
    public async Task The_database_and_the_engine_agree_on_every_light()
    {
        using var campaign = await CampaignDb.Empty();
        var today = ReopenTasks.Today(campaign.Test.Clock);
        foreach (var days in new int?[] { null, -400, -1, 0, 1, TaskStanding.Soon, TaskStanding.Soon + 1, 400 })
        {
            foreach (var state in Enum.GetValues<TaskState>())
            {
                await using var write = campaign.Test.Open();
                await ProcessLog.Run(
                    write,
                    campaign.Test.Clock,
                    new(CampaignDb.County, "test", ""),
                    scope =>
                    {
                        write.WorkTasks.Add(
                            new()
                            {
                                CountyCode = CampaignDb.County,
                                Kind = TaskKind.Other,
                                Title = $"{state} {days}",
                                Due = days is { } d ? today.AddDays(d) : null,
                                State = state,
                                CreatedAt = scope.At,
                            }
                        );
                        scope.Change("work_task", "1", "title", null, "a");
                        return Task.CompletedTask;
                    }
                );
            }
        }

        await using var db = campaign.Test.Open();
        var list = new TaskList(db, CampaignDb.County, today);
        var all = await list.Lines(await db.WorkTasks.AsNoTracking().ToListAsync(), default);
        var counted = await list.Lights(db.WorkTasks, default);
        foreach (var light in Enum.GetValues<TaskLight>())
        {
            var asked = list.Of(new() { All = true, Light = light }, new HashSet<string>());
            Assert.Equal(
                all.Where(l => l.Light == light).Select(l => l.Task.Title).Order(),
                await asked.Select(t => t.Title).OrderBy(t => t).ToListAsync()
            );
            Assert.Equal(counted[light], await asked.CountAsync());
        }
    }
}
