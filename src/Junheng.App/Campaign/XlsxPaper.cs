using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Junheng.App.Import;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>The sheets of a workbook as tables: an annex of a plan. A row with one text in it is a paragraph.</summary>
internal static class XlsxPaper
{
    private const int MostRows = 20_000;
    private const int MostColumns = 60;

    public static PlanDocument Read(byte[] bytes, string file)
    {
        try
        {
            // Looked through for bombs, macros and links to other files before it is unpacked.
            using (new WorkbookPackage(new MemoryStream(bytes), file)) { }

            // The reader asks for an old encoding even where none is used.
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
            return new(Rows(reader));
        }
        catch (Exception error)
            when (error
                    is InvalidDataException
                        or XmlException
                        or HeaderException
                        or KeyNotFoundException
                        or ArgumentException
            )
        {
            throw new UnreadableException(
                file,
                "damaged",
                "工作簿已损坏或不是 .xlsx，无法读取。请用电子表格软件打开并另存为 .xlsx。"
            );
        }
    }

    private static List<PlanBlock> Rows(IExcelDataReader reader)
    {
        var blocks = new List<PlanBlock>();
        var (line, table) = (0, 0);
        do
        {
            table++;
            var row = 0;
            var merges = reader.MergeCells ?? [];
            var tops = new Dictionary<(int, int), string>();
            while (reader.Read() && line < MostRows)
            {
                line++;
                var cells = Enumerable
                    .Range(0, Math.Min(reader.FieldCount, MostColumns))
                    .Select(c => Text(reader, c))
                    .ToArray();
                foreach (
                    var merge in merges.Where(m =>
                        m.FromRow <= row && row <= m.ToRow && m.FromColumn < cells.Length && m.FromRow < m.ToRow
                    )
                )
                {
                    // A cell merged downwards says the same in each of its rows.
                    if (row == merge.FromRow)
                    {
                        tops[(merge.FromRow, merge.FromColumn)] = cells[merge.FromColumn];
                    }
                    else
                    {
                        cells[merge.FromColumn] = tops.GetValueOrDefault((merge.FromRow, merge.FromColumn), "");
                    }
                }

                row++;
                var number = row;
                var sheet = reader.Name;
                string Place(int column) => $"!{sheet}!{Column(column)}{number}";
                var filled = cells.Count(c => c.Length > 0);
                table += filled == 0 ? 1 : 0;
                if (filled == 1)
                {
                    var only = Place(Array.FindIndex(cells, c => c.Length > 0));
                    blocks.AddRange(
                        cells
                            .First(c => c.Length > 0)
                            .Split('\n')
                            .Where(t => t.Trim().Length > 0)
                            .Select(t => new PlanBlock(t, line, line) { Place = only })
                    );
                }
                else if (filled > 1)
                {
                    blocks.Add(
                        new(
                            string.Join(' ', cells),
                            line,
                            line,
                            [.. cells.Select((c, i) => new PlanCell(c, line, line) { Place = Place(i) })],
                            table
                        )
                    );
                }
            }
        } while (reader.NextResult());

        return blocks;
    }

    private static string Column(int index) =>
        (index >= 26 ? Column((index / 26) - 1) : "") + (char)('A' + (index % 26));

    private static string Text(IExcelDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            null => "",
            double d when reader.GetNumberFormatString(column)?.Contains('%') == true => (d * 100).ToString(
                "0.######",
                CultureInfo.InvariantCulture
            ) + "%",
            double d => d.ToString("0.######", CultureInfo.InvariantCulture),
            DateTime date => date.ToString("yyyy年M月", CultureInfo.InvariantCulture),
            var other => Convert
                .ToString(other, CultureInfo.InvariantCulture)
                ?.Replace("\r\n", "\n", StringComparison.Ordinal)
                .Trim()
                ?? "",
        };
}
