using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;

namespace Junheng.App.Campaign;

/// <summary>报结: the head of the unit in the lead says that a task is done; the bureau looks and closes it.</summary>
public sealed class SignTask(Db db, TimeProvider clock)
{
    /// <param name="on">The task.</param>
    /// <param name="text">What was reached.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<Outcome> Handle(TaskRef on, string text, CancellationToken cancel = default) =>
        TaskWork.Run(
            db,
            clock,
            "sign-task",
            on,
            (work, writer, _) =>
            {
                var said = text.Trim();
                var mistake =
                    work.Over
                    ?? (
                        work.Task.State == TaskState.Reported ? "任务已经报结，正在等待核验。"
                        : !work.Leads && !db.Access.May(Right.RunCampaign) ? "只有牵头单位的负责人可以报结。"
                        : said.Length is 0 or > TaskReport.LongestText
                            ? $"请写明完成情况（1至{TaskReport.LongestText}个字）。"
                        : null
                    );
                if (mistake is not null)
                {
                    return Task.FromResult(Outcome.Refuse(mistake));
                }

                writer.State(work.Task, TaskState.Reported);
                writer.Record(work.Task, TaskDeed.Report, said);
                return Task.FromResult(Outcome.Done);
            },
            cancel
        );
}
