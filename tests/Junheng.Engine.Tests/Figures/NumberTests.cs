using System.Numerics;
using FsCheck.Xunit;
using Junheng.Engine.Compute;
using Junheng.Engine.Figures;

namespace Junheng.Engine.Tests.Figures;

/// <summary>Fractions and doubles against a plain reference on big integers.</summary>
public class NumberTests
{
    [Fact]
    public void A_fraction_becomes_its_nearest_double_on_random_fractions()
    {
        var random = new Random(20260901);
        for (var n = 0; n < 20_000; n++)
        {
            var top = Bits(random, random.Next(1, 200)) * (random.Next(2) == 0 ? 1 : -1);
            var bottom = Bits(random, random.Next(1, 200));
            IsNearest(new Rational(top, bottom).ToDouble(), top, bottom);
        }
    }

    [Fact]
    public void A_fraction_becomes_its_nearest_double_on_ties_and_powers_of_two_and_the_smallest_step_beside_them()
    {
        var random = new Random(7);
        var bottoms = new[] { BigInteger.One, 3, 7, 1_000_000, BigInteger.One << 60, BigInteger.Pow(10, 30) + 1 };
        for (var n = 0; n < 3_000; n++)
        {
            // Half-way between two neighbours, at both ends of a binade and inside it.
            var mantissa =
                n
                % 3 switch
                {
                    0 => BigInteger.One << 53,
                    1 => (BigInteger.One << 54) - 1,
                    _ => (BigInteger.One << 53) + (Bits(random, 53) >> random.Next(50)),
                };
            foreach (var bottom in bottoms)
            {
                foreach (var step in (BigInteger[])[-1, 0, 1])
                {
                    var top = (((2 * mantissa) + 1) * bottom) + step;
                    IsNearest(new Rational(top, bottom).ToDouble(), top, bottom);
                    IsNearest(new Rational(top, bottom << 70).ToDouble(), top, bottom << 70);
                    IsNearest(
                        new Rational(mantissa * bottom + step, bottom).ToDouble(),
                        mantissa * bottom + step,
                        bottom
                    );
                }
            }
        }
    }

    [Fact]
    public void A_quotient_of_columns_becomes_its_nearest_double()
    {
        var random = new Random(42);
        for (var n = 0; n < 20_000; n++)
        {
            var top = (BigInteger)Bits(random, random.Next(1, 110));
            var bottom = (BigInteger)Bits(random, random.Next(1, 90));
            top = random.Next(2) == 0 ? top : -top;
            IsNearest(UnitColumns.Nearest(top, bottom), top, bottom);
        }

        // On both sides of the shortcut for quotients whose sides are doubles themselves.
        foreach (var top in (long[])[(1L << 53) - 1, 1L << 53, (1L << 53) + 1])
        {
            foreach (var bottom in (long[])[3, 7, (1L << 53) - 1, 1L << 53, (1L << 53) + 1])
            {
                IsNearest(UnitColumns.Nearest(top, bottom), top, bottom);
            }
        }
    }

    [Fact]
    public void A_double_double_quotient_is_right_to_a_hundred_bits_and_so_are_its_sums()
    {
        var random = new Random(99);
        for (var n = 0; n < 20_000; n++)
        {
            var (a, b) = ((BigInteger)Bits(random, random.Next(1, 100)), (BigInteger)Bits(random, random.Next(1, 100)));
            var (c, d) = ((BigInteger)Bits(random, random.Next(1, 100)), (BigInteger)Bits(random, random.Next(1, 100)));
            var p = random.Next(1, 100_000);
            IsClose(DoubleDouble.Quotient(a, b), new(a, b));
            IsClose(DoubleDouble.From(a), new(a, 1));
            IsClose(DoubleDouble.Quotient(a, b) * p, new Rational(a, b) * p);
            IsClose(DoubleDouble.Quotient(a, b) / p, new Rational(a, b) / p);
            IsClose(DoubleDouble.Quotient(a, b) + DoubleDouble.Quotient(c, d), new Rational(a, b) + new Rational(c, d));
        }
    }

    [Property]
    public void Fractions_obey_arithmetic(int a, int b, int c)
    {
        var (x, y, z) = (new Rational(a, 97), new Rational(b, 360), new Rational(c, 7));
        Assert.Equal((x + y) * z, (x * z) + (y * z));
        Assert.Equal(x, x + y - y);
        Assert.True(b == 0 || x / y * y == x);
        Assert.Equal(x.CompareTo(y), Math.Sign((a * 360L) - (b * 97L)));
        Assert.Equal(x < y, y > x);
        Assert.Equal(x, Rational.Parse($"{a}/97"));
    }

    [Fact]
    public void A_zero_denominator_is_refused_and_a_negative_one_moves_its_sign_up()
    {
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
        var half = new Rational(-3, -6);
        Assert.Equal((BigInteger.One, new BigInteger(2)), (half.Numerator, half.Denominator));
        Assert.Equal(-1, new Rational(3, -6).Sign);
        Assert.Equal(default, Rational.Zero);
        Assert.Equal(BigInteger.One, default(Rational).Denominator);
    }

    [Theory]
    [InlineData("0.85", "17/20")]
    [InlineData("1/1.1", "10/11")]
    [InlineData("-2.50", "-5/2")]
    [InlineData("7", "7")]
    public void A_number_is_read_as_the_fraction_it_is(string text, string fraction) =>
        Assert.Equal(fraction, Rational.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1/0")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("/")]
    public void What_is_no_number_is_none(string text) => Assert.Null(Rational.Parse(text));

    private static void IsClose(DoubleDouble found, Rational exact)
    {
        var error = Exact(found.High) + Exact(found.Low) - exact;
        var relative = (error.Sign < 0 ? -error : error) / (exact.Sign < 0 ? -exact : exact);
        Assert.True(relative < new Rational(1, BigInteger.One << 98), $"{exact}: {relative.ToDouble()}");
    }

    /// <summary>No other double is nearer, and of two equally near the even one was taken.</summary>
    private static void IsNearest(double found, BigInteger top, BigInteger bottom)
    {
        var exact = new Rational(top, bottom);
        var miss = Distance(found, exact);
        foreach (var other in (double[])[Math.BitIncrement(found), Math.BitDecrement(found)])
        {
            var order = miss.CompareTo(Distance(other, exact));
            var isEven = (BitConverter.DoubleToInt64Bits(found) & 1) == 0;
            Assert.True(order < 0 || (order == 0 && isEven), $"{top}/{bottom} became {found:R}");
        }
    }

    private static Rational Distance(double value, Rational exact)
    {
        var distance = Exact(value) - exact;
        return distance.Sign < 0 ? -distance : distance;
    }

    private static Rational Exact(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52 & 0x7ff) - 1075;
        var mantissa = (BigInteger)((bits & (1L << 52) - 1) | 1L << 52) * Math.Sign(value);
        return exponent >= 0 ? new(mantissa << exponent, 1) : new(mantissa, BigInteger.One << -exponent);
    }

    private static BigInteger Bits(Random random, int bits)
    {
        var bytes = new byte[(bits / 8) + 1];
        random.NextBytes(bytes);
        return (new BigInteger(bytes, isUnsigned: true) & ((BigInteger.One << bits) - 1)) | BigInteger.One << bits - 1;
    }
}
