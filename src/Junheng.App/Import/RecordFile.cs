using System.Text;
using Junheng.App.Report;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>Files of school records: CSV and xlsx, read and written under the published columns.</summary>
public static class RecordFile
{
    /// <summary>The largest file read, in bytes.</summary>
    public const long LargestFile = 200L * 1024 * 1024;

    /// <summary>Reads a file, told apart by its content; every finding is reported at once.</summary>
    /// <param name="stream">The file from its start; one that cannot seek is copied to a temporary file first.</param>
    /// <param name="fileName">The name as the user knows it, for findings.</param>
    /// <param name="progress">Is told the part read, 0 to 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ReadResult Read(
        Stream stream,
        string fileName,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    ) => Read(stream, fileName, false, progress, cancellationToken);

    /// <summary>
    /// Reads a file as people hand it in: also from CSV marks for nothing, separators of thousands and dates for years
    /// are taken (workbooks are always read so), and there are no more rows than a county can have.
    /// </summary>
    /// <param name="stream">The file from its start.</param>
    /// <param name="fileName">The name as the user knows it, for findings.</param>
    public static ReadResult ReadHandedIn(Stream stream, string fileName) =>
        Read(stream, fileName, true, null, CancellationToken.None);

    private static ReadResult Read(
        Stream stream,
        string fileName,
        bool handedIn,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var copy = stream.CanSeek ? null : Copy(stream, fileName, cancellationToken);
            var source = copy ?? stream;
            if (source.Length > LargestFile)
            {
                throw TooLarge(fileName);
            }

            var result =
                FileSniffer.Sniff(source, fileName) == FileKind.Workbook
                    ? WorkbookRecords.Read(source, fileName, handedIn, progress, cancellationToken)
                    : ReadCsv(source, fileName, handedIn, progress, cancellationToken);
            progress?.Report(1);
            return result with { Name = fileName };
        }
        catch (UnreadableException e)
        {
            return ReadResult.Unreadable(e.Problem);
        }
    }

    /// <summary>Writes CSV: codes as header, UTF-8 without byte order mark, LF.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="rows">The records.</param>
    /// <param name="forPeople">Whether people open it in spreadsheet software: no text may act as a formula then.</param>
    public static void WriteCsv(Stream stream, IEnumerable<SchoolRecord> rows, bool forPeople = false) =>
        CsvRecordWriter.Write(stream, rows, forPeople);

    /// <summary>Writes a workbook under Chinese titles, with a second sheet (填写说明) that explains every column.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="rows">The records; none makes a blank form.</param>
    /// <param name="notes">Lines to stand on top of the explanations.</param>
    /// <param name="mark">Who takes it out and when; null where nobody does.</param>
    public static void WriteXlsx(
        Stream stream,
        IEnumerable<SchoolRecord> rows,
        IEnumerable<string>? notes = null,
        ExportMark? mark = null
    ) => WriteReturn(stream, new([.. rows]) { Notes = [.. notes ?? []], Mark = mark });

    /// <summary>Writes an annual return to be filled in.</summary>
    public static void WriteReturn(Stream stream, ReturnContent content) => WorkbookRecordWriter.Write(stream, content);

    private static ReadResult ReadCsv(
        Stream stream,
        string file,
        bool handedIn,
        IProgress<double>? progress,
        CancellationToken cancel
    )
    {
        var findings = new FindingList();
        var encoding = CsvEncoding.Detect(stream, file, cancel);
        using var utf8 = encoding is null
            ? null
            : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
        var csv = new CsvRecords(file, findings, handedIn);
        csv.Read(utf8 ?? stream, () => (double)stream.Position / stream.Length, progress, cancel);
        return new(csv.Records, findings.Finish(file, null), null) { Header = csv.Header };
    }

    private static FileStream Copy(Stream stream, string file, CancellationToken cancel)
    {
        var copy = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            128 * 1024,
            FileOptions.DeleteOnClose
        );
        try
        {
            var buffer = new byte[128 * 1024];
            while (stream.Read(buffer) is > 0 and var read)
            {
                cancel.ThrowIfCancellationRequested();
                copy.Write(buffer, 0, read);
                if (copy.Length > LargestFile)
                {
                    throw TooLarge(file);
                }
            }

            copy.Position = 0;
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private static UnreadableException TooLarge(string file) =>
        new(file, "too-large-file", $"文件超过{LargestFile / 1024 / 1024}MB，未读取。请按区县或年份拆分后分别导入。");
}
