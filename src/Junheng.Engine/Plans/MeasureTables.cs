using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads measures from a table: number, name, what is done, units.</summary>
internal sealed class MeasureTables(PlanWords words, TableColumns columns, Organs organs)
{
    private const int LongestTitle = 30;
    private static readonly Regex Name = new(
        @"^(?:工作|重点|主要|推进|具体|创建)?(?:举措|措施|任务|工程|行动|事项)(?:名称)?$"
    );
    private static readonly Regex Content = new(
        @"^(?:工作|主要|具体|重点|实施|推进|举措|措施|任务)?(?:内容|做法|要求|措施|举措)$"
    );

    private sealed record Columns(int Number, int Name, int Content, int Units, int Width);

    /// <param name="paper">The paper.</param>
    /// <param name="taken">The lines of the indicators, of whose tables no row is a measure.</param>
    public List<PlanMeasure> Read(PlanDocument paper, HashSet<int> taken)
    {
        var measures = new List<PlanMeasure>();
        foreach (var table in paper.Blocks.Where(b => b.Cells is not null).GroupBy(b => b.Table))
        {
            Columns? at = null;
            var kind = words.SafeguardChapter.IsMatch(Title(paper, table.First())) ? "safeguard" : "measure";
            foreach (var block in table.Where(b => !taken.Contains(b.From)))
            {
                if (Head(block.Cells!) is { } head)
                {
                    at = head;
                }
                else if (columns.IsHead(block.Cells!))
                {
                    at = null;
                }
                else if (at is not null && block.Cells!.Count == at.Width)
                {
                    Take(block, at, kind, measures);
                }
            }
        }

        return measures;
    }

    /// <summary>The name of the table, in the line above it; empty if none stands there.</summary>
    private static string Title(PlanDocument paper, PlanBlock first) =>
        paper.Blocks.TakeWhile(b => b != first).LastOrDefault() is { Cells: null } above
        && PlainText.Of(above.Text) is { Length: <= LongestTitle } title
            ? title
            : "";

    private Columns? Head(IReadOnlyList<PlanCell> cells)
    {
        var said = cells.Select(c => PlainText.Of(c.Text)).ToList();
        var name = said.FindIndex(Name.IsMatch);
        var content = said.FindIndex(name + 1, Content.IsMatch);
        var units = said.FindIndex(s => columns.Of(s) == "units");
        return name >= 0 && content > name && units >= 0
            ? new(said.FindIndex(s => columns.Of(s) == "number"), name, content, units, cells.Count)
            : null;
    }

    private void Take(PlanBlock block, Columns at, string kind, List<PlanMeasure> measures)
    {
        var name = PlainText.Joined(block.Cells![at.Name].Text);
        var text = PlainText.Joined(block.Cells[at.Content].Text);
        if (PlainText.Of(name).Length == 0 || PlainText.Of(text).Length == 0)
        {
            return;
        }

        var number =
            at.Number >= 0
            && int.TryParse(
                PlainText.Of(block.Cells[at.Number].Text),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var written
            )
                ? written
                : measures.Count + 1;
        var units = organs.Split(block.Cells[at.Units].Text) ?? [];
        measures.Add(new(number, name, text, [.. units.Distinct()], kind, new(block.From, block.To)));
    }
}
