namespace Junheng.App.Import.Statistics;

/// <summary>A workbook of either format, as rows of texts.</summary>
internal abstract class WideSource : IDisposable
{
    /// <summary>The sheets in order.</summary>
    public abstract IReadOnlyList<(string Name, bool Hidden)> Sheets { get; }

    /// <summary>The merged blocks that begin in the first rows of a sheet, where headers stand.</summary>
    public abstract IReadOnlyList<MergedBlock> Merged(int sheet, int within);

    /// <summary>Hands over the rows of a sheet, with whether each is hidden, until it is answered false.</summary>
    public abstract void Visit(int sheet, Func<SheetCells, bool, bool> row);

    public abstract void Dispose();

    /// <summary>Opens a workbook, told by its content.</summary>
    /// <exception cref="UnreadableException">Neither .xlsx nor .xls, protected, or damaged.</exception>
    public static WideSource Open(byte[] content, string file)
    {
        var stream = new MemoryStream(content, writable: false);
        return FileSniffer.Sniff(stream, file, takesOld: true) switch
        {
            FileKind.Workbook => new XlsxSource(stream, file),
            FileKind.OldWorkbook => new XlsSource(stream, file),
            _ => throw new UnreadableException(
                file,
                "no-workbook",
                "事业统计的导出文件应是 .xls 或 .xlsx 工作簿，这个文件是文本。请重新导出，或用电子表格软件另存为 .xlsx。"
            ),
        };
    }
}
