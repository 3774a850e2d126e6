using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>设立和调整任务 by hand: what no plan asks for, and what turned out otherwise than the plan thought.</summary>
public sealed class SaveTask(Db db, TimeProvider clock, UnitNames names)
{
    private const int MostUnits = 40;
    private const int MostNeeds = 50;

    /// <param name="On">The task; a number of 0 for a new one.</param>
    /// <param name="Title">What has to be done, in a line.</param>
    /// <param name="Text">More of it.</param>
    /// <param name="Units">Names of the units, the one in the lead first.</param>
    /// <param name="Start">First day.</param>
    /// <param name="Due">Last day.</param>
    /// <param name="Held">Whether it has to be done anew every year.</param>
    /// <param name="Needs">Numbers of the tasks it waits for.</param>
    /// <param name="MeetingId">The meeting that decided a new task; null for none.</param>
    /// <param name="NewUnits">Whether names of units that the county does not have are to set them up.</param>
    public sealed record Command(
        TaskRef On,
        string Title,
        string Text,
        IReadOnlyList<string> Units,
        DateOnly? Start,
        DateOnly? Due,
        bool Held,
        IReadOnlyList<long> Needs,
        long? MeetingId = null,
        bool NewUnits = false
    );

    /// <summary>The number of the task.</summary>
    public async Task<Outcome<long>> Handle(Command command, CancellationToken cancel = default)
    {
        var mistakes = Mistakes(command);
        if (mistakes.Count > 0)
        {
            return Outcome.Refuse(mistakes).With(0L);
        }

        var id = command.On.Id;
        var outcome =
            id > 0
                ? await TaskWork.Run(
                    db,
                    clock,
                    "save-task",
                    command.On,
                    (work, writer, scope) => Change(command, work, writer, scope, cancel),
                    cancel
                )
                : await ProcessLog.Run(
                    db,
                    clock,
                    new(command.On.County, "save-task", ""),
                    async scope =>
                    {
                        (var ending, id) = await Add(command, scope, cancel);
                        return ending;
                    },
                    cancel
                );
        return outcome.With(id);
    }

    /// <summary>What is wrong with a task as it was typed.</summary>
    internal static List<string> Mistakes(Command command)
    {
        var mistakes = new List<string>();
        if (command.Title.Trim().Length is 0 or > WorkTask.LongestTitle)
        {
            mistakes.Add($"请填写任务名称（1至{WorkTask.LongestTitle}个字）。");
        }

        if (command.Text.Length > WorkTask.LongestText)
        {
            mistakes.Add($"任务内容最多{WorkTask.LongestText}个字。");
        }

        if (command.Units.Count == 0)
        {
            mistakes.Add("请填写责任单位，第一个是牵头单位。");
        }

        mistakes.AddRange(UnitMistakes(command.Units));
        if (command.Start > command.Due)
        {
            mistakes.Add("开始日期不能晚于完成时限。");
        }

        if (command is { Held: true, Due: null })
        {
            mistakes.Add("每年保持的任务需要完成时限，以后每年在同一天到期。");
        }

        if (command.Needs.Count > MostNeeds)
        {
            mistakes.Add($"前置任务最多{MostNeeds}项。");
        }

        return mistakes;
    }

    /// <summary>What is wrong with names of units as they were typed.</summary>
    internal static IEnumerable<string> UnitMistakes(IReadOnlyList<string> units)
    {
        if (units.Count > MostUnits)
        {
            yield return $"责任单位最多{MostUnits}个，现在有{units.Count}个。";
        }

        if (units.FirstOrDefault(u => u.Length > UnitAlias.LongestName) is { } longest)
        {
            yield return $"责任单位“{longest[..10]}…”超过{UnitAlias.LongestName}个字，多个单位请用顿号分开。";
        }
    }

    private async Task<(Outcome, long)> Add(Command command, ProcessScope scope, CancellationToken cancel)
    {
        if (
            command.MeetingId is { } meeting
            && !await db.Meetings.AnyAsync(m => m.Id == meeting && m.CountyCode == command.On.County, cancel)
        )
        {
            return (Outcome.Refuse("没有找到这次会议。请刷新页面。"), 0);
        }

        if (await Strange(command, [], cancel) is { } strange)
        {
            return (strange, 0);
        }

        await names.Settle(db, command.On.County, command.Units, scope, cancel);
        var task = await new TaskWriter(db, command.On.County, scope).Add(
            Planned(command, command.MeetingId is null ? TaskKind.Other : TaskKind.Decision, "", "", null),
            cancel,
            command.MeetingId
        );
        var (refusal, _) = await Wait(task, command.Needs, scope, cancel);
        return (refusal ?? Outcome.Done, task.Id);
    }

