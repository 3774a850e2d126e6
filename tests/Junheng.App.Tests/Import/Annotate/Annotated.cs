using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Junheng.App.Import;
using Junheng.App.Import.Annotate;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Import.Annotate;

/// <summary>Steps of the tests about annotated workbooks.</summary>
internal static class Annotated
{
    public const string Red = "FFFFC9C9";
    public const string Amber = "FFFFE8A3";
    public const string Blue = "FFD6E8FA";
    public const string List = "校验问题";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static CellNote Error(string? sheet, string? cell, string message = "填错了，请改正。") =>
        new(FindingLevel.Error, "not-a-number", sheet, cell, "示例小学（2199000001）", message);

    public static CellNote Warning(string? sheet, string? cell, string message = "请核对。") =>
        new(FindingLevel.Warning, "jump", sheet, cell, "示例小学（2199000001）", message, "已核实，属实。");

    public static CellNote Notice(string? sheet, string? cell, string message = "供参考。") =>
        new(FindingLevel.Notice, "round-number", sheet, cell, "", message);

    /// <summary>Annotates a file; it must be possible, and the result must be a sound workbook.</summary>
    public static byte[] Of(byte[] original, string name, params IReadOnlyList<CellNote> notes)
    {
        using var output = new MemoryStream();
        var problem = AnnotatedWorkbook.Write(new MemoryStream(original), name, notes, output);
        Assert.Null(problem);
        var bytes = output.ToArray();
        Assert.Empty(Faults(bytes).Except(name.EndsWith(".xlsx", StringComparison.Ordinal) ? Faults(original) : []));
        return bytes;
    }

    /// <summary>Annotates a file on disk into another beside it, and looks at that with openpyxl.</summary>
    public static async Task<Seen> See(TempFolder folder, string original, params IReadOnlyList<CellNote> notes)
    {
        var path = folder.Write(
            "annotated.xlsx",
            Of(await File.ReadAllBytesAsync(folder.At(original)), original, notes)
        );
        return await Seen.At(path);
    }

    /// <summary>What the format's own schemas and rules object to.</summary>
    public static string[] Faults(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var validator = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365);
        return [.. validator.Validate(document).Select(e => $"{e.Part?.ContentType} {e.Path?.XPath} {e.Description}")];
    }

    /// <summary>The boxes of comments: at which cell, and how many columns and rows they reach over.</summary>
    public static List<(string Cell, int Columns, int Rows)> Boxes(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return
        [
            .. zip
                .Entries.Where(e => e.FullName.EndsWith(".vml", StringComparison.Ordinal))
                .SelectMany(e =>
                {
                    using var part = e.Open();
                    return XDocument.Load(part).Descendants().Where(d => d.Name.LocalName == "ClientData").ToList();
                })
                .Select(box =>
                {
                    var at = ((string)Child(box, "Anchor")).Split(',').Select(int.Parse).ToList();
                    var cell = CellAddress.Of((int)Child(box, "Column"), (int)Child(box, "Row") + 1);
                    return (cell, at[4] - at[0], at[6] - at[2]);
                }),
        ];

        static XElement Child(XElement box, string name) => box.Elements().Single(e => e.Name.LocalName == name);
    }

    /// <summary>The same sheet but for what annotating may change, as text.</summary>
    public static string Text(SeenSheet sheet)
    {
        var bare = sheet.Bare();
        var cells = bare.Cells.OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary();
        return JsonSerializer.Serialize(bare with { Cells = cells }, Readable);
    }

    /// <summary>Lets LibreOffice load a workbook and save it in a format.</summary>
    public static async Task<string> ByLibreOffice(TempFolder folder, string name, string format, string into)
    {
        var ended = await Programs.LibreOffice(folder.Path, format, folder.At(into), folder.At(name));
        Assert.True(ended.Exit == 0, ended.Error);
        return folder.At(Path.Combine(into, Path.ChangeExtension(name, format.Split(':')[0])));
    }
}
