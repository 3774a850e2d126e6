using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Years, months and ranges as plan papers write them.</summary>
internal static class PlanDates
{
    /// <summary>Years are written 二〇二五: of this century.</summary>
    private const int Century = 20;

    private static readonly Regex Range = new(
        @"(20\d\d)(?:年度?|[./])?(\d{1,2})?(?:月份?)?(?:\d{1,2}日)?(?:初|底|起|中旬|上旬|下旬)?(?:至|到|-{1,2}|~|(?<=[年月日])一(?=\d))(?:(20\d\d)(?:年度?|[./])?)?(\d{1,2})?(?:月份?)?(?:\d{1,2}日)?(?:底|前|末)?"
    );
    private static readonly Regex One = new(@"(20\d\d)(?:年度?|[./](?=\d))?(\d{1,2})?(月)?");
    private static readonly Regex Stated = new(
        @"(20\d\d)年(?:(\d{1,2})月)?(?:\d{1,2}日)?(底|末)?(?:前|之前|以前|底前)?"
    );
    private static readonly Regex FiveYears = new(@"十([一二三四五六七八九])五[”""']?(?:规划)?(?:期|时期)?(?:末|结束)");
    private const int TenthEnds = 2005;
    private static readonly Regex Signed = new(@"^(20\d\d|19\d\d)[年./-](\d{1,2})[月./-](\d{1,2})日?$");
    private static readonly Regex Behind = new(
        @"^[(]?[\u4e00-\u9fa5]{2,24}?(?:人民政府|政府|办公室|委员会|领导小组|督导室|教育局|教体局|教育体育局|教育和体育局|局),?([二\d][^年]{3}年[^年]{2,8}日)(?:印发)?[)]?$"
    );
    private static readonly Regex Spoken = new(
        @"^二[〇○0零]([〇○0零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$"
    );
    private static readonly Regex Deadline = new(
        @"^(?:力争|确保|计划)?(?:到|于|在)?(?:(?:20\d\d)年?(?:\d{1,2}月)?(?:至|-|到))?(20\d\d)年?度?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末|秋季|春季)?(?:之?前|以前)?(?:完成|达标)?(.{0,12})$"
    );

    /// <summary>The span of a phase: yyyy-MM or null each.</summary>
    public static (string? From, string? To)? Span(string plain)
    {
        if (Range.Match(plain) is { Success: true } range && (range.Groups[3].Success || range.Groups[4].Success))
        {
            var year = range.Groups[1].Value;
            return (
                Join(year, range.Groups[2].Value),
                Join(range.Groups[3].Success ? range.Groups[3].Value : year, range.Groups[4].Value)
            );
        }

        if (One.Match(plain) is { Success: true } one)
        {
            var by = Join(one.Groups[1].Value, one.Groups[2].Value);
            var after = plain[(one.Index + one.Length)..];
            return after.StartsWith('前')
                || after.StartsWith('底')
                || after.StartsWith("之前", StringComparison.Ordinal)
                || after.StartsWith("以前", StringComparison.Ordinal)
                    ? (null, by)
                : after.StartsWith('起') || after.StartsWith("以后", StringComparison.Ordinal) ? (by, null)
                : (by, by);
        }

        return null;
    }

    /// <summary>The first date of a sentence, yyyy-MM or yyyy; the end of 十四五 is 2025, and so on by five years.</summary>
    public static string? First(string plain) =>
        Stated.Match(plain) is { Success: true } m ? Join(m.Groups[1].Value, m.Groups[2].Value)
        : FiveYears.Match(plain) is { Success: true } f ? $"{TenthEnds + (5 * Numbering.Value(f.Groups[1].Value))}"
        : null;

    /// <summary>The date of a signature that stands in a line of its own, or behind the organ that signs or prints.</summary>
    public static string? Signature(string plain) =>
        Day(plain) ?? (Behind.Match(plain) is { Success: true } m ? Day(m.Groups[1].Value) : null);

    /// <summary>A date of signing, yyyy-MM-dd.</summary>
    public static string? Day(string written)
    {
        var plain = ScannedDigits.Repaired(written);
        if (Signed.Match(plain) is { Success: true } m)
        {
            return Iso(int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), Whole(m, 2), Whole(m, 3));
        }

        if (Spoken.Match(plain) is { Success: true } s)
        {
            var two = s.Groups[1]
                .Value.Select(c => "〇一二三四五六七八九".IndexOf(c is '○' or '0' or '零' ? '〇' : c))
                .ToArray();
            var day = s.Groups[3].Value;
            var number =
                day.Contains('十', StringComparison.Ordinal) && day.Length == 3
                    ? Numbering.Digit(day[0]) * 10 + Numbering.Digit(day[2])
                    : Numbering.Value(day);
            return Iso((Century * 100) + (two[0] * 10) + two[1], Numbering.Value(s.Groups[2].Value), number);
        }

        return null;
    }

    /// <summary>A cell that is nothing but a deadline, and what stands behind the year.</summary>
    public static (int Year, string After)? OnlyDeadline(string text) =>
        Deadline.Match(PlainText.Of(text)) is { Success: true } m
            ? (int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), m.Groups[2].Value)
            : null;

    private static int Whole(Match m, int group) => int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string? Iso(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static string Join(string year, string month) =>
        int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m is >= 1 and <= 12
            ? $"{year}-{m:00}"
            : year;
}
