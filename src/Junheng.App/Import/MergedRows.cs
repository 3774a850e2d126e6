using System.Text;

namespace Junheng.App.Import;

/// <summary>
/// Cells merged over several rows, as people write a school's name beside all of its classes: a text stands for every
/// row it reaches over. A figure does not, for nobody can tell whether it was meant for each row or for all together.
/// </summary>
internal sealed class MergedRows
{
    private readonly Queue<MergedBlock> ahead;
    private readonly List<(MergedBlock Block, string Text)> open = [];
    private readonly Dictionary<int, RecordColumn> columns;

    /// <param name="blocks">The merged blocks of the sheet.</param>
    /// <param name="header">1-based row of the header; blocks that begin above or in it are part of it.</param>
    /// <param name="columns">The columns that are read, with their 0-based positions.</param>
    public MergedRows(
        IEnumerable<MergedBlock> blocks,
        int header,
        IEnumerable<(int Index, RecordColumn Column)> columns
    )
    {
        ahead = new(
            blocks.Where(b => b.IsSound && b.FirstRow > header && b.LastRow > b.FirstRow).OrderBy(b => b.FirstRow)
        );
        this.columns = columns.Where(c => c.Index >= 0).ToDictionary(c => c.Index, c => c.Column);
    }

    /// <summary>
    /// Takes what begins in a row; called for every row of the sheet, also for one that holds nothing of its own.
    /// </summary>
    public void Pass(SheetCells cells)
    {
        open.RemoveAll(o => o.Block.LastRow < cells.Row);
        while (ahead.TryPeek(out var block) && block.FirstRow <= cells.Row)
        {
            ahead.Dequeue();
            var text = block.FirstRow == cells.Row ? Encoding.UTF8.GetString(cells.Cell(block.FirstColumn)) : "";
            if (text.Length > 0)
            {
                open.Add((block, text));
            }
        }
    }

    /// <summary>Puts the texts into a row that holds something of its own, and tells of figures.</summary>
    public void Fill(SheetCells cells, RowPlace place, FindingList findings)
    {
        foreach (var (block, text) in open.Where(o => o.Block.FirstRow < cells.Row))
        {
            foreach (var (index, column) in columns)
            {
                if (
                    !block.Holds(cells.Row, index)
                    || cells.Cell(index).Length > 0
                    || cells.Fault(index) != CellFault.None
                )
                {
                    continue;
                }

                if (column.Unit.Length == 0 && index == block.FirstColumn)
                {
                    cells.Put(index, text, CellFault.None);
                }
                else if (column.Unit.Length > 0)
                {
                    new CellFindings(findings, place, "").Error(
                        "merged-figure",
                        column.Code,
                        $"“{column.Title}”与第{block.FirstRow}行合并成一个单元格，数字只计入第{block.FirstRow}行，本行按缺失处理。请取消合并，逐行填写。"
                    );
                }
            }
        }
    }
}
