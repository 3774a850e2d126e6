using System.Globalization;
using System.Numerics;
using FsCheck.Xunit;
using Junheng.Engine.Figures;

namespace Junheng.Engine.Tests.Figures;

public class RoundingTests
{
    [Theory]
    [InlineData("2.675", 2, "2.68")]
    [InlineData("2.6749999", 2, "2.67")]
    [InlineData("0.125", 2, "0.13")]
    [InlineData("-0.125", 2, "-0.13")]
    [InlineData("-0.124", 2, "-0.12")]
    [InlineData("-0.004", 2, "0.00")]
    [InlineData("0.4995", 3, "0.500")]
    [InlineData("2.5", 0, "3")]
    [InlineData("-2.5", 0, "-3")]
    [InlineData("1999.5", 0, "2000")]
    [InlineData("0", 2, "0.00")]
    [InlineData("12345678901234567890.5", 0, "12345678901234567891")]
    public void A_half_is_rounded_away_from_zero(string value, int decimals, string shown) =>
        Assert.Equal(shown, Rounding.Show(Rational.Parse(value)!.Value, decimals));

    [Theory]
    [InlineData(2.675, 2, "2.68")]
    [InlineData(1.005, 2, "1.01")]
    [InlineData(0.501787, 2, "0.50")]
    [InlineData(1e-9, 3, "0.000")]
    [InlineData(1e20, 1, "100000000000000000000.0")]
    public void A_double_is_rounded_by_the_digits_it_shows(double value, int decimals, string shown) =>
        Assert.Equal(shown, Rounding.Show(value, decimals));

    [Theory]
    [InlineData("2.671", 2, "2.68")]
    [InlineData("2.67", 2, "2.67")]
    [InlineData("0.001", 2, "0.01")]
    [InlineData("-0.019", 2, "-0.01")]
    [InlineData("3", 0, "3")]
    [InlineData("3.0000001", 0, "4")]
    [InlineData("0", 2, "0.00")]
    public void What_is_rounded_up_is_enough(string value, int decimals, string shown) =>
        Assert.Equal(shown, Rounding.Show(Rounding.Up(Rational.Parse(value)!.Value, decimals), decimals));

    [Property(MaxTest = 1000)]
    public void A_rounded_value_is_at_most_half_a_step_away_and_a_tie_goes_outwards(int top, byte below, byte places)
    {
        var (value, decimals) = (new Rational(top, below + 1), places % 6);
        var rounded = Rounding.Round(value, decimals);
        var half = new Rational(1, 2 * BigInteger.Pow(10, decimals));
        var distance = value < 0 ? value - rounded : rounded - value;
        Assert.True(-half < distance && distance <= half);
    }

    [Fact]
    public void Every_power_of_two_reads_back_and_no_shorter_text_does()
    {
        // The runtime's own shortest format gives 2^-25 digits of the neighbour below.
        for (var exponent = -1074; exponent <= 1023; exponent++)
        {
            var value = Math.ScaleB(1, exponent);
            var text = Rounding.Shortest(value);
            Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
            var shorter = Digits(text) - 1;
            if (shorter > 0)
            {
                Assert.NotEqual(
                    value,
                    double.Parse(
                        value.ToString("E" + (shorter - 1), CultureInfo.InvariantCulture),
                        CultureInfo.InvariantCulture
                    )
                );
            }
        }
    }

    [Fact]
    public void The_shortest_digits_of_a_hundred_thousand_doubles_read_back_and_have_no_exponent()
    {
        var random = new Random(1);
        for (var n = 0; n < 100_000; n++)
        {
            // Half of them any bits at all, half of the size that figures have.
            var value = n % 2 == 0 ? BitConverter.Int64BitsToDouble(random.NextInt64()) : random.NextDouble() * 1e5;
            value = random.Next(2) == 0 ? value : -value;
            if (!double.IsFinite(value))
            {
                continue;
            }

            var text = Rounding.Shortest(value);
            Assert.Matches(@"^-?\d+(\.\d*[1-9])?$", text);
            Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
            Assert.True(Digits(text) <= 17, text);
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(0.1, "0.1")]
    [InlineData(100, "100")]
    [InlineData(1e22, "10000000000000000000000")]
    [InlineData(1.5e-7, "0.00000015")]
    [InlineData(-123456789012345680000.0, "-123456789012345680000")]
    [InlineData(double.Epsilon, "5")]
    public void Shortest_digits_are_written_out(double value, string expected)
    {
        var text = Rounding.Shortest(value);
        Assert.Equal(expected, value == double.Epsilon ? text.TrimStart('0', '.') : text);
    }

    private static int Digits(string text) =>
        text.Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Trim('0').Length;
}
