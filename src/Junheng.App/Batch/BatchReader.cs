using System.IO.Compression;
using System.Text;
using Junheng.App.Import;
using Junheng.Engine.Validate;

namespace Junheng.App.Batch;

/// <summary>Reads the files of a batch, each told apart by its content: CSV, CSV packed by gzip, workbook.</summary>
internal sealed class BatchReader(RowStore store, Action<Finding> tell, IProgress<double>? progress)
{
    private const int HeadLength = 4096;

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableException">It cannot be read at all.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public void Read(BatchFile file, CancellationToken cancel)
    {
        using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        if (IsGzip(stream))
        {
            ReadGzip(file, stream, cancel);
        }
        else if (FileSniffer.Sniff(stream, file.Path) == FileKind.Workbook)
        {
            ReadWorkbook(file, stream, cancel);
        }
        else
        {
            ReadText(file, stream, stream, cancel);
        }

        progress?.Report(1);
    }

    private static bool IsGzip(FileStream stream)
    {
        var gzip = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return gzip;
    }

    private void ReadGzip(BatchFile file, FileStream stream, CancellationToken cancel)
    {
        try
        {
            var head = new byte[HeadLength];
            using (var peek = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true))
            {
                head = head[..peek.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            }

            if (FileSniffer.Sniff(new MemoryStream(head), file.Path) == FileKind.Workbook)
            {
                throw CsvProblems.PackedWorkbook(file.Path);
            }

            stream.Position = 0;
            using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
            try
            {
                ReadText(file, unpacked, stream, cancel);
            }
            catch (UnreadableException)
            {
                // Damage makes nonsense of the text before it shows itself; then it is what is to be told.
                unpacked.CopyTo(Stream.Null);
                throw;
            }
        }
        catch (InvalidDataException)
        {
            throw CsvProblems.DamagedGzip(file.Path);
        }
    }

    private void ReadWorkbook(BatchFile file, FileStream stream, CancellationToken cancel)
    {
        var read = RecordFile.Read(stream, file.Path, progress, cancel);
        if (read.Problem is { } problem)
        {
            throw new UnreadableException(problem.Place, problem.Code, problem.Message);
        }

        file.Workbook = read with { Rows = [], Findings = [] };
        foreach (var finding in read.Findings)
        {
            tell(finding);
        }

        foreach (var row in read.Rows)
        {
            store.Of(row.Year, row.County).Records.Add((file.Number, row));
        }
    }

    private void ReadText(BatchFile file, Stream text, FileStream source, CancellationToken cancel)
    {
        var findings = new FindingList();
        using var utf8 = file.IsGb18030
            ? Encoding.CreateTranscodingStream(text, CsvEncoding.Gb18030(), Encoding.UTF8, leaveOpen: true)
            : null;
        var rows = new FileRows(file, store, findings, tell);
        rows.Read(utf8 ?? text, () => (double)source.Position / source.Length, progress, cancel);
        foreach (var finding in findings.Take())
        {
            tell(finding);
        }
    }
}
