using Junheng.Engine.Judge;

namespace Junheng.Engine.Campaign;

/// <summary>本县目标: whether a county reached what it set itself, decided on the exact numbers.</summary>
public static class GoalStanding
{
    /// <summary>
    /// Whether a value reaches a target; it cannot be told where one of them is missing. Reaching it exactly is enough.
    /// </summary>
    /// <param name="target">What is to be reached, in the goal's own unit; null where no number is set.</param>
    /// <param name="atMost">Whether less is better.</param>
    /// <param name="value">What was reached, in the same unit; null where nobody has said.</param>
    public static Verdict Of(decimal? target, bool atMost, decimal? value) =>
        target is not { } wanted || value is not { } reached ? Verdict.CannotTell
        : (atMost ? reached <= wanted : reached >= wanted) ? Verdict.Met
        : Verdict.NotMet;

    /// <summary>
    /// Whether a goal is missed: its day is past, and the newest value does not reach it or there is none. A goal
    /// without a day, or without a number to reach, is never missed.
    /// </summary>
    /// <param name="target">What is to be reached; null where no number is set.</param>
    /// <param name="by">yyyy or yyyy-MM; empty where none is set.</param>
    /// <param name="newest">What the newest value says.</param>
    /// <param name="today">The day.</param>
    public static bool IsMissed(decimal? target, string by, Verdict newest, DateOnly today) =>
        target is not null && newest != Verdict.Met && PlanTasks.LastDay(by) is { } day && day < today;
}
