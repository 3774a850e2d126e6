using System.Text;
using Junheng.Bench.Digits;
using Junheng.Engine.Figures;

namespace Junheng.Engine.Tests.Figures;

/// <summary>A sample of what ./dev bench digits proves on many more values.</summary>
public class ShortestDigitsTests
{
    private const int Sample = 40_000;

    public static TheoryData<string> Kinds => [.. DoubleKind.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_text_is_plain_reads_back_and_is_the_nearest_of_the_shortest(string kind)
    {
        var (check, words) = (new DigitCheck(), new Words(2));
        var draw = DoubleKind.All.Single(k => k.Name == kind).Draw;
        var same = 0;
        for (var n = 0; n < Sample; n++)
        {
            // What is wrong throws, with the value.
            same += check.Of(draw(ref words), exactly: n % 100 == 0) == Runtime.Same ? 1 : 0;
        }

        // The runtime errs at a few powers of two only.
        Assert.InRange(same, Sample - Sample / 500, Sample);
    }

    [Fact]
    public void Every_power_of_two_and_of_ten_is_the_nearest_of_the_shortest_and_so_are_its_neighbours()
    {
        var check = new DigitCheck();
        var powers = Enumerable
            .Range(-1074, 2098)
            .Select(n => Math.ScaleB(1, n))
            .Concat(Enumerable.Range(-323, 632).Select(n => Math.Pow(10, n)));
        foreach (var power in powers)
        {
            check.Of(power, exactly: true);
            check.Of(Math.BitDecrement(power), exactly: power > double.Epsilon);
            check.Of(-Math.BitIncrement(power), exactly: true);
        }

        Assert.Equal("0.000000029802322387695312", Text(Math.ScaleB(1, -25)));
    }

    [Theory]
    [InlineData("0.5")]
    [InlineData("0.00000000000000123")]
    [InlineData("0.0000000000000013436424411240122")]
    [InlineData("0.000000000000000028347476522006314")]
    [InlineData("1234567.890123457")]
    [InlineData("12345678.90123457")]
    [InlineData("9999999.999999998")]
    [InlineData("99999999.99999999")]
    [InlineData("123456789012345.67")]
    [InlineData("4503599627370495.5")]
    [InlineData("9007199254740991")]
    [InlineData("9007199254740992")]
    [InlineData("9007199254740994")]
    [InlineData("12345678")]
    [InlineData("100000000")]
    [InlineData("100000000000000000000000")]
    [InlineData("99999999999999970000000")]
    public void Digits_zeros_and_point_stand_where_they_belong(string text)
    {
        Assert.Equal(text, Text(double.Parse(text)));
        Assert.Equal("-" + text, Text(-double.Parse(text)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_is_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ShortestDigits.Write(value, new byte[400]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShortestDigits.Write(value, new byte[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Shortest(value));
    }

    [Fact]
    public void The_text_needs_no_more_room_than_its_length_and_touches_no_more_than_it_says()
    {
        var words = new Words(3);
        foreach (var kind in DoubleKind.All)
        {
            for (var n = 0; n < 2_000; n++)
            {
                var value = kind.Draw(ref words);
                var expected = Rounding.Shortest(value);
                var exact = new byte[expected.Length];
                Assert.Equal(expected.Length, ShortestDigits.Write(value, exact));
                Assert.Equal(expected, Encoding.ASCII.GetString(exact));

                var roomy = new byte[ShortestDigits.MaximumLength + 50];
                Array.Fill(roomy, (byte)'#');
                Assert.Equal(expected.Length, ShortestDigits.Write(value, roomy));
                Assert.Equal(expected, Encoding.ASCII.GetString(roomy, 0, expected.Length));
                var untouched = Math.Max(expected.Length, ShortestDigits.RoomyLength);
                Assert.False(roomy.AsSpan(untouched).ContainsAnyExcept((byte)'#'));

                Assert.ThrowsAny<ArgumentException>(() => ShortestDigits.Write(value, exact.AsSpan(1)));
            }
        }
    }

    [Fact]
    public void The_longest_text_is_as_long_as_said()
    {
        Assert.Equal(ShortestDigits.MaximumLength, Text(-2.2250738585072014E-308).Length);
        Assert.True(Text(double.MinValue).Length < ShortestDigits.MaximumLength);
        Assert.True(Text(-double.Epsilon).Length <= ShortestDigits.MaximumLength);
    }

    [Fact]
    public void The_exact_proof_refuses_what_is_longer_farther_or_another()
    {
        Assert.True(ExactDigits.IsNearestOfShortest(0.1, new(1, -1)));
        Assert.False(ExactDigits.IsNearestOfShortest(0.1, new(10000000000000001, -17)));
        Assert.False(ExactDigits.IsNearestOfShortest(0.1, new(2, -1)));
        // 2^-44 = 5.684341886080801486…E-14: below a power of two the neighbour is near, and …801 reads back to it.
        Assert.True(ExactDigits.IsNearestOfShortest(Math.ScaleB(1, -44), new(5684341886080802, -29)));
        Assert.False(ExactDigits.IsNearestOfShortest(Math.ScaleB(1, -44), new(5684341886080801, -29)));
        Assert.False(ExactDigits.IsNearestOfShortest(5e-324, new(4, -324)));
        Assert.False(ExactDigits.IsNearestOfShortest(Math.ScaleB(1, -25), new(2980232238769531, -23)));
    }

    private static string Text(double value)
    {
        var text = new byte[ShortestDigits.MaximumLength];
        return Encoding.ASCII.GetString(text, 0, ShortestDigits.Write(value, text));
    }
}
