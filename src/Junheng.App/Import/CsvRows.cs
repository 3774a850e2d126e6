using System.Text;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>
/// Goes through a CSV file row by row, in blocks. Rows are counted as a spreadsheet shows them: blank lines count, a
/// record with line breaks inside quotes is one row.
/// </summary>
internal abstract class CsvRows(string file, FindingList findings, bool loose = false)
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly CsvRow cells = new(loose);
    private RowAssembler? assembler;

    /// <summary>1-based number of the row taken last.</summary>
    public int Row { get; private set; }

    /// <summary>The header, once it has been read.</summary>
    public HeaderMap? Header => assembler?.Header;

    /// <summary>The file's name as the user knows it.</summary>
    protected string File => file;

    /// <summary>What is found on the way.</summary>
    protected FindingList Findings => findings;

    /// <summary>Rows below the header that are not blank.</summary>
    protected long Rows { get; set; }

    /// <summary>The file begins with a byte order mark, and so says that it is UTF-8.</summary>
    protected bool IsMarked { get; private set; }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="text">UTF-8, with or without a byte order mark.</param>
    /// <param name="done">Tells how much has been read, 0 to 1.</param>
    /// <param name="progress">Is told how much has been read.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <param name="block">Bytes read at a time; nothing depends on it but the time it takes.</param>
    /// <exception cref="UnreadableException">Empty, without the necessary columns, or with a quote never closed.</exception>
    public void Read(
        Stream text,
        Func<double> done,
        IProgress<double>? progress,
        CancellationToken cancel,
        int block = BlockReader.Usual
    )
    {
        try
        {
            using var windows = Open(text, block);
            Read(windows, done, progress, cancel);
        }
        catch (DecoderFallbackException)
        {
            throw CsvProblems.UnknownEncoding(file);
        }

        if (assembler is null)
        {
            throw FileSniffer.Empty(file);
        }

        if (Rows == 0)
        {
            findings.NoRows(0, new(file, null, 0));
        }
    }

    /// <summary>The windows to go through.</summary>
    protected virtual ICsvWindows Open(Stream text, int block) => new BlockReader(text, CsvText.LongestRow, block);

    /// <summary>Takes a row below the header, which may still be blank or broken.</summary>
    protected abstract void Take(ReadOnlySpan<byte> row);

    /// <summary>Looks at the bytes of a row before they are read as text.</summary>
    protected virtual void Check(ReadOnlySpan<byte> row) { }

    /// <summary>Takes the header.</summary>
    protected virtual void Take(HeaderMap header) { }

    /// <summary>Makes a record of a row; null if it is blank, or skipped with the reason among the findings.</summary>
    protected SchoolRecord? Assemble(ReadOnlySpan<byte> row)
    {
        Part(row);
        if (cells.IsBlank)
        {
            return null;
        }

        Rows++;
        return cells.Assemble(assembler!, new(file, null, Row), findings);
    }

    private void Read(ICsvWindows windows, Func<double> done, IProgress<double>? progress, CancellationToken cancel)
    {
        var window = windows.Next([]);
        IsMarked = window.StartsWith(ByteOrderMark);
        var at = IsMarked ? ByteOrderMark.Length : 0;
        while (true)
        {
            at = TakeAll(window, at, windows.IsLast);
            if (windows.IsLast)
            {
                return;
            }

            if (window.Length - at > CsvText.LongestRow)
            {
                throw CsvProblems.EndlessRecord($"{file}:{Row + 1}");
            }

            cancel.ThrowIfCancellationRequested();
            progress?.Report(done());
            window = windows.Next(window[at..]);
            at = 0;
        }
    }

    /// <summary>Takes all complete rows of a window from a place on; returns the place behind them and their line ends.</summary>
    private int TakeAll(ReadOnlySpan<byte> window, int at, bool last)
    {
        var quotes = window.Contains((byte)'"');
        while (at < window.Length)
        {
            var length = CsvText.RowLength(window[at..], quotes, last, out var row);
            if (length == 0)
            {
                break;
            }

            Row++;
            if (row > CsvText.LongestRow)
            {
                throw CsvProblems.EndlessRecord($"{file}:{Row}");
            }

            if (assembler is null)
            {
                TakeHeader(window.Slice(at, row));
            }
            else
            {
                Take(window.Slice(at, row));
            }

            at += length;
        }

        return at;
    }

    private void TakeHeader(ReadOnlySpan<byte> row)
    {
        Part(row);
        if (cells.IsBlank)
        {
            return;
        }

        var titles = new string[cells.Count];
        for (var i = 0; i < titles.Length; i++)
        {
            titles[i] = Encoding.UTF8.GetString(cells.Cell(i));
        }

        var header = HeaderMap.Build(titles, new(file, null, Row), findings);
        assembler = new(header, findings);
        Take(header);
    }

    private void Part(ReadOnlySpan<byte> row)
    {
        Check(row);
        if (cells.Read(row) == QuoteFault.Open)
        {
            throw CsvProblems.OpenQuote($"{file}:{Row}");
        }
    }
}
