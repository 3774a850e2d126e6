using System.Globalization;
using System.Text;
using Junheng.Engine.Figures;

namespace Junheng.Bench.Digits;

/// <summary>How the runtime's own shortest text of a value compares with ours.</summary>
internal enum Runtime
{
    /// <summary>The same digits.</summary>
    Same,

    /// <summary>It reads back to another double.</summary>
    ReadsBackToAnother,

    /// <summary>It has more digits than it needs.</summary>
    Longer,

    /// <summary>It has as many digits, but is farther from the value.</summary>
    Farther,
}

/// <summary>Holds our text of one value after the other against reading back and against the runtime's text.</summary>
internal sealed class DigitCheck
{
    private readonly byte[] ours = new byte[ShortestDigits.MaximumLength];
    private readonly byte[] theirs = new byte[32];

    /// <summary>Looks at one value.</summary>
    /// <param name="value">A finite value.</param>
    /// <param name="exactly">Proves by exact arithmetic too that it is the nearest of the shortest decimals.</param>
    /// <exception cref="InvalidDataException">Our text is not what is promised.</exception>
    public Runtime Of(double value, bool exactly)
    {
        var text = ours.AsSpan(0, ShortestDigits.Write(value, ours));
        Require(IsPlain(text), "is not plain", value, text);
        Require(
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read.Equals(value),
            "reads back to another value",
            value,
            text
        );
        if (value == 0)
        {
            return Runtime.Same;
        }

        var decimalText = PlainDecimal.Of(text);
        if (exactly)
        {
            Require(
                ExactDigits.IsNearestOfShortest(value, decimalText),
                "is not the nearest of the shortest",
                value,
                text
            );
        }

        if (!value.TryFormat(theirs, out var length, "R", CultureInfo.InvariantCulture))
        {
            throw new InvalidDataException("the runtime's text needs more than 32 bytes");
        }

        var runtimes = theirs.AsSpan(0, length);
        var other = PlainDecimal.Of(runtimes);
        if (other == decimalText)
        {
            return Runtime.Same;
        }

        if (!double.Parse(runtimes, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value))
        {
            return Runtime.ReadsBackToAnother;
        }

        Require(decimalText.Length <= other.Length, "is longer than the runtime's", value, text);
        if (decimalText.Length < other.Length)
        {
            return Runtime.Longer;
        }

        Require(ExactDigits.IsNearestOfShortest(value, decimalText), "is farther than the runtime's", value, text);
        return Runtime.Farther;
    }

    /// <summary>-?digits or -?digits.digits, without a zero too many at either end.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> text)
    {
        text = text.StartsWith("-"u8) ? text[1..] : text;
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        return whole.Length > 0
            && (whole[0] != '0' || whole.Length == 1)
            && !whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && (point < 0 || text.Length > point + 1 && text[^1] != '0')
            && !text[(point + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private static void Require(bool kept, string fault, double value, ReadOnlySpan<byte> text)
    {
        if (!kept)
        {
            var bits = BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);
            throw new InvalidDataException($"{Encoding.ASCII.GetString(text)} {fault} ({value:R}, bits {bits})");
        }
    }
}
