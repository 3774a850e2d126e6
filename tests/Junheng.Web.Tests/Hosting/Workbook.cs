using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Junheng.Web.Tests.Hosting;

/// <summary>The values of a workbook's cells as openpyxl reads them: number, text, or null where there is none.</summary>
internal sealed partial class Workbook
{
    private const string Script = """
        import json, sys, warnings, openpyxl
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(sys.argv[1], data_only=True)
        print(json.dumps({s.title: [list(r) for r in s.iter_rows(values_only=True)] for s in book}))
        """;

    private readonly Dictionary<string, List<List<JsonElement>>> sheets;

    private Workbook(Dictionary<string, List<List<JsonElement>>> sheets) => this.sheets = sheets;

    public IReadOnlyCollection<string> Sheets => sheets.Keys;

    /// <summary>The rows of a sheet.</summary>
    public IReadOnlyList<IReadOnlyList<JsonElement>> this[string sheet] => sheets[sheet];

    public static Workbook Read(byte[] content)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("junheng-cells-").FullName, "book.xlsx");
        File.WriteAllBytes(file, content);
        // Debian's own Python is the one that has Debian's openpyxl.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        using var process = Process.Start(
            new ProcessStartInfo(python, ["-c", Script, file])
            {
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
            }
        )!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Directory.Delete(Path.GetDirectoryName(file)!, true);
        return new(JsonSerializer.Deserialize<Dictionary<string, List<List<JsonElement>>>>(said)!);
    }

    /// <summary>The workbook without the values written beside its formulas: what it shows then was computed.</summary>
    public static byte[] WithoutValues(byte[] content)
    {
        using var memory = new MemoryStream();
        memory.Write(content);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (
                var sheet in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", default)).ToList()
            )
            {
                string xml;
                using (var reader = new StreamReader(sheet.Open()))
                {
                    xml = reader.ReadToEnd();
                }

                var bare = Kept().Replace(xml, "</f>");
                Assert.True(xml.Length - bare.Length > 50, sheet.FullName);
                using var stream = sheet.Open();
                stream.SetLength(0);
                stream.Write(Encoding.UTF8.GetBytes(bare));
            }
        }

        return memory.ToArray();
    }

    [GeneratedRegex("</f><v>[^<]*</v>|</f><v ?/>")]
    private static partial Regex Kept();
}
