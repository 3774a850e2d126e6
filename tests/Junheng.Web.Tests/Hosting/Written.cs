using System.Diagnostics;
using System.Text.Json;

namespace Junheng.Web.Tests.Hosting;

/// <summary>Workbooks written by openpyxl, as an office's own spreadsheet would.</summary>
internal static class Written
{
    private const string Script = """
        import json, sys, openpyxl
        book = openpyxl.Workbook()
        for row in json.load(open(sys.argv[1], encoding="utf-8")):
            book.active.append(row)
        book.save(sys.argv[2])
        """;

    /// <summary>A workbook of one sheet with these rows; a text that begins with = becomes a formula.</summary>
    public static byte[] Book(params string[][] rows)
    {
        var folder = Directory.CreateTempSubdirectory("junheng-written-").FullName;
        var (source, made) = (Path.Combine(folder, "rows.json"), Path.Combine(folder, "book.xlsx"));
        File.WriteAllText(source, JsonSerializer.Serialize(rows));
        // Debian's own Python is the one that has Debian's openpyxl.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        using var process = Process.Start(python, ["-c", Script, source, made]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        var content = File.ReadAllBytes(made);
        Directory.Delete(folder, true);
        return content;
    }
}
