using Junheng.Engine.Validate;

namespace Junheng.App.Import.Annotate;

/// <summary>Writes the sheet that lists all findings, each with a link to its cell.</summary>
/// <param name="sheet">Takes the sheet.</param>
/// <param name="styles">Its formats.</param>
/// <param name="notes">The findings in the order of the list.</param>
/// <param name="links">Tells whether the cell of a finding is there to be linked to.</param>
internal sealed class FindingSheet(
    SheetWriter sheet,
    ListStyles styles,
    IReadOnlyList<CellNote> notes,
    Predicate<CellNote> links
)
{
    /// <summary>What the sheet is called, unless the user has a sheet of that name.</summary>
    public const string Name = "校验问题";

    /// <summary>What stands in the first cell, by which the sheet is known again.</summary>
    private const string Title = "均衡校验问题清单";

    /// <summary>A sheet holds little more links.</summary>
    private const int MostLinks = 65_000;

    /// <summary>Heights in points.</summary>
    private const int LineHeight = 17;
    private const int HighestRow = 400;

    /// <summary>True if a sheet whose first cell holds this text is one of ours.</summary>
    public static bool IsOurs(string firstCell) => firstCell.StartsWith(Title, StringComparison.Ordinal);

    /// <summary>Writes the sheet.</summary>
    /// <param name="file">Name of the file the findings are about.</param>
    /// <param name="marked">Findings whose cells carry a comment.</param>
    public void Write(string file, int marked)
    {
        sheet.Start("worksheet");
        ListLayout.Head(sheet);
        sheet.Start("sheetData");
        Top(file, marked);
        sheet.StartRow(ListLayout.HeaderRow);
        for (var i = 0; i < ListLayout.Columns.Count; i++)
        {
            sheet.Text(i, ListLayout.HeaderRow, ListLayout.Columns[i].Title, styles.Header);
        }

        sheet.End();
        for (var i = 0; i < notes.Count; i++)
        {
            Line(ListLayout.HeaderRow + 1 + i, i + 1, notes[i], i < MostLinks && links(notes[i]));
        }

        sheet.End();
        Foot();
        sheet.End();
    }

    private void Top(string file, int marked)
    {
        sheet.StartRow(1);
        sheet.Text(0, 1, $"{Title}（共{notes.Count}条）", styles.Title);
        sheet.End();
        string[] lines =
        [
            $"文件：{file}",
            "点“单元格”一列可跳到出错处。有底色的单元格带有批注，写明问题和处理办法。",
            "改正后保存并重新上传即可；再次下载时，本表、批注和底色按新的校验结果重写。"
                + (marked < notes.Count(n => n.Cell is not null) ? $"问题过多，只有前{marked}条加了批注。" : ""),
        ];
        foreach (var level in Enum.GetValues<FindingLevel>())
        {
            var row = 2 + (int)level;
            sheet.StartRow(row);
            sheet.Text(1, row, NoteText.Word(level), styles.Level(level));
            sheet.Number(2, row, notes.Count(n => n.Level == level), styles.Number);
            sheet.Text(4, row, lines[(int)level], styles.Line);
            sheet.End();
        }
    }

    private void Line(int row, int number, CellNote note, bool linked)
    {
        (string Text, int Style)[] cells =
        [
            (NoteText.Word(note.Level), styles.Level(note.Level)),
            (note.Sheet ?? "", styles.Text),
            (note.Cell ?? "", linked ? styles.Link : styles.Text),
            (note.School, styles.Text),
            (note.Message, styles.Text),
            (note.Explanation ?? "", styles.Text),
            (note.Code, styles.Text),
        ];
        var lines = cells.Select((c, i) => LinesOf(c.Text, ListLayout.Columns[i + 1].Width)).Max();
        sheet.StartRow(row, Math.Min(LineHeight * lines, HighestRow));
        sheet.Number(0, row, number, styles.Number);
        for (var i = 0; i < cells.Length; i++)
        {
            sheet.Text(i + 1, row, cells[i].Text, cells[i].Style);
        }

        sheet.End();
    }

    private void Foot()
    {
        sheet.Element("autoFilter", ("ref", ListLayout.Table(notes.Count)));
        var linked = Enumerable.Range(0, Math.Min(notes.Count, MostLinks)).Where(i => links(notes[i])).ToList();
        if (linked.Count > 0)
        {
            sheet.Start("hyperlinks");
            foreach (var i in linked)
            {
                var cell = notes[i].Cell!;
                var there = $"{ListLayout.Quoted(notes[i].Sheet!)}!{cell}";
                var here = $"D{ListLayout.HeaderRow + 1 + i}";
                sheet.Element("hyperlink", ("ref", here), ("location", there), ("display", cell));
            }

            sheet.End();
        }

        ListLayout.Print(sheet);
    }

    /// <summary>Lines a text takes in a column: not every program finds out the height of a row by itself.</summary>
    private static int LinesOf(string text, int width) =>
        text.Split('\n').Sum(l => 1 + l.Sum(c => c < '\u2000' ? 11 : 22) / (10 * width));
}
