using Junheng.Engine.Campaign;

namespace Junheng.Engine.Tests.Campaign;

/// <summary>Where days stand on a time line, and what is put together on it.</summary>
public class TimeAxisTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Days_stand_at_their_share_of_whole_months()
    {
        var axis = TimeAxis.Over([new(2026, 9, 20), new(2026, 12, 31), new(2026, 10, 1)], Today);
        Assert.Equal(4, axis.Months);
        Assert.Equal(0, axis.At(new(2026, 9, 1)));
        Assert.Equal(0.25, axis.At(new(2026, 10, 1)));
        Assert.Equal(1, axis.After(new(2026, 12, 31)));
        Assert.Equal(0.25 + 0.25 * 10 / 31, axis.At(new(2026, 10, 11)), 12);
        Assert.True(axis.Holds(new(2026, 9, 1)) && axis.Holds(new(2026, 12, 31)));
        Assert.False(axis.Holds(new(2026, 8, 31)) || axis.Holds(new(2027, 1, 1)));
    }

    [Fact]
    public void Without_days_there_is_the_month_of_today()
    {
        var axis = TimeAxis.Over([], Today);
        Assert.Equal((1, true), (axis.Months, axis.Holds(Today)));
        Assert.Equal([new DateOnly(2026, 11, 1)], axis.Marks(8));
    }

    [Theory]
    [InlineData("2026-09-01", "2026-12-31", "2026-09 2026-10 2026-11 2026-12")]
    [InlineData("2025-11-05", "2027-02-01", "2026-01 2026-04 2026-07 2026-10 2027-01")]
    [InlineData("2020-03-01", "2027-12-31", "2021-01 2022-01 2023-01 2024-01 2025-01 2026-01 2027-01")]
    public void Months_are_written_in_even_steps_where_a_calendar_has_them(string from, string upto, string marks)
    {
        var axis = TimeAxis.Over([DateOnly.Parse(from), DateOnly.Parse(upto)], Today);
        Assert.Equal(marks, string.Join(' ', axis.Marks(8).Select(m => m.ToString("yyyy-MM"))));
    }

    [Fact]
    public void Groups_hold_first_and_last_day_the_worst_light_and_what_is_closed()
    {
        var groups = TimeGroup.Of(
            [
                new("乙", new(2026, 3, 1), null, TaskState.Open),
                new("甲", new(2026, 2, 1), new(2026, 6, 30), TaskState.Closed),
                new("甲", new(2026, 1, 1), new(2026, 10, 31), TaskState.Open),
                new("甲", new(2026, 4, 1), new(2026, 12, 1), TaskState.Open),
                new("乙", new(2026, 4, 1), new(2026, 5, 1), TaskState.Closed),
            ],
            Today
        );
        Assert.Equal(["甲", "乙"], groups.Select(g => g.Key));
        var first = groups[0];
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 1)), (first.First, first.Last));
        Assert.Equal((3, 1, TaskLight.Red), (first.Count, first.Closed, first.Light));
        Assert.Equal((2, TaskLight.Green), (groups[1].Count, groups[1].Light));
    }
}
