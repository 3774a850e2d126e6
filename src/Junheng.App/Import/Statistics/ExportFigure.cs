using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Junheng.Engine.Schools;

namespace Junheng.App.Import.Statistics;

/// <summary>
/// Cells as people write them: full-width digits, thousands separators, blanks around and within, and the marks by
/// which "nothing" is written. Nothing is missing, never zero.
/// </summary>
internal static partial class ExportFigure
{
    private static readonly string[] Nothing = ["—", "——", "－", "-", "--", "–", "/", "／", "无", "空", "…"];

    /// <summary>True if a cell is a mark for "nothing".</summary>
    public static bool IsNothing(string text) => Nothing.Contains(text.Trim());

    /// <summary>Reads a figure in the unit of its column.</summary>
    public static NumberFault Read(string text, out decimal value)
    {
        var plain = CellText.Narrow(Encoding.UTF8.GetBytes(HeaderTitle.Squeeze(text))).Replace('，', ',');
        if (Thousands().IsMatch(plain))
        {
            plain = plain.Replace(",", "", StringComparison.Ordinal);
        }

        value = 0;
        if (plain.Length == 0)
        {
            return NumberFault.NotANumber;
        }

        var fault = PlainNumber.Parse(Encoding.UTF8.GetBytes(plain), false, out var millionths);
        value = (decimal)millionths / Fields.Scale;
        return fault;
    }

    /// <summary>Whether a value in our unit can be stored in a field, and in millionths.</summary>
    public static NumberFault Fit(decimal value, bool isCount, out long millionths)
    {
        millionths = 0;
        var scaled = value * Fields.Scale;
        var fault =
            value < 0 ? NumberFault.Negative
            : value > Fields.Largest ? NumberFault.TooLarge
            : isCount && value != decimal.Truncate(value) ? NumberFault.FractionInCount
            : scaled != decimal.Truncate(scaled) ? NumberFault.TooManyDecimals
            : NumberFault.None;
        millionths = fault == NumberFault.None ? (long)scaled : 0;
        return fault;
    }

    /// <summary>The year of a date however it is written: 1998, 1998-09, 199809, 1998年9月, or a workbook's serial.</summary>
    public static int? Year(string text)
    {
        var plain = CellText.Narrow(Encoding.UTF8.GetBytes(HeaderTitle.Squeeze(text)));
        if (YearFirst().Match(plain) is { Success: true } match)
        {
            return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        }

        return plain.Length == 5 && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? new DateTime(1899, 12, 30).AddDays(days).Year
            : null;
    }

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^((?:1[89]|20)\d\d)(?:$|[-./年]|(?:0[1-9]|1[0-2])(?:$|\d\d$))")]
    private static partial Regex YearFirst();
}
