using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Junheng.App.Import.Statistics;

/// <summary>An .xls workbook of Excel 97 to 2003, as the older statistics system writes it.</summary>
internal sealed class XlsSource : WideSource
{
    /// <summary>Columns of a sheet by the format.</summary>
    private const int MostColumns = 256;

    private readonly IExcelDataReader reader;
    private readonly string file;
    private readonly List<(string Name, bool Hidden)> sheets = [];

    static XlsSource() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public XlsSource(Stream stream, string file)
    {
        this.file = file;
        reader = Guarded(() =>
            ExcelReaderFactory.CreateBinaryReader(
                new MeteredStream(stream),
                // Books of Excel 95 name no encoding of their own; Chinese ones were written in this one.
                new() { FallbackEncoding = Encoding.GetEncoding("GB18030") }
            )
        );
        Guarded(() =>
        {
            do
            {
                sheets.Add((reader.Name ?? "", reader.VisibleState is "hidden" or "veryhidden"));
            } while (reader.NextResult());
            return true;
        });
    }

    public override IReadOnlyList<(string Name, bool Hidden)> Sheets => sheets;

    public override IReadOnlyList<MergedBlock> Merged(int sheet, int within) =>
        Guarded(() =>
        {
            Go(sheet);
            return (reader.MergeCells ?? [])
                .Select(c => new MergedBlock(c.FromRow + 1, c.FromColumn, c.ToRow + 1, c.ToColumn))
                .Where(b => b.FirstRow <= within)
                .ToList();
        });

    public override void Visit(int sheet, Func<SheetCells, bool, bool> row)
    {
        Guarded(() =>
        {
            Go(sheet);
            return true;
        });
        var cells = new SheetCells();
        for (var number = 1; Guarded(reader.Read); number++)
        {
            cells.Start(number);
            Guarded(() =>
            {
                Fill(cells);
                return true;
            });
            if (!row(cells, Guarded(() => reader.RowHeight == 0)))
            {
                return;
            }
        }
    }

    public override void Dispose() => reader.Dispose();

    private void Fill(SheetCells cells)
    {
        if (reader.FieldCount > MostColumns)
        {
            throw new InvalidDataException("more columns than the format has");
        }

        for (var column = 0; column < reader.FieldCount; column++)
        {
            var lost = false;
            var text = reader.GetValue(column) switch
            {
                null => "",
                string s => s,
                bool b => b ? "TRUE" : "FALSE",
                DateTime d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                double d => StoredNumber.Plain(d.ToString("R", CultureInfo.InvariantCulture), out lost),
                IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
                var other => $"{other}",
            };
            cells.Put(column, text, lost ? CellFault.LostDigits : CellFault.None);
        }
    }

    private void Go(int sheet)
    {
        reader.Reset();
        for (var i = 0; i < sheet; i++)
        {
            reader.NextResult();
        }
    }

    /// <summary>The library answers damage with whatever its arithmetic runs into: to the user it is one message.</summary>
    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InvalidPasswordException)
        {
            throw new UnreadableException(file, "encrypted", "工作簿设有打开密码，无法读取。请取消密码后重新上传。");
        }
        catch (Exception e) when (e is not (OutOfMemoryException or UnreadableException))
        {
            throw new UnreadableException(
                file,
                "damaged-workbook",
                "这个 .xls 文件已损坏或不是工作簿，无法读取。请重新导出，或用电子表格软件另存为 .xlsx 后再上传。"
            );
        }
    }
}
