using Junheng.Engine.Campaign;

namespace Junheng.Engine.Tests.Campaign;

/// <summary>The order in which units stand in a bulletin.</summary>
public class RankingTests
{
    [Fact]
    public void A_smaller_share_of_late_tasks_comes_first_then_less_left_open_then_the_name()
    {
        var ranked = Ranking.Of([
            Unit("丙局", open: 9, overdue: 3),
            Unit("甲局", open: 4, overdue: 1),
            Unit("丁局", open: 3, overdue: 1),
            Unit("乙局", open: 8, overdue: 2),
            Unit("戊局", open: 0, overdue: 0),
        ]);
        Assert.Equal(
            ["1 戊局", "2 甲局", "3 乙局", "4 丁局", "5 丙局"],
            ranked.Select(r => $"{r.Place} {r.Record.Unit}")
        );
    }

    [Fact]
    public void Units_that_are_alike_share_a_place_and_stand_by_name()
    {
        var ranked = Ranking.Of([Unit("B局", 6, 2), Unit("A局", 6, 2), Unit("C局", 3, 1), Unit("D局", 5, 5)]);
        Assert.Equal(["1 C局", "2 A局", "2 B局", "4 D局"], ranked.Select(r => $"{r.Place} {r.Record.Unit}"));
    }

    [Fact]
    public void Shares_are_compared_without_rounding()
    {
        // 1/3 and 333333333/1000000000 differ in the tenth digit.
        var ranked = Ranking.Of([Unit("大", 3, 1), Unit("小", 1_000_000_000, 333_333_333)]);
        Assert.Equal("小", ranked[0].Record.Unit);
    }

    [Theory]
    [InlineData("2026-10-31", "2026-10-31", "2026-11-20", true)]
    [InlineData("2026-10-31", "2026-11-01", "2026-11-20", false)]
    [InlineData("2026-10-31", null, "2026-10-31", true)]
    [InlineData("2026-10-31", null, "2026-11-01", false)]
    [InlineData(null, null, "2026-11-01", true)]
    public void A_task_is_on_time_by_the_day_the_unit_reported_it(string? due, string? said, string closed, bool onTime)
    {
        Assert.Equal(onTime, Ranking.IsOnTime(Day(due), Day(said), DateOnly.Parse(closed)));
    }

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day);

    private static UnitRecord Unit(string name, int open, int overdue) => new(name, open, overdue, 0, 0, 0);
}
