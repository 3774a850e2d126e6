using System.Text.Unicode;
using Junheng.App.Import;
using Junheng.Engine.Validate;

namespace Junheng.App.Batch;

/// <summary>One file of a batch: what is known of it once its header has been read.</summary>
internal sealed class BatchFile(string path, int number)
{
    /// <summary>The name as it was given, for findings.</summary>
    public string Path => path;

    /// <summary>Its place among the files of the batch.</summary>
    public int Number => number;

    /// <summary>The header of a CSV file.</summary>
    public HeaderMap? Header { get; set; }

    /// <summary>A byte order mark says that the file is UTF-8.</summary>
    public bool IsMarked { get; set; }

    /// <summary>The file turned out not to be UTF-8.</summary>
    public bool IsGb18030 { get; set; }

    /// <summary>What was read of a workbook, which is read at once.</summary>
    public ReadResult? Workbook { get; set; }

    /// <summary>Where a finding about this file points, as told on a terminal.</summary>
    public string Place(Finding finding) =>
        (Workbook ?? new ReadResult([], [], null) { Name = path, Header = Header }).Place(finding);

    /// <summary>Looks at bytes before they are read as text.</summary>
    /// <exception cref="WrongEncodingException">They are not UTF-8: the file must be read again as GB18030.</exception>
    /// <exception cref="UnreadableException">They are not, and the file says they are.</exception>
    public void Check(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            throw IsMarked ? CsvProblems.DamagedUtf8(path) : new WrongEncodingException(this);
        }
    }
}

/// <summary>A file taken for UTF-8 is not: what was read of it must be read again as GB18030.</summary>
internal sealed class WrongEncodingException(BatchFile file) : Exception(file.Path)
{
    public BatchFile File => file;
}
