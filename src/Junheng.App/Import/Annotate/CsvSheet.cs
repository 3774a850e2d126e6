using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Junheng.App.Import.Annotate;

/// <summary>Writes the rows of a CSV file as rows of a sheet. Figures become numbers, all else stays the text it is.</summary>
internal sealed partial class CsvSheet(string file, XmlWriter writer, string main) : CsvRows(file, new FindingList())
{
    private readonly CsvRow cells = new();
    private readonly string file = file;
    private readonly Dictionary<int, RecordColumn> figures = [];
    private bool pastHeader;

    protected override void Take(HeaderMap header)
    {
        pastHeader = true;
        foreach (var column in RecordColumns.All.Where(WorkbookStyles.IsNumber))
        {
            if (header.IndexOf(column.Code) is >= 0 and var at)
            {
                figures.Add(at, column);
            }
        }
    }

    /// <summary>The rows up to the header come by here, those below it by <see cref="Take(ReadOnlySpan{byte})"/>.</summary>
    protected override void Check(ReadOnlySpan<byte> row) => Write(row);

    protected override void Take(ReadOnlySpan<byte> row)
    {
        Rows++;
        Write(row);
    }

    private void Write(ReadOnlySpan<byte> row)
    {
        cells.Read(row);
        if (cells.IsBlank)
        {
            return;
        }

        if (Row > CellAddress.Rows || cells.Count > CellAddress.Columns)
        {
            throw new UnreadableException(
                $"{file}:{Row}",
                "too-many-cells",
                "文件的行或列超过工作表的上限，不能标注。请按区县或年份拆分后分别导入。"
            );
        }

        writer.WriteStartElement("row", main);
        writer.WriteAttributeString("r", $"{Row}");
        for (var i = 0; i < cells.Count; i++)
        {
            var text = Encoding.UTF8.GetString(cells.Cell(i));
            if (text.Length > 0)
            {
                Write(CellAddress.Of(i, Row), text, figures.GetValueOrDefault(i));
            }
        }

        writer.WriteEndElement();
    }

    private void Write(string cell, string text, RecordColumn? figure)
    {
        if (figure is null || text.Length > StoredNumber.Digits || !Plain().IsMatch(text))
        {
            SheetText.Write(writer, main, cell, text, (int)(pastHeader ? WorkbookStyles.Text : WorkbookStyles.Header));
            return;
        }

        writer.WriteStartElement("c", main);
        writer.WriteAttributeString("r", cell);
        writer.WriteAttributeString("s", $"{WorkbookStyles.Of(figure)}");
        writer.WriteElementString("v", main, text);
        writer.WriteEndElement();
    }

    /// <summary>A number that a spreadsheet gives back as it was written.</summary>
    [GeneratedRegex(@"^(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$")]
    private static partial Regex Plain();
}
