using System.Text;
using Junheng.App.Import;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Import;

public sealed class CsvRuleTests
{
    private const string Keys = "year,county,school,type,pupils_primary";

    [Fact]
    public void Columns_may_stand_in_any_order_and_under_codes_or_titles()
    {
        var result = Files.Csv("办学类型,pupils_primary,学校标识码,county,年份\n小学,120,S1,990101,2025\n");
        var row = Assert.Single(result.Rows);
        Assert.Equal((2025, "990101", "S1", SchoolType.Primary), (row.Year, row.County, row.School, row.Type));
        Assert.Equal(120m, row.Value(Field.PupilsPrimary));
    }

    [Fact]
    public void A_missing_cell_is_not_zero()
    {
        var row = Assert.Single(Files.Csv($"{Keys}\n2025,990101,S1,primary,\n").Rows);
        Assert.False(row.Has(Field.PupilsPrimary));
        Assert.False(row.WasRejected(Field.PupilsPrimary));
    }

    [Fact]
    public void Empty_cells_take_the_defaults_of_the_contract()
    {
        var row = Assert.Single(Files.Row().Rows);
        Assert.Equal((null, null, null), ((int?)row.Organiser, row.Locale, row.Built));
        Assert.False(row.CityCentre);
        Assert.True(row.Counted);
        Assert.Null(row.Parent);
        Assert.Null(row.MusicRooms);
        Assert.Empty(Files.Row().Findings);
    }

    [Theory]
    [InlineData("2025,990101,S1,primary")]
    [InlineData("2025,990101,S1,primary,1,2")]
    public void A_row_with_the_wrong_number_of_fields_is_an_error_and_skipped(string line)
    {
        var result = Files.Csv($"{Keys}\n{line}\n2025,990101,S2,primary,5\n");
        var finding = result.Single("field-count");
        Assert.Equal((FindingLevel.Error, 2), (finding.Level, finding.Row));
        Assert.Equal("S2", Assert.Single(result.Rows).School);
    }

    [Fact]
    public void Rows_are_numbered_as_a_spreadsheet_shows_them()
    {
        var result = Files.Csv($"{Keys},name\n2025,990101,S1,primary,5,\"两\n行\"\n\n2025,990101,S2,primary,6,乙\n");
        Assert.DoesNotContain(result.Findings, f => f.Level == FindingLevel.Error);
        Assert.Equal([2, 4], result.Rows.Select(r => r.Source!.Row));
        Assert.Equal("两\n行", result.Rows[0].Name);
    }

    [Fact]
    public void Quotes_follow_RFC_4180()
    {
        var row = Assert.Single(Files.Row(("name", "示例\"实验\"小学,东校区")).Rows);
        Assert.Equal("示例\"实验\"小学,东校区", row.Name);
    }

    [Fact]
    public void Text_after_a_closing_quote_is_an_error_and_the_row_is_skipped()
    {
        var result = Files.Csv($"{Keys}\n2025,990101,\"S1\"x,primary,5\n2025,990101,S2,primary,6\n");
        Assert.Equal(2, result.Single("bad-quotes").Row);
        Assert.Equal("S2", Assert.Single(result.Rows).School);
    }

    [Fact]
    public void A_quote_that_never_closes_makes_the_file_unreadable()
    {
        var result = Files.Csv($"{Keys}\n2025,990101,\"S1,primary,5\n2025,990101,S2,primary,6\n");
        Assert.Equal("unterminated-quote", result.Problem());
        Assert.Equal("schools.csv:2", result.Problem!.Place);
    }

    [Fact]
    public void A_record_without_end_does_not_fill_the_memory()
    {
        var result = Files.Csv($"{Keys}\n2025,990101,\"{new string('x', 3_000_000)}\",primary,5\n");
        Assert.Equal("record-too-large", result.Problem());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void UTF8_is_read_with_and_without_a_byte_order_mark(string mark)
    {
        var row = Assert.Single(Files.Csv($"{mark}{Keys},name\r\n2025,990101,S1,primary,5,示例小学\r\n").Rows);
        Assert.Equal((2025, "示例小学"), (row.Year, row.Name));
    }

    [Fact]
    public void GB18030_is_recognised()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = "年份,区县代码,学校标识码,学校名称,办学类型,小学在校生数\n2025,990101,S1,㐀𠀀镕示例小学,小学,88\n";
        var row = Assert.Single(Files.Read(Encoding.GetEncoding("GB18030").GetBytes(text)).Rows);
        Assert.Equal(("㐀𠀀镕示例小学", 88m), (row.Name, row.Value(Field.PupilsPrimary)));
    }

    [Fact]
    public void A_character_cut_by_the_reading_buffer_is_still_UTF8()
    {
        var names = string.Concat(Enumerable.Range(0, 9000).Select(i => $"2025,990101,S{i},primary,5,示例小学{i}号\n"));
        foreach (var pad in new[] { "", "x", "xx" })
        {
            var result = Files.Csv($"{Keys},name\n2025,990101,P{pad},primary,5,乙\n{names}");
            Assert.Equal(9001, result.Rows.Count);
            Assert.Equal("示例小学8999号", result.Rows[^1].Name);
        }
    }

    [Fact]
    public void Bytes_of_neither_encoding_make_the_file_unreadable()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes($"{Keys}\n2025,990101,"), 0xFF, 0xFF, (byte)'\n'];
        Assert.Equal("encoding", Files.Read(bytes).Problem());
    }

    [Fact]
    public void A_marked_UTF8_file_is_not_taken_for_GB18030_when_it_is_damaged()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.ASCII.GetBytes($"{Keys}\n2025,990101,"), 0xB0, 0xA1, (byte)'\n'];
        Assert.Equal("encoding", Files.Read(bytes).Problem());
    }

    [Fact]
    public void A_header_without_rows_is_a_warning()
    {
        var result = Files.Csv(Files.FullHeader + "\n");
        Assert.Null(result.Problem);
        Assert.Equal(FindingLevel.Warning, result.Single("no-rows").Level);
    }

    [Fact]
    public void Reading_reports_progress_and_can_be_stopped()
    {
        var seen = new List<double>();
        var lines = string.Concat(Enumerable.Range(0, 120_000).Select(i => $"2025,990101,S{i},primary,5\n"));
        var bytes = Encoding.UTF8.GetBytes($"{Keys}\n{lines}");
        RecordFile.Read(new MemoryStream(bytes), "a.csv", new Progress(seen.Add));
        Assert.Equal(1, seen[^1]);
        Assert.True(seen.Count > 1 && seen.TrueForAll(p => p is >= 0 and <= 1));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            RecordFile.Read(new MemoryStream(bytes), "a.csv", null, stop.Token)
        );
    }

    [Fact]
    public void A_stream_that_cannot_seek_reads_the_same()
    {
        var bytes = Encoding.UTF8.GetBytes($"{Keys}\n2025,990101,S1,primary,5\n");
        using var once = new System.IO.Compression.BrotliStream(
            new MemoryStream(Compressed(bytes)),
            System.IO.Compression.CompressionMode.Decompress
        );
        Assert.Equal("S1", Assert.Single(RecordFile.Read(once, "a.csv").Rows).School);
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (
            var brotli = new System.IO.Compression.BrotliStream(
                memory,
                System.IO.Compression.CompressionMode.Compress,
                leaveOpen: true
            )
        )
        {
            brotli.Write(bytes);
        }

        return memory.ToArray();
    }

    private sealed class Progress(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
