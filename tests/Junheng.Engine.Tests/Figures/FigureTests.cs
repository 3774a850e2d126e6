using Junheng.Engine.Figures;

namespace Junheng.Engine.Tests.Figures;

public class FigureTests
{
    private static readonly Figure Three = Figure.Of(3, "人", "甲");

    [Fact]
    public void What_is_missing_stays_missing_with_the_first_reason()
    {
        foreach (var why in Enum.GetValues<Missing>())
        {
            var none = Figure.None(why, "人", "乙");
            Assert.Equal(why, Sum(Three, none).Why);
            Assert.Equal(why, Sum(none, Figure.None(Missing.DenominatorZero, "", "")).Why);
            Assert.Null(Sum(none, Three).Value);
            Assert.NotEqual("", none.WhyText);
        }

        static Figure Sum(Figure a, Figure b) => Figure.Combine(a, b, "人", "和", (x, y) => x + y);
    }

    [Fact]
    public void A_zero_denominator_is_a_reason_and_not_a_crash()
    {
        var zero = Figure.Of(0, "人", "乙");
        Assert.Equal(Missing.DenominatorZero, Figure.Quotient(Three, zero, "", "商").Why);
        Assert.Equal(Missing.Blank, Figure.Quotient(Figure.None(Missing.Blank, "", ""), zero, "", "商").Why);
        Assert.Equal(0, Figure.Quotient(zero, Three, "", "商").Value);
        Assert.Equal("", Three.WhyText);
    }

    [Fact]
    public void Every_reason_has_its_own_words() =>
        Assert.Equal(5, Enum.GetValues<Missing>().Select(Figure.Text).Distinct().Count());
}
