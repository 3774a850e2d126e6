using System.IO.Compression;
using System.Text;
using Junheng.App.Import;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Import;

/// <summary>Small synthetic files and what tests want to know of them.</summary>
internal static class Files
{
    /// <summary>A header of all codes.</summary>
    public static readonly string FullHeader = string.Join(',', RecordColumns.All.Select(c => c.Code));

    public static ReadResult Read(byte[] bytes, string name = "schools.csv") =>
        RecordFile.Read(new MemoryStream(bytes), name);

    public static ReadResult Csv(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads one sound row in which the named cells are replaced; all other cells are empty.</summary>
    public static ReadResult Row(params (string Code, string Cell)[] cells) => Read(RowBytes(cells));

    /// <summary>The file of that row.</summary>
    public static byte[] RowBytes(params (string Code, string Cell)[] cells)
    {
        var values = Sound(cells);
        var line = string.Join(',', RecordColumns.All.Select(c => Quoted(values.GetValueOrDefault(c.Code, ""))));
        return Encoding.UTF8.GetBytes($"{FullHeader}\n{line}\n");
    }

    /// <summary>The same in a workbook under Chinese titles, every cell a text.</summary>
    public static ReadResult SheetRow(params (string Code, string Cell)[] cells)
    {
        var values = Sound(cells);
        var book = new RawWorkbook();
        book.Row(1, [.. RecordColumns.All.Select(c => RawWorkbook.Text(c.Title))]);
        book.Row(2, [.. RecordColumns.All.Select(c => RawWorkbook.Text(values.GetValueOrDefault(c.Code, "")))]);
        return Read(book.Bytes(), "schools.xlsx");
    }

    public static Finding Single(this ReadResult result, string code) =>
        Assert.Single(result.Findings, f => f.Code == code);

    public static string Problem(this ReadResult result)
    {
        Assert.Empty(result.Rows);
        return Assert.IsType<FileProblem>(result.Problem).Code;
    }

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }

    public static byte[] CsvOf(IEnumerable<SchoolRecord> rows)
    {
        using var memory = new MemoryStream();
        RecordFile.WriteCsv(memory, rows);
        return memory.ToArray();
    }

    public static byte[] XlsxOf(IEnumerable<SchoolRecord> rows, params string[] notes)
    {
        using var memory = new MemoryStream();
        RecordFile.WriteXlsx(memory, rows, notes);
        return memory.ToArray();
    }

    private static Dictionary<string, string> Sound((string Code, string Cell)[] cells)
    {
        var values = new Dictionary<string, string>
        {
            ["year"] = "2025",
            ["county"] = "990101",
            ["school"] = "2199000001",
            ["name"] = "示例小学",
            ["type"] = "primary",
        };
        foreach (var (code, cell) in cells)
        {
            values[code] = cell;
        }

        return values;
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
