using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>登记议定事项: what a meeting decided, each a task of its units; all or none.</summary>
public sealed class AddDecisions(Db db, TimeProvider clock, UnitNames names)
{
    /// <summary>Decisions that a form takes at once.</summary>
    public const int Most = 20;

    /// <param name="Title">What has to be done.</param>
    /// <param name="Units">Names of the units as typed, the one in the lead first.</param>
    /// <param name="Due">Last day; null for none.</param>
    public sealed record Decision(string Title, string Units, DateOnly? Due);

    /// <param name="County">Division code.</param>
    /// <param name="MeetingId">The meeting.</param>
    /// <param name="Decisions">What it decided; lines left blank are left out.</param>
    /// <param name="NewUnits">Whether names of units that the county does not have are to set them up.</param>
    public sealed record Command(
        string County,
        long MeetingId,
        IReadOnlyList<Decision> Decisions,
        bool NewUnits = false
    );

    /// <summary>How many were added.</summary>
    public async Task<Outcome<int>> Handle(Command command, CancellationToken cancel = default)
    {
        var given = command
            .Decisions.Select(
                (d, i) => (Line: i + 1, Save: Of(command, d), IsBlank: string.IsNullOrWhiteSpace(d.Title + d.Units))
            )
            .Where(d => !d.IsBlank || d.Save.Due is not null)
            .ToList();
        var mistakes = given.SelectMany(d => SaveTask.Mistakes(d.Save).Select(m => $"第{d.Line}项：{m}")).ToList();
        if (given.Count == 0)
        {
            mistakes.Add("请至少填写一项议定事项：做什么、由谁负责。");
        }

        if (given.Count > Most)
        {
            mistakes.Add($"一次最多登记{Most}项。");
        }

        return mistakes.Count > 0
            ? Outcome.Refuse(mistakes).With(0)
            : (
                await ProcessLog.Run(
                    db,
                    clock,
                    new(command.County, "save-task", "会议议定"),
                    scope => Add(command, [.. given.Select(d => (d.Line, d.Save))], scope, cancel),
                    cancel
                )
            ).With(given.Count);
    }

    private async Task<Outcome> Add(
        Command command,
        IReadOnlyList<(int Line, SaveTask.Command Save)> decisions,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        if (!await db.Meetings.AnyAsync(m => m.Id == command.MeetingId && m.CountyCode == command.County, cancel))
        {
            return Outcome.Refuse(SaveMeeting.Gone);
        }

        var strange = new List<string>();
        foreach (var (line, decision) in command.NewUnits ? [] : decisions)
        {
            strange.AddRange(
                (await names.Strange(db, command.County, decision.Units, cancel)).Select(s =>
                    $"第{line}项：{s.Mistake}"
                )
            );
        }

        if (strange.Count > 0)
        {
            return Outcome.Refuse(strange);
        }

        await names.Settle(db, command.County, decisions.SelectMany(d => d.Save.Units).Distinct(), scope, cancel);
        var writer = new TaskWriter(db, command.County, scope);
        foreach (var (_, decision) in decisions)
        {
            await writer.Add(
                new(
                    TaskKind.Decision,
                    "",
                    decision.Title,
                    "",
                    "",
                    null,
                    null,
                    decision.Due,
                    Held: false,
                    decision.Units
                ),
                cancel,
                command.MeetingId
            );
        }

        return Outcome.Done;
    }

    private static SaveTask.Command Of(Command command, Decision decision) =>
        new(
            new(command.County, 0, 0),
            decision.Title.Trim(),
            "",
            SaveTask.Names(decision.Units),
            null,
            decision.Due,
            Held: false,
            [],
            command.MeetingId
        );
}
