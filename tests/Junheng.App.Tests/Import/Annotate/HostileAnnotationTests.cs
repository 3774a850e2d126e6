using System.IO.Compression;
using System.Text;
using Junheng.App.Import;
using Junheng.App.Import.Annotate;

namespace Junheng.App.Tests.Import.Annotate;

/// <summary>Files that break the format are annotated or refused with a reason; nothing else happens.</summary>
public sealed class HostileAnnotationTests : IDisposable
{
    private const string Data = ForeignBook.Data;
    private static readonly string[] Splinters = ["<", "\"", "&#1;", "<a/>", "9999999999"];

    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_part_that_is_broken_anywhere_never_crashes()
    {
        await ForeignBook.Write(folder, "a.xlsx");
        var sound = Annotated.Of(
            await File.ReadAllBytesAsync(folder.At("a.xlsx")),
            "a.xlsx",
            Annotated.Error(Data, "F3")
        );
        var random = new Random(20260901);
        var (annotated, refused) = (0, 0);
        for (var i = 0; i < 400; i++)
        {
            var problem = Write(Mutated(sound, random), "a.xlsx");
            Assert.True(problem is null || problem.Message.Length > 10, problem?.Message);
            _ = problem is null ? annotated++ : refused++;
        }

        Assert.True(annotated > 50 && refused > 50, $"{annotated} annotated, {refused} refused");
    }

    [Fact]
    public async Task Random_bytes_never_crash()
    {
        await ForeignBook.Write(folder, "a.xlsx");
        var sound = await File.ReadAllBytesAsync(folder.At("a.xlsx"));
        var random = new Random(20260902);
        for (var i = 0; i < 300; i++)
        {
            var bytes = (byte[])sound.Clone();
            for (var k = 0; k < 6; k++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.NotEqual("", Write(bytes, "a.xlsx")?.Message);
        }
    }

    [Theory]
    [InlineData("macros", "xl/vbaProject.bin")]
    [InlineData("binary-workbook", "xl/workbook.bin")]
    public void What_the_import_refuses_is_not_opened(string code, string part) =>
        Assert.Equal(code, Write(new RawWorkbook().With(part, "x").Bytes(), "a.xlsx")?.Code);

    [Fact]
    public void A_zip_bomb_is_refused() =>
        Assert.Equal(
            "zip-bomb",
            Write(new RawWorkbook().With("xl/media/blank.bin", new string('0', 40_000_000)).Bytes(), "a.xlsx")?.Code
        );

    [Fact]
    public void A_style_sheet_too_large_for_a_tree_is_refused()
    {
        var random = new Random(1);
        var noise = new StringBuilder("<styleSheet>");
        while (noise.Length < 25 * 1024 * 1024)
        {
            noise.Append("<x a=\"").Append(random.NextInt64()).Append("\"/>");
        }

        var part = new RawWorkbook().With("[Content_Types].xml", noise.Append("</styleSheet>").ToString());
        Assert.Equal("too-large-part", Write(part.Bytes(), "a.xlsx")?.Code);
    }

    [Fact]
    public void An_encrypted_workbook_and_an_empty_file_are_refused()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        Assert.Equal("encrypted", Write(ole, "a.xlsx")?.Code);
        Assert.Equal("empty-file", Write([], "a.csv")?.Code);
    }

    [Fact]
    public void A_row_of_CSV_beyond_the_columns_of_a_sheet_is_refused()
    {
        var text = $"year,county,school,type\n2026,990101,1,小学{new string(',', 17_000)}\n";
        Assert.Equal("too-many-cells", Write(Encoding.UTF8.GetBytes(text), "a.csv")?.Code);
    }

    public void Dispose() => folder.Dispose();

    private static FileProblem? Write(byte[] bytes, string name)
    {
        using var output = new MemoryStream();
        return AnnotatedWorkbook.Write(
            new MemoryStream(bytes),
            name,
            [
                Annotated.Error(Data, "F3"),
                Annotated.Warning(Data, "Z99"),
                Annotated.Notice("说明", "A1"),
                Annotated.Error(null, null),
            ],
            output
        );
    }

    /// <summary>The same container with one part damaged inside, its checksum sound.</summary>
    private static byte[] Mutated(byte[] sound, Random random)
    {
        using var source = new ZipArchive(new MemoryStream(sound));
        var memory = new MemoryStream();
        var victim = random.Next(source.Entries.Count);
        using (var target = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < source.Entries.Count; i++)
            {
                using var reader = new StreamReader(source.Entries[i].Open());
                var text = reader.ReadToEnd();
                using var writer = new StreamWriter(target.CreateEntry(source.Entries[i].FullName).Open());
                writer.Write(i == victim ? Damaged(text, random) : text);
            }
        }

        return memory.ToArray();
    }

    private static string Damaged(string text, Random random)
    {
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 12), text.Length - at);
        return random.Next(5) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text.Replace(text.Substring(at, Math.Min(3, text.Length - at)), "9", StringComparison.Ordinal),
            // A number becomes another, an attribute another's.
            3 => System.Text.RegularExpressions.Regex.Replace(
                text,
                "\"[0-9]+\"",
                m => random.Next(9) == 0 ? $"\"{random.Next(-5, 1_000_000)}\"" : m.Value
            ),
            _ => text.Insert(at, Splinters[random.Next(Splinters.Length)]),
        };
    }
}
