using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads what the plan says it needs: money in 万元, and school places.</summary>
internal static class Needs
{
    private static readonly Regex Money = new(
        @"(?:计划|拟|预计|总|需|共|累计|安排|筹措|拟定)*(?:投入|投资|安排|筹措|筹集|资金|经费|落实|概算|金额|列支)(?:资金|经费|专项资金|预算|总额|共|约|不少于|不低于|达到?)*(\d+(?:\.\d+)?)(万|亿)元(?=[,，]?(?:用于)?([^。;；]{2,60})?)"
    );
    private static readonly Regex Places = new(
        @"((?:新增|增加|扩充|扩增|新建|提供)[^,，。;；\d]{0,14}?学位)(?:约|共)?(\d+)个?|((?:新增|增加|扩充|扩增)[^,，。;；\d]{0,6})(\d+)个?([^,，。;；\d]{0,8}学位)"
    );

    /// <param name="parts">Texts with the lines of the row or paragraph each stands in.</param>
    /// <param name="total">The sum of the funding table, which is no need beside it.</param>
    public static List<PlanNeed> Read(IEnumerable<(string Text, PlanLines Lines)> parts, decimal? total)
    {
        var needs = new List<PlanNeed>();
        foreach (var (text, lines) in parts)
        {
            var plain = PlainText.Of(text);
            foreach (Match m in Money.Matches(plain))
            {
                var amount =
                    decimal.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)
                    * (m.Groups[2].Value == "亿" ? 10_000 : 1);
                if (amount == total)
                {
                    continue;
                }

                var what = m.Groups[3].Success ? m.Groups[3].Value.Split(',')[0] : Before(plain, m.Index);
                needs.Add(new(what, amount, null, lines));
            }

            foreach (Match m in Places.Matches(plain))
            {
                var (what, count) = m.Groups[1].Success
                    ? (m.Groups[1].Value, m.Groups[2].Value)
                    : (m.Groups[3].Value + m.Groups[5].Value, m.Groups[4].Value);
                needs.Add(new(what, null, int.Parse(count, CultureInfo.InvariantCulture), lines));
            }
        }

        return needs;
    }

    private static string Before(string plain, int at)
    {
        var from = plain.LastIndexOfAny(['。', ';', ','], Math.Max(0, at - 1)) + 1;
        return at > from ? plain[from..at] : "资金";
    }
}
