using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the rules of the seven resource indicators: how many a school must meet, the floor, the limits of variation.</summary>
internal static class RulesOfSeven
{
    private static readonly Regex Least = new(
        @"(?:至少|不少于|不低于|≥)(?:要|应)?(?:有|满足|达到|完成)?([\d一二三四五六七八九])(?:项|个)(?:以上)?(?:指标)?"
    );
    private static readonly Regex Floor = new(
        @"余项[^\d]{0,16}?(\d+(?:\.\d+)?)%|(?:其余|其它|其他|剩余|另)(?:\d项|一项)?[^\d。;]{0,20}?(\d+(?:\.\d+)?)%"
    );
    private static readonly Regex Primary = new(@"差异系数[^\d]{0,40}?小学[^\d]{0,24}?(0?\.\d+)");
    private static readonly Regex Junior = new(@"差异系数.{0,60}?初中[^\d]{0,24}?(0?\.\d+)");

    /// <summary>小学、初中的差异系数分别不超过0.50、0.45.</summary>
    private static readonly Regex Both = new(
        @"差异系数[^\d]{0,30}?(0?\.\d+)(?:以下|以内)?[,、和及/][^\d]{0,8}?(0?\.\d+)"
    );
    private static readonly Regex Rest = new("余项|其余|其它|其他|剩余|另一?项|另有");

    public static PlanRules? Read(PlanDocument paper)
    {
        PlanRules? best = null;
        foreach (var block in paper.Blocks)
        {
            foreach (var cell in block.Cells ?? [new PlanCell(block.Text, block.From, block.To)])
            {
                var plain = ScannedDigits.Repaired(PlainText.Of(cell.Text));
                if (
                    !(Rest.IsMatch(plain) && Least.IsMatch(plain))
                    && !plain.Contains("差异系数", StringComparison.Ordinal)
                )
                {
                    continue;
                }

                var least = Least.Match(plain);
                var floor = Floor.Match(plain);
                var both = Both.Match(plain);
                var lines =
                    block.Cells is null
                    || plain.Length > 20
                        && block.Cells.Count(c => PlainText.Of(c.Text).Length > 0) > 3
                        && cell == block.Cells[0]
                        ? new PlanLines(cell.From, cell.To)
                        : new(block.From, block.To);
                var rules = new PlanRules(
                    least.Success && Rest.IsMatch(plain) ? Numbering.Value(least.Groups[1].Value) : null,
                    floor.Success
                        ? decimal.Parse(
                            floor.Groups[1].Success ? floor.Groups[1].Value : floor.Groups[2].Value,
                            CultureInfo.InvariantCulture
                        ) / 100
                        : null,
                    Decimal(Primary.Match(plain)) ?? Decimal(both),
                    Decimal(Junior.Match(plain)) ?? Decimal(both, 2),
                    lines
                );
                // The table comes last and stands before the text.
                if (Fields(rules) > 0 && Fields(rules) >= (best is null ? 0 : Fields(best)))
                {
                    best = rules;
                }
            }
        }

        return best;
    }

    private static int Fields(PlanRules r) =>
        (r.MinMet is null ? 0 : 1)
        + (r.Floor is null ? 0 : 1)
        + (r.CvPrimary is null ? 0 : 1)
        + (r.CvJunior is null ? 0 : 1);

    private static decimal? Decimal(Match m, int group = 1) =>
        m.Success ? decimal.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture) : null;
}
