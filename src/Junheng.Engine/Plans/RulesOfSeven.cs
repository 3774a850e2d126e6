using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the rules of the seven resource indicators: how many a school must meet, the floor, the limits of variation.</summary>
internal static class RulesOfSeven
{
    private static readonly Regex Least = new(
        @"(?:至少|不少于|不低于)(?:要|应)?(?:有)?([\d一二三四五六七八九])(?:项|个)(?:以上)?(?:指标)?"
    );
    private static readonly Regex Floor = new(
        @"余项[^\d]{0,16}?(\d+(?:\.\d+)?)%|(?:其余|另)[^\d]{0,16}?(\d+(?:\.\d+)?)%"
    );
    private static readonly Regex Primary = new(@"差异系数[^\d]{0,40}?小学[^\d]{0,24}?(0?\.\d+)");
    private static readonly Regex Junior = new(@"差异系数.{0,60}?初中[^\d]{0,24}?(0?\.\d+)");

    public static PlanRules? Read(PlanDocument paper)
    {
        PlanRules? best = null;
        foreach (var block in paper.Blocks)
        {
            foreach (var cell in block.Cells ?? [new PlanCell(block.Text, block.From, block.To)])
            {
                var plain = PlainText.Of(cell.Text);
                if (
                    !plain.Contains("余项", StringComparison.Ordinal)
                    && !plain.Contains("差异系数", StringComparison.Ordinal)
                )
                {
                    continue;
                }

                var least = Least.Match(plain);
                var floor = Floor.Match(plain);
                var lines =
                    block.Cells is null
                    || plain.Length > 20
                        && block.Cells.Count(c => PlainText.Of(c.Text).Length > 0) > 3
                        && cell == block.Cells[0]
                        ? new PlanLines(cell.From, cell.To)
                        : new(block.From, block.To);
                var rules = new PlanRules(
                    least.Success && plain.Contains("余项", StringComparison.Ordinal)
                        ? Numbering.Value(least.Groups[1].Value)
                        : null,
                    floor.Success
                        ? decimal.Parse(
                            floor.Groups[1].Success ? floor.Groups[1].Value : floor.Groups[2].Value,
                            CultureInfo.InvariantCulture
                        ) / 100
                        : null,
                    Decimal(Primary.Match(plain)),
                    Decimal(Junior.Match(plain)),
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

    private static decimal? Decimal(Match m) =>
        m.Success ? decimal.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) : null;
}
