namespace Junheng.App.Import.Statistics;

/// <summary>An .xlsx workbook, read as guardedly as every other one.</summary>
internal sealed class XlsxSource : WideSource
{
    private readonly WorkbookPackage package;
    private readonly WorkbookParts parts;
    private readonly List<string> strings;

    public XlsxSource(Stream stream, string file)
    {
        package = new(stream, file);
        try
        {
            parts = WorkbookParts.Find(package, file);
            strings = WorkbookText.ReadShared(package, parts.Strings, CancellationToken.None);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<(string Name, bool Hidden)> Sheets =>
        [.. parts.Sheets.Select(s => (s.Name, s.Hidden))];

    public override IReadOnlyList<MergedBlock> Merged(int sheet, int within) =>
        [.. MergedBlock.Of(package, parts.Sheets[sheet].Part).Where(b => b.FirstRow <= within)];

    public override void Visit(int sheet, Func<SheetCells, bool, bool> row)
    {
        using var reader = new SheetReader(package.Open(parts.Sheets[sheet].Part, out _), strings);
        var cells = new SheetCells();
        while (reader.Read(cells) && row(cells, reader.IsHidden)) { }
    }

    public override void Dispose() => package.Dispose();
}
