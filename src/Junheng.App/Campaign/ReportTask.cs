using System.Globalization;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Users;
using Junheng.Engine.Campaign;

namespace Junheng.App.Campaign;

/// <summary>报送进展: what a unit of the task has done, with evidence; or the request of the lead unit for another day.</summary>
public sealed class ReportTask(Db db, TimeProvider clock)
{
    /// <summary>Bytes of a piece of evidence.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    private static readonly string[] Kinds =
    [
        ".pdf",
        ".docx",
        ".xlsx",
        ".jpg",
        ".jpeg",
        ".png",
        ".ofd",
        ".txt",
        ".wps",
        ".et",
    ];

    /// <param name="On">The task.</param>
    /// <param name="Text">What was done, or why another day is needed.</param>
    /// <param name="Progress">Percent; null to say nothing of it.</param>
    /// <param name="AskedDue">The day asked for; null to ask for none.</param>
    /// <param name="FileName">Name of the evidence; empty for none.</param>
    /// <param name="Content">The evidence.</param>
    public sealed record Command(
        TaskRef On,
        string Text,
        int? Progress,
        DateOnly? AskedDue,
        string FileName,
        byte[] Content
    );

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var text = command.Text.Trim();
        var name = command.FileName[(command.FileName.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        var mistakes = new List<string>();
        if (text.Length is 0 or > TaskReport.LongestText)
        {
            mistakes.Add(
                command.AskedDue is null
                    ? $"请写明进展（1至{TaskReport.LongestText}个字）：做了什么、还差什么。"
                    : $"请写明申请延期的原因（1至{TaskReport.LongestText}个字）。"
            );
        }

        if (command.Progress is < 0 or > 100)
        {
            mistakes.Add("进度应为0至100之间的整数。");
        }

        if (name.Length > 0 && !Kinds.Contains(Path.GetExtension(name).ToLower(CultureInfo.InvariantCulture)))
        {
            mistakes.Add($"佐证材料“{name}”的格式不能接收。请上传 {string.Join(' ', Kinds)} 文件。");
        }

        if (command.Content.Length > LargestFile)
        {
            mistakes.Add($"佐证材料超过{LargestFile >> 20}MB。请压缩后重新上传。");
        }

        return mistakes.Count > 0
            ? Outcome.Refuse(mistakes)
            : await TaskWork.Run(
                db,
                clock,
                "report-task",
                command.On,
                (work, writer, scope) => Report(command, work, writer, text, name, scope, cancel),
                cancel
            );
    }

    private async Task<Outcome> Report(
        Command command,
        TaskWork work,
        TaskWriter writer,
        string text,
        string name,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var task = work.Task;
        if (work.Over is { } over)
        {
            return Outcome.Refuse(over);
        }

        if (!work.Takes && !db.Access.May(Right.RunCampaign))
        {
            return Outcome.Refuse("这项任务的责任单位中没有本单位，不能报送。");
        }

        if (command.AskedDue is { } asked && (task.Due is not { } due || asked <= due))
        {
            return Outcome.Refuse("申请的时限应晚于现在的完成时限。没有时限的任务不需要申请延期。");
        }

        if (name.Length > 0)
        {
            scope.SourceFileId = await KeptFile.Keep(db, command.On.County, name, command.Content, scope, cancel);
        }

        // A supporting unit reports for itself; how far the whole is the lead unit says.
        var progress = work.Leads || db.Access.May(Right.RunCampaign) ? command.Progress : null;
        scope.Change("work_task", $"{task.Id}", "report", null, text);
        if (progress is { } percent)
        {
            scope.Change("work_task", $"{task.Id}", "progress", $"{task.Progress}", $"{percent}");
            task.Progress = percent;
        }

        if (command.AskedDue is { } day)
        {
            scope.Change("work_task", $"{task.Id}", "asked_due", $"{task.AskedDue:yyyy-MM-dd}", $"{day:yyyy-MM-dd}");
            task.AskedDue = day;
        }

        (task.ReportedAt, task.Version) = (scope.At, task.Version + 1);
        writer.Record(
            task,
            command.AskedDue is null ? TaskDeed.Progress : TaskDeed.AskDue,
            text,
            command.AskedDue is null ? null : task.Due,
            progress,
            scope.SourceFileId,
            command.AskedDue
        );
        return Outcome.Done;
    }
}
