using Junheng.App.Data;
using Junheng.Engine.Campaign;

namespace Junheng.App.Campaign;

/// <summary>督办: somebody above puts a task under watch, or ends that.</summary>
public sealed class SuperviseTask(Db db, TimeProvider clock)
{
    /// <param name="on">The task.</param>
    /// <param name="watch">True to begin, false to end.</param>
    /// <param name="text">What is asked of the units, or why it ends.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<Outcome> Handle(TaskRef on, bool watch, string text, CancellationToken cancel = default) =>
        TaskWork.Run(
            db,
            clock,
            "supervise-task",
            on,
            (work, writer, scope) =>
            {
                var said = text.Trim();
                var mistake =
                    work.Over
                    ?? (
                        work.Task.Supervised == watch
                            ? watch
                                ? "任务已经在督办中。"
                                : "任务没有在督办。"
                            : said.Length is 0 or > TaskReport.LongestText
                                ? $"请写明督办要求（1至{TaskReport.LongestText}个字）。"
                                : null
                    );
                if (mistake is not null)
                {
                    return Task.FromResult(Outcome.Refuse(mistake));
                }

                scope.Change("work_task", $"{work.Task.Id}", "supervised", $"{work.Task.Supervised}", $"{watch}");
                (work.Task.Supervised, work.Task.Version) = (watch, work.Task.Version + 1);
                writer.Record(work.Task, watch ? TaskDeed.Supervise : TaskDeed.EndSupervision, said);
                return Task.FromResult(Outcome.Done);
            },
            cancel
        );
}
