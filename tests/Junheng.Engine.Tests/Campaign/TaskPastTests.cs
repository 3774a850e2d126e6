using Junheng.Engine.Campaign;

namespace Junheng.Engine.Tests.Campaign;

/// <summary>A task as it stood when a week ended.</summary>
public class TaskPastTests
{
    private static readonly DateOnly Now = new(2026, 12, 31);

    private static readonly TaskMove[] Moves =
    [
        new(Day(1), TaskDeed.Set, null),
        new(Day(5), TaskDeed.GrantDue, new(2026, 10, 31)),
        new(Day(8), TaskDeed.Report, null),
        new(Day(10), TaskDeed.Return, null),
        new(Day(12), TaskDeed.GrantDue, new(2026, 11, 30)),
        new(Day(15), TaskDeed.Report, null),
        new(Day(20), TaskDeed.Close, null),
    ];

    [Theory]
    [InlineData(1, false, TaskState.Open, "2026-10-31")]
    [InlineData(2, true, TaskState.Open, "2026-10-31")]
    [InlineData(6, true, TaskState.Open, "2026-11-30")]
    [InlineData(9, true, TaskState.Reported, "2026-11-30")]
    [InlineData(11, true, TaskState.Open, "2026-11-30")]
    [InlineData(13, true, TaskState.Open, "2026-12-31")]
    [InlineData(16, true, TaskState.Reported, "2026-12-31")]
    [InlineData(21, true, TaskState.Closed, "2026-12-31")]
    public void It_is_told_from_what_happened_before_and_after(int day, bool exists, TaskState state, string due)
    {
        var past = TaskPast.Of(Now, Moves, Day(day));
        Assert.Equal((exists, state, DateOnly.Parse(due)), (past.Exists, past.State, past.Due));
    }

    private static DateTime Day(int day) => new(2026, 11, day, 0, 0, 0, DateTimeKind.Utc);
}
