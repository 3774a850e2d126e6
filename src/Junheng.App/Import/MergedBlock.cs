using System.Text;
using System.Xml;

namespace Junheng.App.Import;

/// <summary>A block of merged cells: 1-based rows, 0-based columns, both ends included.</summary>
internal readonly record struct MergedBlock(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>False for what only a damaged file can say.</summary>
    public bool IsSound => FirstRow > 0 && FirstColumn >= 0 && LastRow >= FirstRow && LastColumn >= FirstColumn;

    public bool Holds(int row, int column) =>
        row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;

    /// <summary>The merged blocks of a sheet, in the order of the file.</summary>
    public static List<MergedBlock> Of(WorkbookPackage package, string part)
    {
        var blocks = new List<MergedBlock>();
        // They stand behind the rows: most sheets have none, and are gone through once as bytes only.
        using (var bytes = package.OpenBytes(part))
        {
            if (!FileSniffer.Holds(bytes, Encoding.UTF8.GetBytes("mergeCell")))
            {
                return blocks;
            }
        }

        using var reader = package.Open(part, out _);
        while (reader.Read())
        {
            if (
                reader.NodeType == XmlNodeType.Element
                && reader.LocalName == "mergeCell"
                && reader.GetAttribute("ref")?.Split(':') is [var from, var to]
                && CellAddress.Parse(from) is { } first
                && CellAddress.Parse(to) is { } last
            )
            {
                blocks.Add(new(first.Row, first.Column, last.Row, last.Column));
            }
        }

        return blocks;
    }
}
