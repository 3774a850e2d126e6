using System.Diagnostics;
using Junheng.App.Import.Annotate;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Import.Annotate;

/// <summary>Large workbooks are annotated as a stream: neither the time nor the memory goes with what is not touched.</summary>
public sealed class LargeAnnotationTests : IDisposable
{
    private const string Script = """
        import sys
        from openpyxl import Workbook
        book = Workbook(write_only=True)
        schools, classes = book.create_sheet("学校数据"), book.create_sheet("班级")
        schools.append(["年份", "学校标识码"] + ["列%d" % i for i in range(60)])
        for i in range(300):
            schools.append([2026, "%010d" % i] + [i * 7 + k for k in range(60)])
        classes.append(["学校标识码", "年级", "班级", "人数"])
        for i in range(1500):
            classes.append(["%010d" % (i // 5), i % 6 + 1, "%d班" % i, 45])
        book.save(sys.argv[1])
        """;

    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_county_with_two_thousand_findings_takes_well_under_a_few_seconds()
    {
        await Write("a.xlsx");
        var notes = Enumerable
            .Range(0, 2000)
            .Select(i =>
                i % 4 == 0 ? Note("班级", $"D{i % 1500 + 2}") : Note("学校数据", $"{(char)('C' + i % 20)}{i % 300 + 2}")
            );
        var (bytes, took) = Timed("a.xlsx", [.. notes]);
        Assert.True(took < TimeSpan.FromSeconds(3), $"{took}");
        var seen = await Seen.At(folder.Write("b.xlsx", bytes));
        var cells = notes.Select(n => (n.Sheet, n.Cell)).Distinct().ToList();
        Assert.Equal(cells.Count, seen.Sheets.Values.Sum(s => s.Commented.Count()));
        Assert.Equal("2000", seen[Annotated.List]["C3"].Value);
        Assert.Empty(
            Annotated.Faults(bytes).Except(Annotated.Faults(await File.ReadAllBytesAsync(folder.At("a.xlsx"))))
        );
    }

    [Fact]
    public async Task A_hundred_thousand_styled_blank_rows_pass_by()
    {
        folder.Write("a.xlsx", StyledRows(100_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (bytes, took) = Timed("a.xlsx", [Note("数据", "D9"), Note("数据", "D90000"), Note("数据", "D200000")]);
        Assert.True(took < TimeSpan.FromSeconds(15), $"{took}");
        // A tree of two million cells would take a gigabyte.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
        var ended = await Programs.Openpyxl(
            folder.Path,
            "-c",
            "import sys, openpyxl\nsheet = openpyxl.load_workbook(sys.argv[1], read_only=True)['数据']\n"
                + "for i, row in enumerate(sheet.iter_rows(), 1):\n"
                + "    if i in (9, 90000, 200000): print(i, len(row), row[3].fill.fgColor.rgb)\n",
            folder.Write("b.xlsx", bytes)
        );
        Assert.True(ended.Exit == 0, ended.Error);
        Assert.Equal(
            [$"9 20 {Annotated.Amber}", $"90000 20 {Annotated.Amber}", $"200000 4 {Annotated.Amber}"],
            ended.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    [Fact]
    public async Task Beyond_ten_thousand_cells_findings_are_only_listed()
    {
        await Write("a.xlsx");
        CellNote[] notes =
        [
            .. Enumerable
                .Range(0, AnnotatedWorkbook.MostCells + 500)
                .Select(i => Note("学校数据", $"{(char)('C' + i % 20)}{i / 20 + 2}")),
            Note("班级", "D2") with
            {
                Level = FindingLevel.Error,
            },
        ];
        var (bytes, _) = Timed("a.xlsx", notes);
        var seen = await Seen.At(folder.Write("b.xlsx", bytes));
        Assert.Equal(AnnotatedWorkbook.MostCells, seen.Sheets.Values.Sum(s => s.Commented.Count()));
        Assert.Equal(Annotated.Red, seen["班级"]["D2"].Fill);
        Assert.Equal($"{notes.Length}", seen[Annotated.List][$"A{notes.Length + 5}"].Value);
        Assert.Contains("只有前10000条加了批注", seen[Annotated.List]["E4"].Value);
    }

    [Fact]
    public void Equal_formats_are_cloned_once()
    {
        var original = Files.XlsxOf([]);
        var once = Annotated.Of(original, "a.xlsx", Note("学校数据", "A2"));
        var often = Annotated.Of(
            original,
            "a.xlsx",
            [.. Enumerable.Range(2, 500).Select(i => Note("学校数据", $"A{i}"))]
        );
        Assert.Equal(Formats(once), Formats(often));
    }

    public void Dispose() => folder.Dispose();

    private static CellNote Note(string sheet, string cell) =>
        Annotated.Warning(sheet, cell) with
        {
            Explanation = null,
        };

    private static int Formats(byte[] workbook)
    {
        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(
            new MemoryStream(workbook),
            false
        );
        return document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.ChildElements.Count;
    }

    /// <summary>A sheet of which somebody has formatted twenty columns far down.</summary>
    private static byte[] StyledRows(int count)
    {
        var book = new RawWorkbook();
        for (var row = 1; row <= count; row++)
        {
            book.Row(row, [.. Enumerable.Repeat("<c {0} s=\"1\"/>", 20)]);
        }

        return book.With(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
                    + "</Types>"
            )
            .Bytes();
    }

    private async Task Write(string name)
    {
        var ended = await Programs.Openpyxl(folder.Path, "-c", Script, folder.At(name));
        Assert.True(ended.Exit == 0, ended.Error);
    }

    private (byte[] Bytes, TimeSpan Took) Timed(string name, CellNote[] notes)
    {
        using var original = File.OpenRead(folder.At(name));
        using var output = new MemoryStream();
        var clock = Stopwatch.StartNew();
        Assert.Null(AnnotatedWorkbook.Write(original, name, notes, output));
        return (output.ToArray(), clock.Elapsed);
    }
}
