using System.Globalization;

namespace Junheng.App.Import;

/// <summary>
/// Numbers as workbooks store them: the digits of a double, often seventeen of them (0.10000000000000001) or with an
/// exponent. They are brought to the plain decimals a person typed.
/// </summary>
internal static class StoredNumber
{
    /// <summary>The number of significant digits a spreadsheet keeps.</summary>
    public const int Digits = 15;

    private const int Decimals = 6;
    private const double Precise = 1e15;

    /// <summary>
    /// The plain decimals of a stored number. Up to fifteen digits stand as written; otherwise the shortest digits that
    /// mean the same double, or, if these still have more than six decimals, the fifteen digits a spreadsheet itself
    /// shows and compares (a sum of 0.1 and 0.2 is 0.3). A text that is no number stays as it is.
    /// </summary>
    /// <param name="stored">What the file holds.</param>
    /// <param name="lostDigits">True if the number has more digits than a spreadsheet keeps.</param>
    public static string Plain(string stored, out bool lostDigits)
    {
        lostDigits = false;
        if (
            IsShort(stored) || !double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        )
        {
            return stored;
        }

        if (!double.IsFinite(value))
        {
            return stored;
        }

        lostDigits = Math.Abs(value) >= Precise;
        var shortest = Expand(value.ToString("R", CultureInfo.InvariantCulture));
        if (DecimalsOf(shortest) <= Decimals)
        {
            return shortest;
        }

        var rounded = Expand(value.ToString("E14", CultureInfo.InvariantCulture));
        return DecimalsOf(rounded) <= Decimals ? rounded : shortest;
    }

    private static bool IsShort(string stored)
    {
        var digits = 0;
        foreach (var c in stored)
        {
            if (c != '.' && !char.IsAsciiDigit(c))
            {
                return false;
            }

            digits += c == '.' ? 0 : 1;
        }

        return digits <= Digits;
    }

    private static int DecimalsOf(string plain)
    {
        var point = plain.IndexOf('.');
        return point < 0 ? 0 : plain.Length - point - 1;
    }

    /// <summary>Writes scientific notation (1.25E-05) as plain decimals, without zeros at the end.</summary>
    private static string Expand(string notation)
    {
        var (mantissa, exponent) = (notation, 0);
        var e = notation.IndexOf('E');
        if (e >= 0)
        {
            mantissa = notation[..e];
            exponent = int.Parse(notation.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        var sign = mantissa.StartsWith('-') ? "-" : "";
        mantissa = mantissa[sign.Length..];
        var point = mantissa.IndexOf('.');
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        point = (point < 0 ? digits.Length : point) + exponent;
        if (point <= 0)
        {
            digits = new string('0', 1 - point) + digits;
            point = 1;
        }

        var whole = digits.Length < point ? digits.PadRight(point, '0') : digits[..point];
        var part = digits.Length > point ? digits[point..].TrimEnd('0') : "";
        whole = whole.TrimStart('0');
        var plain = (whole.Length == 0 ? "0" : whole) + (part.Length == 0 ? "" : "." + part);
        return plain == "0" ? plain : sign + plain;
    }
}
