using Junheng.Engine.Campaign;

namespace Junheng.Engine.Tests.Plans;

/// <summary>Days and lights of tasks.</summary>
public sealed class PlanTasksTests
{
    [Theory]
    [InlineData("2027", "2027-01-01", "2027-12-31")]
    [InlineData("2027-09", "2027-09-01", "2027-09-30")]
    [InlineData("2028-02", "2028-02-01", "2028-02-29")]
    [InlineData(null, null, null)]
    [InlineData("", null, null)]
    [InlineData("近期", null, null)]
    [InlineData("2027-13", null, null)]
    [InlineData("2027-", null, null)]
    public void A_month_or_year_has_its_first_and_last_day(string? text, string? first, string? last) =>
        Assert.Equal(
            (first, last),
            (
                $"{PlanTasks.FirstDay(text):yyyy-MM-dd}" is { Length: > 0 } f ? f : null,
                $"{PlanTasks.LastDay(text):yyyy-MM-dd}" is { Length: > 0 } l ? l : null
            )
        );

    [Theory]
    [InlineData(TaskState.Open, -1, TaskLight.Red)]
    [InlineData(TaskState.Open, 0, TaskLight.Yellow)]
    [InlineData(TaskState.Open, TaskStanding.Soon, TaskLight.Yellow)]
    [InlineData(TaskState.Open, TaskStanding.Soon + 1, TaskLight.Green)]
    [InlineData(TaskState.Open, null, TaskLight.Green)]
    [InlineData(TaskState.Reported, -1, TaskLight.Green)]
    [InlineData(TaskState.Closed, -1, TaskLight.Off)]
    [InlineData(TaskState.Withdrawn, -1, TaskLight.Off)]
    public void A_task_has_its_light(TaskState state, int? days, TaskLight light)
    {
        var today = new DateOnly(2026, 11, 27);
        Assert.Equal(light, TaskStanding.Light(state, days is { } d ? today.AddDays(d) : null, today));
    }

    [Fact]
    public void What_is_held_every_year_comes_round_on_the_same_day_of_the_year_that_is()
    {
        var due = new DateOnly(2024, 2, 29);
        Assert.Null(TaskStanding.NextDue(due, new(2024, 12, 31)));
        Assert.Equal(new DateOnly(2025, 2, 28), TaskStanding.NextDue(due, new(2025, 1, 1)));
        // Nobody looked for years: the day is that of this year, not of the years missed.
        Assert.Equal(new DateOnly(2028, 2, 29), TaskStanding.NextDue(due, new(2028, 1, 1)));
    }
}
