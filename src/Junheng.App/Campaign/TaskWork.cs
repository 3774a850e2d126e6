using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A task somebody is about to do something to, with who may.</summary>
/// <param name="Task">The task.</param>
/// <param name="Units">Its units, the one in the lead first.</param>
/// <param name="Leads">Whether the unit of whoever acts is in the lead.</param>
/// <param name="Takes">Whether it is one of the task's units.</param>
internal sealed record TaskWork(WorkTask Task, IReadOnlyList<TaskUnit> Units, bool Leads, bool Takes)
{
    public const string Gone = "没有找到这项任务。请回到任务台账重新选择。";

    private const string Stale = "任务刚刚被其他人办理，本次没有保存。请刷新页面，核对后重新提交。";

    /// <summary>Runs a deed on a task: finds it, sees that it is as the user saw it, and records what happened.</summary>
    /// <param name="db">The database.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="process">Name of the process, which tells the right it takes.</param>
    /// <param name="on">The task.</param>
    /// <param name="deed">What is done; what it returns is the outcome.</param>
    /// <param name="cancel">Stops the work.</param>
    public static Task<Outcome> Run(
        Db db,
        TimeProvider clock,
        string process,
        TaskRef on,
        Func<TaskWork, TaskWriter, ProcessScope, Task<Outcome>> deed,
        CancellationToken cancel
    ) =>
        ProcessLog.Run(
            db,
            clock,
            new(on.County, process, ""),
            async scope =>
            {
                var task = await db.WorkTasks.SingleOrDefaultAsync(
                    t => t.Id == on.Id && t.CountyCode == on.County,
                    cancel
                );
                if (task is null)
                {
                    return Outcome.Refuse(Gone);
                }

                if (task.Version != on.Version)
                {
                    return Outcome.Refuse(Stale);
                }

                var units = await db
                    .TaskUnits.Where(u => u.WorkTaskId == task.Id)
                    .OrderBy(u => u.Ordinal)
                    .ToListAsync(cancel);
                var own = await OwnNames.Of(db, on.County, cancel);
                return await deed(
                    new(
                        task,
                        units,
                        units.Count > 0 && own.Contains(units[0].Unit),
                        units.Any(u => own.Contains(u.Unit))
                    ),
                    new(db, on.County, scope),
                    scope
                );
            },
            cancel
        );

    /// <summary>What is wrong with doing something to a task that is over; null if it is not.</summary>
    public string? Over =>
        Task.State switch
        {
            TaskState.Closed => "任务已经销号，不能再办理。",
            TaskState.Withdrawn => "任务已经撤销，不能再办理。",
            _ => null,
        };
}

/// <summary>A task as a user saw it.</summary>
/// <param name="County">Division code.</param>
/// <param name="Id">Its number.</param>
/// <param name="Version">The version the user saw.</param>
public sealed record TaskRef(string County, long Id, int Version);
