using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>以上第1—3项，牵头单位：…；完成时限：…: what a line says of several indicators before it.</summary>
internal static class GroupLines
{
    private static readonly Regex Opening = new(
        @"^(?:以上|上述|前述)(?<which>(?:第?\d{1,2}(?:-第?\d{1,2})?项?[、,和及与]?)*)(?:各|所有)?(?:项|指标|任务|内容|工作)*[,:]?(?=$|由|均|都|于|应|须|要|在|到|20\d\d)"
    );
    private static readonly Regex Range = new(@"(\d{1,2})(?:-第?(\d{1,2}))?");
    private static readonly Regex Lead = new(@"^(?:均|都|应|须|要|统一|于)+");

    /// <summary>The rows that such a line speaks of; null if it is none.</summary>
    /// <param name="plain">The line, or what stands before its first label.</param>
    /// <param name="rows">The rows before it, in order.</param>
    public static IReadOnlyList<RawRow>? Of(string plain, List<RawRow> rows)
    {
        if (rows.Count == 0 || Opening.Match(plain) is not { Success: true } opening)
        {
            return null;
        }

        var numbers = Range
            .Matches(opening.Groups["which"].Value)
            .SelectMany(m =>
            {
                var first = int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture);
                var last = m.Groups[2].Success ? int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture) : first;
                return Enumerable.Range(first, Math.Max(1, last - first + 1));
            })
            .ToHashSet();
        if (numbers.Count == 0)
        {
            return Before(rows);
        }

        var numbered = rows.Where(r => r.Number is { } n && numbers.Contains(n)).ToList();
        // A list may begin anew in each part: the last of each number are meant.
        return numbered.Count > 0
            ? [.. numbered.GroupBy(r => r.Number).Select(g => g.Last())]
            : [.. rows.TakeLast(numbers.Count)];
    }

    /// <summary>The rows back to one that has units of its own, and not into another part of the list.</summary>
    public static IReadOnlyList<RawRow> Before(List<RawRow> rows) =>
        [.. Enumerable.Reverse(rows).TakeWhile(r => !r.HasUnits && r.Key[0] == rows[^1].Key[0]).Reverse()];

    /// <summary>What stands behind the rows it names; empty if nothing does.</summary>
    public static string Rest(string plain) =>
        Lead.Replace(plain[Opening.Match(plain).Length..], "").TrimEnd('。', ';');
}