    private async Task<Outcome> Change(
        Command command,
        TaskWork work,
        TaskWriter writer,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        if (work.Over is { } over)
        {
            return Outcome.Refuse(over);
        }

        if (await Strange(command, work.Units.Select(u => u.Unit), cancel) is { } strange)
        {
            return strange;
        }

        await names.Settle(db, command.On.County, command.Units, scope, cancel);
        var task = work.Task;
        writer.Change(task, work.Units, Planned(command, task.Kind, task.Source, task.Phase, task.ItemKey));
        var (refusal, changed) = await Wait(task, command.Needs, scope, cancel);
        if (changed)
        {
            task.Version++;
            writer.Record(task, TaskDeed.Changed, "前置任务");
        }

        return refusal ?? Outcome.Done;
    }

    /// <summary>Names that mean no unit of the county, as a refusal; null if there are none or they are to be set up.</summary>
    private async Task<Outcome?> Strange(Command command, IEnumerable<string> before, CancellationToken cancel) =>
        !command.NewUnits
        && await names.Strange(db, command.On.County, command.Units.Except(before), cancel) is { Count: > 0 } strange
            ? Outcome.Refuse([.. strange.Select(s => s.Mistake)])
            : null;

    private static PlannedTask Planned(Command command, TaskKind kind, string source, string phase, string? item) =>
        new(
            kind,
            source,
            command.Title.Trim(),
            command.Text.Trim(),
            phase,
            item,
            command.Start,
            command.Due,
            command.Held,
            command.Units
        );

    /// <summary>Sets what a task waits for: why not, if that cannot be, and whether it is anything else than before.</summary>
    private async Task<(Outcome? Refusal, bool Changed)> Wait(
        WorkTask task,
        IReadOnlyList<long> needs,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var stored = await db.TaskLinks.Where(l => l.WorkTaskId == task.Id).ToListAsync(cancel);
        var now = needs.Distinct().Order().ToList();
        if (stored.Select(l => l.NeedsId).Order().SequenceEqual(now))
        {
            return (null, false);
        }

        var found = await db
            .WorkTasks.Where(t => t.CountyCode == task.CountyCode && now.Contains(t.Id))
            .Select(t => t.Id)
            .ToListAsync(cancel);
        if (now.Except(found).ToList() is [var missing, ..])
        {
            return (Outcome.Refuse($"没有编号为{missing}的任务，不能作为前置任务。"), false);
        }

        var links = (
            await db
                .TaskLinks.Where(l => l.CountyCode == task.CountyCode && l.WorkTaskId != task.Id)
                .ToListAsync(cancel)
        ).ToLookup(l => l.WorkTaskId, l => l.NeedsId);
        if (now.Find(n => Reaches(n, task.Id, links)) is > 0 and var circle)
        {
            return (
                Outcome.Refuse($"任务{circle}本身要等本任务完成，互相等待永远不能销号。请去掉其中一个前置关系。"),
                false
            );
        }

        scope.Change("work_task", $"{task.Id}", "needs", Numbers(stored.Select(l => l.NeedsId).Order()), Numbers(now));
        db.TaskLinks.RemoveRange(stored.Where(l => !now.Contains(l.NeedsId)));
        db.TaskLinks.AddRange(
            now.Except(stored.Select(l => l.NeedsId))
                .Select(n => new TaskLink
                {
                    WorkTaskId = task.Id,
                    NeedsId = n,
                    CountyCode = task.CountyCode,
                })
        );
        return (null, true);
    }

    private static bool Reaches(long from, long to, ILookup<long, long> links)
    {
        var (seen, next) = (new HashSet<long>(), new Stack<long>([from]));
        while (next.TryPop(out var at))
        {
            if (at == to)
            {
                return true;
            }

            foreach (var needs in links[at].Where(seen.Add))
            {
                next.Push(needs);
            }
        }

        return false;
    }

    private static string? Numbers(IEnumerable<long> numbers) =>
        string.Join('、', numbers) is { Length: > 0 } text ? text : null;

    /// <summary>Names of units as somebody typed them.</summary>
    public static IReadOnlyList<string> Names(string? text) =>
        [
            .. (text ?? "")
                .Split(
                    ['、', '，', ',', '；', ';', '\n', '\r'],
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
                .Distinct(),
        ];
}
