using System.Numerics;
using Junheng.App.Tests.Import;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Batch;

/// <summary>From file to file: a value exactly at its threshold or at the floor reaches it, the least below does not.</summary>
public sealed class ExactThresholdTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Stage, indicator, and what 2,000 pupils need of it for the threshold and for 85 %.</summary>
    public static readonly TheoryData<Stage, int, string, string> Needs = new()
    {
        { Stage.Primary, 1, "84", "71.4" },
        { Stage.Primary, 2, "20", "17" },
        { Stage.Primary, 3, "18", "15.3" },
        { Stage.Primary, 4, "9000", "7650" },
        { Stage.Primary, 5, "15000", "12750" },
        { Stage.Primary, 6, "400", "340" },
        { Stage.Primary, 7, "46", "39.1" },
        { Stage.Junior, 1, "106", "90.1" },
        { Stage.Junior, 2, "20", "17" },
        { Stage.Junior, 3, "18", "15.3" },
        { Stage.Junior, 4, "11600", "9860" },
        { Stage.Junior, 5, "20400", "17340" },
        { Stage.Junior, 6, "500", "425" },
        { Stage.Junior, 7, "48", "40.8" },
    };

    [Theory]
    [MemberData(nameof(Needs))]
    public void At_a_limit_is_reached_and_the_least_below_is_not(Stage stage, int indicator, string full, string low)
    {
        // Ten times the pupils, so that 85 % is a whole number too.
        var (threshold, floor) = (decimal.Parse(full, null) * 10, decimal.Parse(low, null) * 10);
        var least = indicator is 4 or 5 or 6 ? 0.000001m : 1;
        Expect(threshold, "1", "met", "");
        Expect(threshold - least, "0", "met", "");
        Expect(floor, "0", "met", "");
        Expect(floor - least, "0", "not_met", $"r{indicator}:floor");

        void Expect(decimal amount, string met, string verdict, string reason)
        {
            var row = ExactSchool.Rich(stage, 20_000);
            row.Set(ExactSchool.Counted(indicator, stage), amount);
            var part = Assert.Single(BatchRun.Of(folder.Write("a.csv", Files.CsvOf([row]))).PartRows);
            Assert.Equal((met, verdict, reason), (part[11 + indicator], part[^2], part[^1]));
        }
    }

    [Theory]
    [InlineData(4, "5.8")]
    [InlineData(5, "10.2")]
    [InlineData(4, "4.93")]
    [InlineData(5, "8.67")]
    public void A_share_whose_double_is_the_limits_but_which_is_below_it_does_not_reach_it(int indicator, string limit)
    {
        var found = 0;
        var bound = Rational.Parse(limit)!.Value;
        var nearest = bound.ToDouble();
        var random = new Random(7);
        for (var tries = 0; tries < 100_000 && found < 5; tries++)
        {
            var (primary, junior) = (random.NextInt64(1 << 22, 1 << 27), random.NextInt64(1 << 22, 1 << 27));
            // value = area · 1.1 / (primary + 1.1 · junior)
            var perArea = new Rational(11, 10) / (new Rational(11, 10) * junior + primary);
            var most = bound / perArea * Fields.Scale;
            var millionths = (most.Numerator - 1) / most.Denominator;
            var value = perArea * new Rational(millionths, Fields.Scale);
            if (value.ToDouble() != nearest || value >= bound)
            {
                continue;
            }

            found++;
            Expect(primary, junior, millionths, reaches: false);
            Expect(primary, junior, millionths + 1, reaches: true);
        }

        Assert.Equal(5, found);

        void Expect(long primary, long junior, BigInteger millionths, bool reaches)
        {
            var row = ExactSchool.Rich(Stage.Junior, junior, SchoolType.NineYear);
            row.Set(Field.PupilsPrimary, (decimal)primary);
            row.Set(ExactSchool.Counted(indicator, Stage.Junior), (decimal)millionths / Fields.Scale);
            var part = BatchRun.Of(folder.Write("a.csv", Files.CsvOf([row]))).PartRows.Single(p => p[3] == "junior");
            if (!reaches)
            {
                // What is written down is the limit itself, and yet it is not reached.
                Assert.Equal(limit, part[4 + indicator]);
            }

            var isFloor = limit is "4.93" or "8.67";
            Assert.Equal(reaches && !isFloor ? "1" : "0", part[11 + indicator]);
            Assert.Equal(reaches || !isFloor ? "met" : "not_met", part[^2]);
            Assert.Equal(reaches || !isFloor ? "" : $"r{indicator}:floor", part[^1]);
        }
    }
}
