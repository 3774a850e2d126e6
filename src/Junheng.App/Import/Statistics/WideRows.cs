using System.Globalization;
using System.Text;

namespace Junheng.App.Import.Statistics;

/// <summary>What a row of a wide export is.</summary>
internal enum WideRowKind
{
    Empty,
    School,

    /// <summary>合计, 总计: sums of other rows.</summary>
    Total,

    /// <summary>注：, 填表人：: words about the table.</summary>
    Note,

    /// <summary>1, 2, 3 … or 甲, 乙: numbers of the columns.</summary>
    Numbering,

    /// <summary>Figures without an identifier.</summary>
    Nameless,

    /// <summary>Words: a level of the header.</summary>
    Words,
}

/// <summary>Tells the rows of a wide export apart.</summary>
internal static class WideRows
{
    private const int LongestIdentifier = 20;
    private const int ShortestIdentifier = 6;
    private const int FirstCells = 6;

    private static readonly string[] Totals = ["合计", "总计", "小计"];

    private static readonly string[] Notes =
    [
        "注",
        "说明",
        "备注",
        "填表",
        "填报",
        "制表",
        "审核",
        "负责人",
        "单位负责人",
        "统计负责人",
        "报出",
        "联系电话",
        "打印",
        "导出",
        "※",
        "*",
    ];

    /// <summary>What a row is, by its texts and the column of the identifiers.</summary>
    public static WideRowKind Of(IReadOnlyList<string> texts, int identifier)
    {
        var filled = texts.Select(HeaderTitle.Squeeze).Where(t => t.Length > 0).ToList();
        if (filled.Count == 0)
        {
            return WideRowKind.Empty;
        }

        if (identifier < texts.Count && IsIdentifier(texts[identifier]))
        {
            return WideRowKind.School;
        }

        if (IsNumbering(filled))
        {
            return WideRowKind.Numbering;
        }

        var figures = filled.Count(IsFigure);
        if (figures > 0 && filled.Take(FirstCells).Any(IsTotal))
        {
            return WideRowKind.Total;
        }

        if (Notes.Any(n => filled[0].StartsWith(n, StringComparison.Ordinal)) || (filled.Count == 1 && figures == 0))
        {
            return WideRowKind.Note;
        }

        return figures * 2 > filled.Count ? WideRowKind.Nameless : WideRowKind.Words;
    }

    /// <summary>Letters and digits, mostly digits, of the length that identifiers have.</summary>
    public static bool IsIdentifier(string text)
    {
        var id = Identifier(text);
        return id.Length is >= ShortestIdentifier and <= LongestIdentifier
            && id.All(char.IsAsciiLetterOrDigit)
            && id.Count(char.IsAsciiDigit) * 2 > id.Length;
    }

    /// <summary>An identifier as it is compared: without blanks, full-width digits narrowed.</summary>
    public static string Identifier(string text) => CellText.Narrow(Encoding.UTF8.GetBytes(HeaderTitle.Squeeze(text)));

    private static bool IsTotal(string text) =>
        Totals.Any(t => text.EndsWith(t, StringComparison.Ordinal) || text.StartsWith(t, StringComparison.Ordinal));

    private static bool IsFigure(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    private static bool IsNumbering(List<string> filled)
    {
        var numbers = filled.Where(IsFigure).ToList();
        if (numbers.Count < 3 || filled.Any(t => t.Length > 4))
        {
            return false;
        }

        var values = numbers.ConvertAll(n => decimal.Parse(n, NumberStyles.Number, CultureInfo.InvariantCulture));
        return values.Zip(values.Skip(1)).All(p => p.Second == p.First + 1)
            && filled.All(t => IsFigure(t) || (t.Length == 1 && "甲乙丙丁戊己庚辛".Contains(t[0])));
    }
}
