using System.Globalization;
using System.Text.RegularExpressions;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>Reads the fields of one entry; what is wrong goes into the list with the place it stands at.</summary>
internal sealed partial class EntryReader(
    string section,
    int number,
    PlanEntry entry,
    IReadOnlyList<PlanField> fields,
    List<string> mistakes
)
{
    private const int LongestText = 8000;
    private static readonly char[] Marks = ['、', '，', ',', '；', ';', '\n', '\r'];

    /// <summary>Where the entry stands in the source; nowhere if it was typed by hand.</summary>
    public PlanLines Lines => entry.Lines ?? default;

    /// <summary>The text; null where nothing stands.</summary>
    public string? Text(string key)
    {
        var text = entry.Values.GetValueOrDefault(key, "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (text.Length > LongestText)
        {
            Wrong(key, $"超过{LongestText}个字");
            return text[..LongestText];
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>The text, which must be there.</summary>
    public string Needed(string key)
    {
        var text = Text(key);
        if (text is null)
        {
            Wrong(key, "没有填写");
        }

        return text ?? "";
    }

    public decimal? Number(string key) => TypedNumber.Read(Place(key) + "：", Text(key) ?? "", mistakes);

    public int? Whole(string key)
    {
        var value = Number(key);
        if (value is null || (value == decimal.Truncate(value.Value) && Math.Abs(value.Value) < 1_000_000_000))
        {
            return (int?)value;
        }

        Wrong(key, "应为整数");
        return null;
    }

    /// <summary>yyyy-MM or yyyy; null where nothing stands.</summary>
    public string? Month(string key) =>
        Text(key) is not { } text ? null
        : YearMonth().IsMatch(text) ? text
        : Bad(key, $"“{text}”不是年月，请写成 2027-09 或 2027");

    /// <summary>yyyy; null where nothing stands.</summary>
    public int? Year(string key)
    {
        var text = Text(key);
        if (text is null || YearMonth().IsMatch(text) && text.Length == 4)
        {
            return text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);
        }

        Wrong(key, $"“{text}”不是年份，请写成 2027");
        return null;
    }

    /// <summary>yyyy-MM-dd; null where nothing stands.</summary>
    public string? Day(string key) =>
        Text(key) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) ? text
        : Bad(key, $"“{text}”不是日期，请写成 2027-09-01");

    /// <summary>One of the field's choices.</summary>
    public string Choice(string key)
    {
        var text = Text(key) ?? "";
        if (fields.Single(f => f.Key == key).Choices!.All(c => c.Value != text))
        {
            Wrong(key, "没有选择");
        }

        return text;
    }

    public IReadOnlyList<string> Names(string key) => Parts(key, Marks);

    public IReadOnlyList<string> Rows(string key) => Parts(key, ['\n']);

    public void Wrong(string key, string what) => mistakes.Add($"{Place(key)}：{what}。");

    private string Place(string key) => $"{section}第{number}条“{fields.Single(f => f.Key == key).Title}”";

    private string? Bad(string key, string what)
    {
        Wrong(key, what);
        return null;
    }

    private string[] Parts(string key, char[] marks) =>
        Text(key)?.Split(marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    [GeneratedRegex(@"^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$")]
    private static partial Regex YearMonth();
}
