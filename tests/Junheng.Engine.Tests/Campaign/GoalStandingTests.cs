using System.Globalization;
using Junheng.Engine.Campaign;
using Junheng.Engine.Judge;

namespace Junheng.Engine.Tests.Campaign;

/// <summary>Whether a county reached what it set itself.</summary>
public class GoalStandingTests
{
    [Theory]
    [InlineData("97", false, "97", Verdict.Met)]
    [InlineData("97", false, "97.000001", Verdict.Met)]
    [InlineData("97", false, "96.999999", Verdict.NotMet)]
    [InlineData("0.5", true, "0.5", Verdict.Met)]
    [InlineData("0.5", true, "0.500001", Verdict.NotMet)]
    [InlineData("0.5", true, "0", Verdict.Met)]
    [InlineData("97", false, null, Verdict.CannotTell)]
    [InlineData(null, false, "97", Verdict.CannotTell)]
    public void A_value_is_held_against_its_target_exactly(string? target, bool atMost, string? value, Verdict verdict)
    {
        Assert.Equal(verdict, GoalStanding.Of(Number(target), atMost, Number(value)));
    }

    [Theory]
    [InlineData("2026-06", Verdict.NotMet, true)]
    [InlineData("2026-06", Verdict.CannotTell, true)]
    [InlineData("2026-06", Verdict.Met, false)]
    [InlineData("2025", Verdict.NotMet, true)]
    [InlineData("2026", Verdict.NotMet, false)]
    [InlineData("2026-11", Verdict.NotMet, false)]
    [InlineData("", Verdict.NotMet, false)]
    public void A_goal_is_missed_when_its_day_is_past_and_the_newest_value_does_not_reach_it(
        string by,
        Verdict newest,
        bool missed
    )
    {
        Assert.Equal(missed, GoalStanding.IsMissed(97, by, newest, new(2026, 11, 23)));
        Assert.False(GoalStanding.IsMissed(null, by, newest, new(2026, 11, 23)));
    }

    private static decimal? Number(string? text) =>
        text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
