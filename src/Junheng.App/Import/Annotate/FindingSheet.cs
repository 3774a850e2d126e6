using System.Globalization;
using System.Xml;
using Junheng.Engine.Validate;

namespace Junheng.App.Import.Annotate;

/// <summary>Writes the sheet that lists all findings, each with a link to its cell.</summary>
internal sealed class FindingSheet(XmlWriter writer, string main, ListStyles styles)
{
    /// <summary>What the sheet is called, unless the user has a sheet of that name.</summary>
    public const string Name = "校验问题";

    /// <summary>The row of the table's header.</summary>
    public const int HeaderRow = 5;

    /// <summary>Column letters of the table's last column.</summary>
    public const string LastColumn = "H";

    /// <summary>What stands in the first cell, by which the sheet is known again.</summary>
    private const string Title = "均衡校验问题清单";

    /// <summary>A sheet holds little more links.</summary>
    private const int MostLinks = 65_000;

    /// <summary>Heights in points.</summary>
    private const int LineHeight = 17;
    private const int HighestRow = 400;

    private static readonly (string Title, int Width)[] Columns =
    [
        ("序号", 6),
        ("级别", 7),
        ("工作表", 13),
        ("单元格", 9),
        ("学校", 22),
        ("问题与处理", 60),
        ("说明", 22),
        ("代码", 18),
    ];

    /// <summary>True if a sheet whose first cell holds this text is one of ours.</summary>
    public static bool IsOurs(string firstCell) => firstCell.StartsWith(Title, StringComparison.Ordinal);

    /// <summary>Writes the sheet.</summary>
    /// <param name="file">Name of the file the findings are about.</param>
    /// <param name="notes">The findings in the order of the list.</param>
    /// <param name="links">Tells whether the cell of a finding is there to be linked to.</param>
    /// <param name="marked">Findings whose cells carry a comment.</param>
    public void Write(string file, IReadOnlyList<CellNote> notes, Predicate<CellNote> links, int marked)
    {
        writer.WriteStartElement("worksheet", main);
        Head();
        writer.WriteStartElement("sheetData", main);
        Top(file, notes, marked);
        Row(HeaderRow, [.. Columns.Select(c => (c.Title, styles.Header))]);
        for (var i = 0; i < notes.Count; i++)
        {
            Line(HeaderRow + 1 + i, i + 1, notes[i], i < MostLinks && links(notes[i]));
        }

        writer.WriteEndElement();
        Foot(notes, links);
        writer.WriteEndElement();
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
        var lines = cells.Select((c, i) => LinesOf(c.Text, Columns[i + 1].Width)).Max();
        Start("row", ("r", $"{row}"), ("ht", $"{Math.Min(LineHeight * lines, HighestRow)}"));
        Number(0, row, number);
        for (var i = 0; i < cells.Length; i++)
        {
            Text(i + 1, row, cells[i].Text, cells[i].Style);
        }

        writer.WriteEndElement();
    }

    /// <summary>Lines a text takes in a column: not every program finds out the height of a row by itself.</summary>
    private static int LinesOf(string text, int width) =>
        text.Split('\n').Sum(l => 1 + (int)(l.Sum(c => c < '\u2000' ? 1.1 : 2.2) / width));

    private void Head()
    {
        Start("sheetPr");
        Element("pageSetUpPr", ("fitToPage", "1"));
        writer.WriteEndElement();
        Start("sheetViews");
        Start("sheetView", ("tabSelected", "1"), ("workbookViewId", "0"));
        var below = $"A{HeaderRow + 1}";
        Element(
            "pane",
            ("ySplit", $"{HeaderRow}"),
            ("topLeftCell", below),
            ("activePane", "bottomLeft"),
            ("state", "frozen")
        );
        Element("selection", ("pane", "bottomLeft"), ("activeCell", below), ("sqref", below));
        writer.WriteEndElement();
        writer.WriteEndElement();
        Element("sheetFormatPr", ("defaultRowHeight", "15"));
        Start("cols");
        for (var i = 0; i < Columns.Length; i++)
        {
            Element(
                "col",
                ("min", $"{i + 1}"),
                ("max", $"{i + 1}"),
                ("width", $"{Columns[i].Width}"),
                ("customWidth", "1")
            );
        }

        writer.WriteEndElement();
    }

    private void Top(string file, IReadOnlyList<CellNote> notes, int marked)
    {
        Row(1, [($"{Title}（共{notes.Count}条）", styles.Title)]);
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
            Start(row);
            Text(1, row, NoteText.Word(level), styles.Level(level));
            Number(2, row, notes.Count(n => n.Level == level));
            Text(4, row, lines[(int)level], styles.Line);
            writer.WriteEndElement();
        }
    }

    private void Foot(IReadOnlyList<CellNote> notes, Predicate<CellNote> links)
    {
        Element("autoFilter", ("ref", $"A{HeaderRow}:{LastColumn}{HeaderRow + notes.Count}"));
        var linked = Enumerable.Range(0, Math.Min(notes.Count, MostLinks)).Where(i => links(notes[i])).ToList();
        if (linked.Count > 0)
        {
            Start("hyperlinks");
            foreach (var i in linked)
            {
                var cell = notes[i].Cell!;
                Element(
                    "hyperlink",
                    ("ref", $"D{HeaderRow + 1 + i}"),
                    ("location", $"{Quoted(notes[i].Sheet!)}!{cell}"),
                    ("display", cell)
                );
            }

            writer.WriteEndElement();
        }

        Element("printOptions", ("horizontalCentered", "1"));
        Element(
            "pageMargins",
            ("left", "0.4"),
            ("right", "0.4"),
            ("top", "0.5"),
            ("bottom", "0.6"),
            ("header", "0.3"),
            ("footer", "0.3")
        );
        Element("pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0"));
        Start("headerFooter");
        writer.WriteElementString("oddFooter", main, "&C第 &P 页，共 &N 页");
        writer.WriteEndElement();
    }

    /// <summary>A sheet's name as references write it.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    private void Row(int row, (string Text, int Style)[] cells)
    {
        Start(row);
        for (var i = 0; i < cells.Length; i++)
        {
            Text(i, row, cells[i].Text, cells[i].Style);
        }

        writer.WriteEndElement();
    }

    private void Start(int row) => Start("row", ("r", $"{row}"));

    private void Number(int column, int row, int value)
    {
        Start("c", ("r", CellAddress.Of(column, row)), ("s", $"{styles.Number}"));
        writer.WriteElementString("v", main, value.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndElement();
    }

    private void Text(int column, int row, string text, int style) =>
        SheetText.Write(writer, main, CellAddress.Of(column, row), text, style);

    private void Start(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement(name, main);
        foreach (var (attribute, value) in attributes)
        {
            writer.WriteAttributeString(attribute, value);
        }
    }

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        writer.WriteEndElement();
    }
}
