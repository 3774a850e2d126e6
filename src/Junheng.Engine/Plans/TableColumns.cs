using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>What the columns of a table hold, told by their headings.</summary>
internal sealed class TableColumns
{
    private const int LongestHeading = 16;
    private const int Telling = 4;

    /// <summary>A row number or code, or 一是, （1） and the like, before a statement.</summary>
    private static readonly Regex Before = new(
        @"^(?:[A-Z]\d{1,2}(?:-\d{1,2})?[.、:]?|\(?\d{1,2}\)?[.、)](?!\d{1,3}(?!\d))|[(（][一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}是(?:要|使|确保)?[,:]?|其[一二三四五六七八九十]{1,2}[,、:]|第[一二三四五六七八九十]{1,3}(?:项|条)?[,、:]|(?:指标|指标名称|标准|达标要求):)"
    );

    /// <summary>2024年现状 is 现状.</summary>
    private static readonly Regex Year = new(@"^20\d\d年(?:度|底|初|春季|秋季)?(?=[\u4e00-\u9fa5])");

    /// <summary>What is to be done, where another column names the indicator.</summary>
    private static readonly Regex Tasks = new(@"^(?:主要|重点|具体|工作|创建|推进)?(?:任务|工作内容|任务内容)$");
    private static readonly Regex Joint = new(@"[及和与、/]|以及");
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly IndicatorFinder finder;

    public TableColumns(PlanWords words)
    {
        finder = new(words.Indicators);
        foreach (var (column, headings) in words.Columns)
        {
            foreach (var heading in headings)
            {
                names.TryAdd(PlainText.Of(heading), column);
            }
        }
    }

    /// <summary>What a column of this heading holds; null if it is no heading.</summary>
    public string? Of(string heading)
    {
        var plain = Year.Replace(PlainText.Of(heading).Trim(':', '*'), "");
        if (plain.Length is 0 or > LongestHeading)
        {
            return null;
        }

        if (names.TryGetValue(plain, out var column))
        {
            return column;
        }

        var cut = plain.IndexOf('(');
        if (cut > 0)
        {
            return plain.EndsWith(')') ? Of(plain[..cut]) : null;
        }

        // 指标内容及标准 holds the indicator; 2024年自查情况 is a self-check.
        var parts = Joint.Split(plain);
        return parts.Length > 1 && parts.All(p => p.Length > 1 && Of(p) is not null) ? Of(parts[0])
            : plain.Any(c => !char.IsLetterOrDigit(c)) ? null
            : Enumerable
                .Range(1, Math.Max(0, plain.Length - Telling))
                .Where(i => plain.Length - i >= Telling && i <= Telling + 2)
                .Select(i => names.GetValueOrDefault(plain[i..]))
                .FirstOrDefault(n => n is not null);
    }

    /// <summary>What the columns below a row of headings hold; 主要任务 beside 指标 are measures.</summary>
    public string?[] Roles(IReadOnlyList<PlanCell> cells)
    {
        var roles = cells.Select(c => Of(c.Text)).ToArray();
        var tasks = Enumerable
            .Range(0, roles.Length)
            .Where(i => roles[i] == "text" && Tasks.IsMatch(PlainText.Of(cells[i].Text)))
            .ToList();
        if (tasks.Count < roles.Count(r => r == "text"))
        {
            tasks.ForEach(i => roles[i] = "measures");
        }

        return roles;
    }

    /// <summary>True if a row holds nothing but headings, so that another table begins with it.</summary>
    public bool IsHead(IReadOnlyList<PlanCell> cells)
    {
        var filled = cells.Where(c => PlainText.Of(c.Text).Length > 0).ToList();
        return filled.Count > 1 && filled.All(c => IsHeading(c.Text));
    }

    public bool IsHeading(string text) => Of(text) is not null;

    public bool States(string text) => finder.Find(Stripped(text)) is not null;

    /// <summary>A statement without the row number or code before it.</summary>
    public static string Stripped(string text)
    {
        var plain = new PlainText(text);
        var match = Before.Match(plain.Text);
        return match.Success ? plain.Slice(match.Length) : text;
    }
}
