using System.Text;
using Junheng.App.Import;

namespace Junheng.App.Tests.Import;

/// <summary>Files that cannot or must not be read are refused with a reason, never with a crash.</summary>
public sealed class HostileFileTests
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n  \n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_refused(string text) => Assert.Equal("empty-file", Files.Csv(text).Problem());

    [Theory]
    [InlineData("%PDF-1.7\n")]
    [InlineData("<html><table><tr><td>年份</td></tr></table></html>")]
    [InlineData("\uFEFF <?xml version=\"1.0\"?>")]
    [InlineData("year,county\0school")]
    public void Something_that_is_no_table_is_refused(string text) =>
        Assert.Equal("unknown-format", Files.Csv(text).Problem());

    [Fact]
    public void UTF16_is_refused_with_advice()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("year,county,school,type\n")];
        Assert.Equal("encoding", Files.Read(bytes).Problem());
    }

    [Fact]
    public void An_old_workbook_is_refused_whatever_its_name() =>
        Assert.Equal("old-xls", Files.Read([.. Ole, .. new byte[5000]], "schools.xlsx").Problem());

    [Fact]
    public void An_encrypted_workbook_is_told_from_an_old_one()
    {
        // The mark lies across the boundary of the buffer that searches for it.
        foreach (var before in new[] { 0, 65_536 - 8 - 5, 65_536 - 8 - 31, 200_000 })
        {
            byte[] bytes =
            [
                .. Ole,
                .. new byte[before],
                .. Encoding.Unicode.GetBytes("EncryptedPackage"),
                .. new byte[100],
            ];
            Assert.Equal("encrypted", Files.Read(bytes, "schools.xlsx").Problem());
        }
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "x")]
    [InlineData(
        "[Content_Types].xml",
        "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"
    )]
    public void Macros_are_refused(string part, string text) =>
        Assert.Equal("macros", Files.Read(Sound().With(part, text).Bytes()).Problem());

    [Fact]
    public void A_binary_workbook_is_refused() =>
        Assert.Equal("binary-workbook", Files.Read(Files.Zip(("xl/workbook.bin", "x"))).Problem());

    [Fact]
    public void Another_kind_of_container_is_refused()
    {
        Assert.Equal("unknown-format", Files.Read(Files.Zip(("word/document.xml", "<document/>"))).Problem());
        Assert.Equal("unknown-format", Files.Read(Files.Zip()).Problem());
    }

    [Fact]
    public void A_workbook_without_school_data_is_refused() =>
        Assert.Equal("no-header", Files.Read(new RawWorkbook().Row(1, RawWorkbook.Text("年份")).Bytes()).Problem());

    [Fact]
    public void A_truncated_workbook_is_refused_wherever_it_is_cut()
    {
        var bytes = Sound().Bytes();
        for (var length = 4; length < bytes.Length; length += 37)
        {
            Assert.Equal("damaged-workbook", Files.Read(bytes[..length], "a.xlsx").Problem());
        }
    }

    [Fact]
    public void A_flipped_bit_is_never_a_wrong_figure()
    {
        var bytes = Sound().Bytes();
        var expected = Describe(Files.Read(bytes));
        for (var at = 0; at < bytes.Length; at++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 0x10;
            var result = Files.Read(damaged);
            Assert.True(result.Problem is not null || Describe(result) == expected, $"byte {at}");
        }
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = Sound().With("xl/media/blank.bin", new string('0', 40_000_000)).Bytes();
        Assert.True(bomb.Length < 100_000);
        Assert.Equal("zip-bomb", Files.Read(bomb).Problem());
    }

    [Fact]
    public void A_workbook_of_too_many_parts_is_refused()
    {
        var book = Sound();
        for (var i = 0; i < 10_001; i++)
        {
            book.With($"xl/media/{i}", "");
        }

        Assert.Equal("zip-bomb", Files.Read(book.Bytes()).Problem());
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet>&a;</worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"2000000\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"1\"><v>1</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\">")]
    public void A_sheet_that_breaks_the_format_is_refused(string sheet)
    {
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var bytes = Files.Zip(
            (
                "_rels/.rels",
                $"<r><Relationship Id=\"a\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></r>"
            ),
            (
                "xl/workbook.xml",
                $"<workbook xmlns:r=\"{Office}\"><sheets><sheet name=\"a\" r:id=\"b\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                $"<r><Relationship Id=\"b\" Type=\"{Office}/worksheet\" Target=\"s.xml\"/></r>"
            ),
            ("xl/s.xml", sheet)
        );
        Assert.Equal("damaged-workbook", Files.Read(bytes).Problem());
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused_unread()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(RecordFile.LargestFile + 1);
            Assert.Equal("too-large-file", RecordFile.Read(file, "a.csv").Problem());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Random_bytes_never_crash_the_reader()
    {
        var random = new Random(20250901);
        var sound = Sound().Bytes();
        for (var i = 0; i < 300; i++)
        {
            var bytes = i % 2 == 0 ? (byte[])sound.Clone() : Encoding.UTF8.GetBytes($"{Files.FullHeader}\n2025,9,S\n");
            for (var k = 0; k < 8; k++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.NotNull(Files.Read(bytes).Rows);
        }
    }

    private static RawWorkbook Sound() =>
        new RawWorkbook()
            .Row(
                1,
                RawWorkbook.Text("年份"),
                RawWorkbook.Text("区县代码"),
                RawWorkbook.Text("学校标识码"),
                RawWorkbook.Text("办学类型"),
                RawWorkbook.Text("小学在校生数")
            )
            .Row(
                2,
                RawWorkbook.Number("2025"),
                RawWorkbook.Number("990101"),
                RawWorkbook.Text("S1"),
                RawWorkbook.Text("小学"),
                RawWorkbook.Number("123")
            );

    private static string Describe(ReadResult result) =>
        string.Join('\n', result.Rows.Select(r => Encoding.UTF8.GetString(Files.CsvOf([r]))));
}
