using Junheng.App.Data;
using Junheng.Engine.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Judge;

/// <summary>佐证判定: a person's judgements of one or more items, all or nothing.</summary>
public sealed class SaveEvidence(Db db, TimeProvider clock)
{
    /// <summary>One judgement.</summary>
    /// <param name="ItemKey">G1 …, V1 …</param>
    /// <param name="Verdict">met, not_met or cannot_tell; empty withdraws the judgement.</param>
    /// <param name="Note">The grounds.</param>
    /// <param name="Version">The version the user saw; 0 if there was none.</param>
    public sealed record Entry(string ItemKey, string? Verdict, string Note, int Version);

    /// <param name="County">Division code.</param>
    /// <param name="Year">Year judged.</param>
    /// <param name="Keys">The items the rule pack in force leaves to a person, with their Chinese labels.</param>
    /// <param name="Entries">The judgements; items left out stay as they are.</param>
    /// <param name="Why">Reason; may be empty, as each judgement carries its own.</param>
    public sealed record Command(
        string County,
        int Year,
        IReadOnlyDictionary<string, string> Keys,
        IReadOnlyList<Entry> Entries,
        string Why = ""
    );

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        string[] mistakes =
        [
            .. command.Entries.Select(e => EvidenceMistakes.Of(e, command.Keys)).OfType<string>(),
            .. command
                .Entries.GroupBy(e => e.ItemKey)
                .Where(g => g.Count() > 1)
                .Select(g => $"指标“{g.Key}”出现了两次。请刷新页面后重新填写。"),
        ];
        return mistakes.Length > 0
            ? Outcome.Refuse(mistakes)
            : await ProcessLog.Run(
                db,
                clock,
                new(command.County, "save-evidence", command.Why),
                scope => Save(command, scope, cancel),
                cancel
            );
    }

    private async Task<Outcome> Save(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var stored = await db
            .EvidenceJudgements.Where(j => j.CountyCode == command.County && j.Year == command.Year)
            .ToDictionaryAsync(j => j.ItemKey, cancel);
        var changed = command.Entries.Where(e => Differs(stored.GetValueOrDefault(e.ItemKey), e)).ToList();
        var stale = changed
            .Where(e => (stored.GetValueOrDefault(e.ItemKey)?.Version ?? 0) != e.Version)
            .Select(e => EvidenceMistakes.Stale(command.Keys[e.ItemKey], stored.GetValueOrDefault(e.ItemKey)))
            .ToList();
        if (stale.Count > 0)
        {
            return Outcome.Refuse(stale);
        }

        var duties = await Duties.Of(db, command.County, cancel);
        var others = changed.Where(e => Duties.IsOthers(duties, e.ItemKey)).ToList();
        if (others.Count > 0)
        {
            return Outcome.Refuse([.. others.Select(e => Duties.Refusal(db, command.Keys[e.ItemKey]))]);
        }

        foreach (var entry in changed)
        {
            Apply(command, entry, stored.GetValueOrDefault(entry.ItemKey), scope);
        }

        return Outcome.Done;
    }

    private void Apply(Command command, Entry entry, EvidenceJudgement? stored, ProcessScope scope)
    {
        var key = $"{command.Year}/{entry.ItemKey}";
        var verdict = Parse(entry);
        var note = entry.Note.Trim();
        scope.Change("evidence_judgement", key, "verdict", stored?.Verdict.Code(), verdict?.Code());
        scope.Change("evidence_judgement", key, "note", stored?.Note, verdict is null ? null : note);
        if (verdict is not { } v)
        {
            db.EvidenceJudgements.Remove(stored!);
        }
        else if (stored is not null)
        {
            (stored.Verdict, stored.Note, stored.By, stored.At) = (v, note, scope.Actor, scope.At);
            stored.Version++;
        }
        else
        {
            db.EvidenceJudgements.Add(
                new()
                {
                    CountyCode = command.County,
                    Year = command.Year,
                    ItemKey = entry.ItemKey,
                    Verdict = v,
                    Note = note,
                    By = scope.Actor,
                    At = scope.At,
                }
            );
        }
    }

    private static bool Differs(EvidenceJudgement? stored, Entry entry) =>
        Parse(entry) is { } verdict
            ? stored?.Verdict != verdict || stored.Note != entry.Note.Trim()
            : stored is not null;

    internal static Verdict? Parse(Entry entry) => Verdicts.Parse(entry.Verdict ?? "");
}
