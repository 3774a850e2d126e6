using System.Globalization;
using System.Xml;

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

    public override IReadOnlyList<MergedBlock> Merged(int sheet, int within)
    {
        var blocks = new List<MergedBlock>();
        // They stand behind the rows.
        using var reader = package.Open(parts.Sheets[sheet].Part, out _);
        while (reader.Read())
        {
            if (
                reader.NodeType == XmlNodeType.Element
                && reader.LocalName == "mergeCell"
                && Block(reader.GetAttribute("ref")) is { } block
                && block.FirstRow <= within
            )
            {
                blocks.Add(block);
            }
        }

        return blocks;
    }

    public override void Visit(int sheet, Func<SheetCells, bool, bool> row)
    {
        using var reader = new SheetReader(package.Open(parts.Sheets[sheet].Part, out _), strings);
        var cells = new SheetCells();
        while (reader.Read(cells) && row(cells, reader.IsHidden)) { }
    }

    public override void Dispose() => package.Dispose();

    private static MergedBlock? Block(string? reference)
    {
        if (reference?.Split(':') is not [var from, var to])
        {
            return null;
        }

        var (first, last) = (Corner(from), Corner(to));
        return first is { } f && last is { } l ? new(f.Row, f.Column, l.Row, l.Column) : null;
    }

    private static (int Row, int Column)? Corner(string reference)
    {
        var column = CellAddress.Column(reference);
        var digits = reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return column >= 0 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (row, column)
            : null;
    }
}
