using System.Text;

namespace Junheng.App.Import;

/// <summary>
/// Recognises what stands in a header cell: a code or a Chinese title, with line breaks, spaces, either kind of brackets
/// and the column's own unit tolerated. Another unit is not: 元 for 万元 would be wrong ten thousand times over.
/// </summary>
/// <param name="Text">What stands there, without white space.</param>
/// <param name="Column">The column; null if there is none of that name, or its unit is wrong.</param>
/// <param name="Claimed">The column whose name stands there with another unit.</param>
internal readonly record struct HeaderTitle(string Text, RecordColumn? Column, RecordColumn? Claimed)
{
    /// <summary>What stands before the title of a column that shows last year's figures, which are not read.</summary>
    public const string LastYear = "上年";

    private static readonly Dictionary<string, string[]> Spellings = new()
    {
        ["㎡"] = ["㎡", "m²", "m2", "M2", "平方米"],
        ["万元"] = ["万元"],
        ["人"] = ["人", "名"],
        ["个"] = ["个", "班"],
        ["间"] = ["间"],
    };

    /// <summary>What findings call the column: its code, or the text if it is none.</summary>
    public string Name => Column?.Code ?? Text;

    /// <summary>True if the column shows last year's figures of one of ours.</summary>
    public bool IsLastYear =>
        Column is null
        && Text.StartsWith(LastYear, StringComparison.Ordinal)
        && Parse(Text[LastYear.Length..]).Column is not null;

    public static HeaderTitle Parse(string cell)
    {
        var text = Squeeze(cell);
        if (RecordColumns.Find(text) is { } column)
        {
            return new(text, column, null);
        }

        var bracket = text.LastIndexOf('(');
        if (bracket <= 0 || text[^1] != ')' || RecordColumns.Find(text[..bracket]) is not { Unit: not "" } named)
        {
            return new(text, null, null);
        }

        var unit = text[(bracket + 1)..^1];
        return Spellings[named.Unit].Contains(unit) ? new(text, named, null) : new(text, null, named);
    }

    /// <summary>Without any white space, brackets in their ASCII form.</summary>
    public static string Squeeze(string cell)
    {
        var text = new StringBuilder(cell.Length);
        foreach (var c in cell)
        {
            if (!char.IsWhiteSpace(c) && c is not ('\uFEFF' or '\u200B'))
            {
                text.Append(
                    c switch
                    {
                        '（' => '(',
                        '）' => ')',
                        _ => c,
                    }
                );
            }
        }

        return text.ToString();
    }
}
