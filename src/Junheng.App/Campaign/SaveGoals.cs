using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>填报本县目标: what a county reached of its goals in a year, with where the numbers come from.</summary>
public sealed class SaveGoals(Db db, TimeProvider clock)
{
    private const int LongestBasis = 200;

    /// <summary>What one goal reached.</summary>
    /// <param name="GoalId">The goal.</param>
    /// <param name="Value">The number as typed; blank where there is none.</param>
    /// <param name="Basis">Where it comes from.</param>
    /// <param name="Seen">What the user saw before typing, value and basis as <see cref="Text(GoalValue?)"/> gives them.</param>
    public sealed record Entry(long GoalId, string Value, string Basis, string Seen);

    /// <param name="County">Division code.</param>
    /// <param name="Year">The year the values are of.</param>
    /// <param name="Entries">The goals; those left out stay as they are.</param>
    public sealed record Command(string County, int Year, IReadOnlyList<Entry> Entries);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var ids = command.Entries.Select(e => e.GoalId).ToList();
        var goals = await db
            .LocalGoals.AsNoTracking()
            .Where(g => g.CountyCode == command.County && ids.Contains(g.Id))
            .ToDictionaryAsync(g => g.Id, cancel);
        var mistakes = new List<string>();
        var typed = new List<(LocalGoal Goal, decimal? Value, string Basis, string Seen)>();
        foreach (var entry in command.Entries)
        {
            if (!goals.TryGetValue(entry.GoalId, out var goal))
            {
                mistakes.Add("没有找到其中一项目标。请刷新页面。");
                continue;
            }

            var (basis, value) = (entry.Basis.Trim(), TypedNumber.Read($"“{goal.Name}”的数值", entry.Value, mistakes));
            if (basis.Length > LongestBasis)
            {
                mistakes.Add($"“{goal.Name}”的数据来源最多{LongestBasis}个字。");
            }

            if (value is not null && basis.Length == 0)
            {
                mistakes.Add($"“{goal.Name}”请写明数据来源，如“2026年教育事业统计”。");
            }

            typed.Add((goal, value, value is null ? "" : basis, entry.Seen));
        }

        return mistakes.Count > 0
            ? Outcome.Refuse(mistakes)
            : await ProcessLog.Run(
                db,
                clock,
                new(command.County, "save-goals", ""),
                scope => Save(command, typed, scope, cancel),
                cancel
            );
    }

    /// <summary>A value with its basis as one text, for who has seen it.</summary>
    public static string Text(GoalValue? value) => value is null ? "" : Text(value.Value, value.Basis);

    private static string Text(decimal? value, string basis) =>
        value is { } number ? $"{GoalWords.Plain(number)}｜{basis}" : "";

    private async Task<Outcome> Save(
        Command command,
        List<(LocalGoal Goal, decimal? Value, string Basis, string Seen)> typed,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var stored = await db
            .GoalValues.Where(v => v.CountyCode == command.County && v.Year == command.Year)
            .ToDictionaryAsync(v => v.LocalGoalId, cancel);
        var stale = new List<string>();
        foreach (var (goal, value, basis, seen) in typed)
        {
            var row = stored.GetValueOrDefault(goal.Id);
            var (was, now) = (Text(row), Text(value, basis));
            if (was == now)
            {
                continue;
            }

            if (was != seen)
            {
                stale.Add(
                    $"“{goal.Name}”刚刚被其他人改为{(row is null ? "空白" : GoalWords.Plain(row.Value))}，本次没有保存。请刷新页面，核对后重新填写。"
                );
                continue;
            }

            scope.Change("local_goal", goal.Name, $"value {command.Year}", Logged(was), Logged(now));
            Put(command, goal.Id, row, value, basis, scope);
        }

        return stale.Count > 0 ? Outcome.Refuse(stale) : Outcome.Done;
    }

    private void Put(Command command, long goal, GoalValue? row, decimal? value, string basis, ProcessScope scope)
    {
        if (value is not { } number)
        {
            db.GoalValues.Remove(row!);
        }
        else if (row is null)
        {
            db.GoalValues.Add(
                new()
                {
                    LocalGoalId = goal,
                    CountyCode = command.County,
                    Year = command.Year,
                    Value = number,
                    Basis = basis,
                    By = scope.Actor,
                    At = scope.At,
                }
            );
        }
        else
        {
            (row.Value, row.Basis, row.By, row.At) = (number, basis, scope.Actor, scope.At);
        }
    }

    private static string? Logged(string text) =>
        text.Length == 0 ? null : text.Replace("｜", "，", StringComparison.Ordinal);
}
