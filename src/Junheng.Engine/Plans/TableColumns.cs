namespace Junheng.Engine.Plans;

/// <summary>What the columns of a table hold, told by their headings.</summary>
internal sealed class TableColumns
{
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
        var plain = PlainText.Of(heading).Trim(':', '*');
        var cut = plain.IndexOf('(');
        return names.GetValueOrDefault(plain) ?? (cut > 0 ? names.GetValueOrDefault(plain[..cut]) : null);
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
        var match = System.Text.RegularExpressions.Regex.Match(
            plain.Text,
            @"^(?:[A-Z]\d{1,2}[.、:]?|\(?\d{1,2}\)?[.、)](?!\d{1,3}(?!\d))|[(（][一二三四五六七八九十]{1,2}[)）]|[①-⑳]|(?:指标|指标名称|标准|达标要求):)"
        );
        return match.Success ? plain.Slice(match.Length) : text;
    }
}
