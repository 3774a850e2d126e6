using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Judge;

/// <summary>What an item lacks is the least that meets it.</summary>
public class LackTests
{
    /// <summary>The edges of <see cref="RatioTests"/> where the figure stands in a numerator.</summary>
    public static TheoryData<string, string> Numerators()
    {
        var data = new TheoryData<string, string>();
        foreach (var (item, code) in RatioTests.Edges.Select(e => ((string)e[0], (string)e[1])).Distinct())
        {
            if (Tests(item).Any(t => t.Numerator.Any(n => n.Code == code && n.Sign > 0)))
            {
                data.Add(item, code);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Numerators))]
    public void Changing_the_figure_by_what_is_lacking_meets_the_test_and_less_does_not(string item, string code)
    {
        var test = Tests(item).First(t => t.Numerator.Any(n => n.Code == code && n.Sign > 0));
        var grows = test.Comparison == Engine.Standards.Comparison.AtLeast;
        var figures = new Sound().Figures;
        figures[code] = grows ? Math.Floor(figures[code] / 3) : figures[code] * 3;
        var amount = Lack.Amount(test, figures);
        Assert.NotNull(amount);
        Assert.True(amount.Value.Sign > 0);
        var step = CountyItems.Find(code)!.IsCount ? Rational.One : new Rational(1, 1_000_000);
        var value = Rational.From(figures[code]);
        var after = grows ? value + amount.Value : value - amount.Value;
        // Strictly below a limit there is no least step for what is no count.
        var isOpen = test.Comparison == Engine.Standards.Comparison.Below && step < Rational.One;
        Assert.True(test.Met(Value(isOpen ? after - step : after)));
        Assert.False(test.Met(Value(grows ? after - step : after + step)));
        Assert.Null(Lack.Amount(test, new Sound().Figures));

        Rational Value(Rational top) =>
            test.Numerator.Aggregate(
                Rational.Zero,
                (sum, n) => sum + (n.Code == code ? top : Rational.From(figures[n.Code])) * n.Sign
            )
            / (
                test.Denominator.Count == 0
                    ? Rational.One
                    : test.Denominator.Aggregate(
                        Rational.Zero,
                        (sum, n) => sum + Rational.From(figures[n.Code]) * n.Sign
                    )
            )
            * test.Factor;
    }

    [Fact]
    public void An_item_says_in_numbers_what_it_lacks()
    {
        var county = new Sound();
        county.Figures["trained_teachers"] -= 7;
        Assert.Equal(["五年内完成规定学时的教师比例：再增加7人"], Lack.Of(county.Item("G9")));
        county.Figures.Remove("trained_teachers");
        var title = CountyItems.Find("trained_teachers")!.Title;
        Assert.Equal(["填报县级数据：" + title], Lack.Of(county.Item("G9")));
        county.Judgements.Remove("G1");
        Assert.Equal(["佐证材料尚未判断"], Lack.Of(county.Item("G1")));
        Assert.Empty(Lack.Of(county.Item("G12")));
        county.Schools[0].Music = [];
        Assert.Equal(["1所学校未达到，名单见本项"], Lack.Of(county.Item("G3")));
    }

    private static IReadOnlyList<Engine.Standards.ItemTest> Tests(string item) =>
        Build.National.Items.First(i => i.Key == item).Tests;
}
