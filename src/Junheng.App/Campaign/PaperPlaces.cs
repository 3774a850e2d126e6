using System.Text.RegularExpressions;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>
/// Where a problem stands, as a person finds it: the line of a text file, the paragraph or the table, row and cell of a
/// text document, the sheet and cell of a workbook.
/// </summary>
internal static class PaperPlaces
{
    private static readonly Regex Quoted = new("“([^”]{2,})”");

    public static string Of(string file, PlanDocument paper, Plan plan, PlanProblem problem)
    {
        var line = problem.Lines.From;
        var block = paper.Blocks.FirstOrDefault(b => b.From <= line && line <= b.To);
        var stated = plan.Indicators.FirstOrDefault(i => i.Key == problem.Item)?.Text;
        var place = block?.Cells is { Count: > 0 } cells ? Cell(cells, problem.Message, stated)?.Place : block?.Place;
        return place is null ? $"{file}:{line}" : $"{file}{place}";
    }

    /// <summary>The cell that holds what the message quotes, else the indicator's own, else the one that says most.</summary>
    private static PlanCell? Cell(IReadOnlyList<PlanCell> cells, string message, string? stated)
    {
        var quotes = Quoted.Matches(message).Select(m => m.Groups[1].Value).ToList();
        return cells.FirstOrDefault(c => quotes.Exists(q => c.Text.Contains(q, StringComparison.Ordinal)))
            ?? cells.FirstOrDefault(c =>
                c.Text.Length > 0
                && stated?.Contains(c.Text.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal)
                    == true
            )
            ?? cells.FirstOrDefault(c => stated is not null && c.Text.Contains(stated, StringComparison.Ordinal))
            ?? cells.MaxBy(c => c.Text.Length);
    }
}
