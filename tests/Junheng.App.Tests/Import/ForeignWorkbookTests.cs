using System.Diagnostics;
using System.Text;
using Junheng.App.Import;

namespace Junheng.App.Tests.Import;

/// <summary>Workbooks other programs write from a CSV file read like the CSV file itself.</summary>
public sealed class ForeignWorkbookTests : IDisposable
{
    private const string Script = """
        import csv, sys
        from openpyxl import Workbook
        def cell(text):
            if text == "":
                return None
            try:
                return int(text) if text.isdigit() else float(text)
            except ValueError:
                return text
        book = Workbook()
        sheet = book.active
        sheet.title = "schools"
        with open(sys.argv[1], encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream):
                sheet.append([cell(text) for text in row])
        book.save(sys.argv[2])
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("junheng-import-").FullName;

    [Fact]
    public void A_workbook_by_openpyxl_reads_like_the_CSV()
    {
        var csv = WriteCsv();
        var xlsx = Path.Combine(folder, "openpyxl.xlsx");
        // Debian's own Python is the one that has Debian's openpyxl.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        Run(python, "-c", Script, csv, xlsx);
        SameAsCsv(csv, xlsx);
    }

    [Fact]
    public async Task A_workbook_by_ExcelJS_reads_like_the_CSV()
    {
        var csv = WriteCsv();
        var xlsx = Path.Combine(folder, "exceljs.xlsx");
        var ended = await Programs.ExcelJs("write", csv, xlsx);
        Assert.True(ended.Exit == 0, ended.Error);
        SameAsCsv(csv, xlsx);
    }

    [Fact]
    public async Task ExcelJS_opens_the_annual_return_and_saves_it_without_loss()
    {
        var (own, saved) = (Path.Combine(folder, "own.xlsx"), Path.Combine(folder, "saved.xlsx"));
        var listed = Records()
            .Select(r => r.With([new(Engine.Schools.Stage.Primary, "一年级", "1班", 40)], []))
            .ToList();
        using (var stream = File.Create(own))
        {
            RecordFile.WriteReturn(
                stream,
                new(listed)
                {
                    Year = 2025,
                    County = "990101",
                    LastYear = listed,
                }
            );
        }

        var ended = await Programs.ExcelJs("resave", own, saved, "学校数据", "D2", "改名小学");
        Assert.True(ended.Exit == 0, ended.Error);
        var (before, after) = (Read(own), Read(saved));
        Assert.Null(after.Problem);
        Assert.Equal((2025, "990101"), (after.Form!.Year, after.Form.County));
        Assert.Equal(before.Form!.Sheets, after.Form.Sheets);
        Assert.Equal("改名小学", after.Rows[0].Name);
        Assert.Equal(before.Rows.Select(r => r.Classes.Count), after.Rows.Select(r => r.Classes.Count));
        Assert.Equal(
            Encoding.UTF8.GetString(Files.CsvOf(before.Rows)).Split('\n')[2..],
            Encoding.UTF8.GetString(Files.CsvOf(after.Rows)).Split('\n')[2..]
        );
    }

    [Fact]
    public void A_workbook_by_LibreOffice_reads_like_the_CSV()
    {
        var csv = WriteCsv();
        Run(
            "soffice",
            $"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--infilter=CSV:44,34,76,1",
            "--convert-to",
            "xlsx",
            "--outdir",
            folder,
            csv
        );
        SameAsCsv(csv, Path.ChangeExtension(csv, ".xlsx"));
    }

    [Fact]
    public void LibreOffice_opens_the_written_workbook_without_loss()
    {
        var book = Path.Combine(folder, "written.xlsx");
        File.WriteAllBytes(book, Files.XlsxOf(Records()));
        Run(
            "soffice",
            $"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "ods",
            "--outdir",
            folder,
            book
        );
        Run(
            "soffice",
            $"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            Path.Combine(folder, "again"),
            Path.Combine(folder, "written.ods")
        );
        SameAsCsv(WriteCsv(), Path.Combine(folder, "again", "written.xlsx"));
    }

    public void Dispose() => Directory.Delete(folder, true);

    private string WriteCsv()
    {
        var csv = Path.Combine(folder, "schools.csv");
        File.WriteAllBytes(csv, Files.CsvOf(Records()));
        return csv;
    }

    /// <summary>Records whose texts a spreadsheet does not take for something else.</summary>
    private static IEnumerable<Engine.Schools.SchoolRecord> Records()
    {
        for (var i = 0; i < 60; i++)
        {
            var record = new Engine.Schools.SchoolRecord
            {
                Year = 2025,
                County = "990101",
                School = $"21990{i:D5}",
                Name = $"示例第{i}小学",
                Type = (Engine.Schools.SchoolType)(i % 8),
                Organiser = i % 11 == 0 ? null : i % 11,
                Locale = i % 4 == 3 ? null : (Engine.Schools.Locale)(i % 4),
                Counted = i % 9 != 0,
                Parent = i % 9 == 0 ? "2199000001" : null,
                MusicRooms = i % 3 == 0 ? [98_000_000, 96_500_000 + i] : [],
            };
            foreach (var field in Engine.Schools.Fields.All)
            {
                if ((i + (int)field.Field) % 5 != 0)
                {
                    record.Set(field.Field, field.IsCount ? i * 7L : (i * 1000.1m) + ((int)field.Field * 0.000001m));
                }
            }

            yield return record;
        }
    }

    private static void SameAsCsv(string csv, string xlsx)
    {
        var (expected, actual) = (Read(csv), Read(xlsx));
        Assert.Null(actual.Problem);
        Assert.Empty(actual.Findings);
        Assert.Equal(60, expected.Rows.Count);
        Assert.Equal(
            Encoding.UTF8.GetString(Files.CsvOf(expected.Rows)),
            Encoding.UTF8.GetString(Files.CsvOf(actual.Rows))
        );
    }

    private static ReadResult Read(string path)
    {
        using var stream = File.OpenRead(path);
        return RecordFile.Read(stream, Path.GetFileName(path));
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), $"{program} does not end");
        Assert.True(process.ExitCode == 0, errors.Result);
    }
}
