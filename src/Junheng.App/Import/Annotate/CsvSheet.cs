using System.Text;
using System.Text.RegularExpressions;

namespace Junheng.App.Import.Annotate;

/// <summary>Writes the rows of a CSV file as rows of a sheet. Figures become numbers, all else stays the text it is.</summary>
internal sealed partial class CsvSheet(string file, SheetWriter sheet) : CsvRows(file, new FindingList())
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

        sheet.StartRow(Row);
        for (var i = 0; i < cells.Count; i++)
        {
            var text = Encoding.UTF8.GetString(cells.Cell(i));
            if (figures.TryGetValue(i, out var figure) && text.Length <= StoredNumber.Digits && Plain().IsMatch(text))
            {
                sheet.Number(i, Row, text, (int)WorkbookStyles.Of(figure));
            }
            else if (text.Length > 0)
            {
                sheet.Text(i, Row, text, (int)(pastHeader ? WorkbookStyles.Text : WorkbookStyles.Header));
            }
        }

        sheet.End();
    }

    /// <summary>A number that a spreadsheet gives back as it was written.</summary>
    [GeneratedRegex(@"^(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$")]
    private static partial Regex Plain();
}
