using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.App.Import;

/// <summary>
/// What people write where nothing or a plain number belongs. Workbooks, and CSV files handed in through the import, are
/// read with this tolerance; the batch's CSV is not.
/// </summary>
internal static partial class LooseCell
{
    /// <summary>Days of a spreadsheet between 1900 and 2100: five digits, which no year has.</summary>
    private const int FirstSerial = 10_000;
    private const int LastSerial = 73_050;

    private static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "-",
        "--",
        "—",
        "——",
        "–",
        "－",
        "/",
        "／",
        "\\",
        "无",
        "暂无",
        "没有",
        "N/A",
        "NA",
    };

    /// <summary>True if the text is one of the marks that stand for "nothing here".</summary>
    public static bool IsNothing(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= 6 && Nothing.Contains(System.Text.Encoding.UTF8.GetString(text));

    /// <summary>A number without its separators of thousands, where they stand in their places; else the text as it is.</summary>
    public static string WithoutSeparators(string text)
    {
        var plain = text.Replace('，', ',');
        return Grouped().IsMatch(plain) ? plain.Replace(",", "", StringComparison.Ordinal) : text;
    }

    /// <summary>The year of a date, as written or as a spreadsheet counts days; null if the text is none.</summary>
    public static int? YearOfDate(string text)
    {
        if (Dated().Match(text) is { Success: true } match)
        {
            return int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        }

        return
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
            && serial is >= FirstSerial and <= LastSerial
            ? DateTime.FromOADate(serial).Year
            : null;
    }

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Grouped();

    /// <summary>2010年, 2010年9月, 2010-09-01, 2010.9, 2010/9/1.</summary>
    [GeneratedRegex(@"^(\d{4})(年(\d{1,2}月(\d{1,2}日)?)?|[-./]\d{1,2}([-./]\d{1,2})?( 00:00:00)?)$")]
    private static partial Regex Dated();
}
