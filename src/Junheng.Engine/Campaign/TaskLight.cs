namespace Junheng.Engine.Campaign;

/// <summary>红黄绿灯.</summary>
public enum TaskLight
{
    /// <summary>Nothing presses.</summary>
    Green,

    /// <summary>临期: soon due and not nearly done, or waiting for a task that is late.</summary>
    Yellow,

    /// <summary>逾期.</summary>
    Red,

    /// <summary>Closed or withdrawn.</summary>
    Off,
}

/// <summary>How a task stands on a day.</summary>
public static class TaskStanding
{
    /// <summary>Days before its day from which an open task is yellow: a month, the beat of progress reports.</summary>
    public const int Soon = 30;

    /// <summary>The light of a task. A task that was reported as done is no longer late: it waits for the bureau.</summary>
    /// <param name="state">How far it is.</param>
    /// <param name="due">Its day; null where none is set.</param>
    /// <param name="today">The day.</param>
    public static TaskLight Light(TaskState state, DateOnly? due, DateOnly today) =>
        state is TaskState.Closed or TaskState.Withdrawn ? TaskLight.Off
        : state == TaskState.Reported || due is not { } day ? TaskLight.Green
        : day <= Until(TaskLight.Red, today) ? TaskLight.Red
        : day <= Until(TaskLight.Yellow, today) ? TaskLight.Yellow
        : TaskLight.Green;

    /// <summary>The last day on which an open task that is due has a light, counted from the darkest: red, then yellow.</summary>
    /// <param name="light">Red or yellow.</param>
    /// <param name="today">The day.</param>
    public static DateOnly Until(TaskLight light, DateOnly today) =>
        light == TaskLight.Red ? today.AddDays(-1) : today.AddDays(Soon);

    /// <summary>
    /// The next day of a task held every year that was done for the year of its day; null while it is not its time.
    /// </summary>
    /// <param name="due">The day it was done for.</param>
    /// <param name="today">The day.</param>
    public static DateOnly? NextDue(DateOnly due, DateOnly today) =>
        // 29 February becomes the last of the month in other years.
        today.Year > due.Year
            ? due.AddYears(today.Year - due.Year)
            : null;
}
