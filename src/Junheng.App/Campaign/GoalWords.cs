using System.Globalization;
using Junheng.App.Data;

namespace Junheng.App.Campaign;

/// <summary>Goals of a county in words.</summary>
public static class GoalWords
{
    /// <summary>The number to reach, as ≥ 97%; empty where there is none.</summary>
    public static string Target(LocalGoal goal) =>
        goal.Target is { } target ? $"{(goal.AtMost ? "≤" : "≥")} {Value(target, goal)}" : "";

    /// <summary>A value with the goal's unit.</summary>
    public static string Value(decimal value, LocalGoal goal) =>
        goal.Unit is "" or "%" ? $"{Plain(value)}{goal.Unit}" : $"{Plain(value)} {goal.Unit}";

    /// <summary>A number without zeros at its end, however the database keeps it.</summary>
    public static string Plain(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Whether it is followed, as the record says it.</summary>
    internal static string Followed(bool dropped) => dropped ? "不再跟踪" : "跟踪";

    /// <summary>The goal with the number to reach, as tables name it.</summary>
    public static string Title(LocalGoal goal) => $"{goal.Name} {Target(goal)}".TrimEnd();
}
