using System.Buffers.Text;

namespace Junheng.Bench.Digits;

/// <summary>A decimal as digits × 10^exponent, the digits without zeros at their end; the sign is left aside.</summary>
internal readonly record struct PlainDecimal(ulong Digits, int Exponent)
{
    /// <summary>How many digits.</summary>
    public int Length
    {
        get
        {
            var length = 1;
            for (var rest = Digits; rest >= 10; rest /= 10)
            {
                length++;
            }

            return length;
        }
    }

    /// <summary>Reads text with or without exponent that has at most nineteen digits other than zeros around them.</summary>
    public static PlainDecimal Of(ReadOnlySpan<byte> text)
    {
        ulong digits = 0;
        var (exponent, zeros, behindPoint) = (0, 0, false);
        var at = text[0] == '-' ? 1 : 0;
        for (; at < text.Length && text[at] != 'E'; at++)
        {
            if (text[at] == '.')
            {
                behindPoint = true;
                continue;
            }

            exponent -= behindPoint ? 1 : 0;
            if (text[at] == '0')
            {
                // Zeros count once a digit follows them.
                zeros++;
                continue;
            }

            for (; zeros > 0 && digits > 0; zeros--)
            {
                digits *= 10;
            }

            zeros = 0;
            digits = checked(digits * 10 + (ulong)(text[at] - '0'));
        }

        if (at < text.Length)
        {
            // The reader of bytes takes no plus sign for granted.
            var sign = text[at + 1] == '-' ? -1 : 1;
            if (!Utf8Parser.TryParse(text[(at + 2)..], out int power, out _))
            {
                throw new FormatException("an exponent without sign or digits");
            }

            exponent += sign * power;
        }

        return new(digits, exponent + zeros);
    }
}
