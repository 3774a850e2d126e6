using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>How wide the columns and how high the rows of a sheet are, in pixels: a comment's box hangs on cells.</summary>
internal sealed class SheetGeometry
{
    private const int Farthest = 1000;

    private readonly List<(int First, int Last, int Width, int Format)> columns = [];
    private readonly Dictionary<int, int> heights = [];
    private int usualWidth = 64;
    private int usualHeight = 20;

    /// <summary>Takes the sheet's usual measures.</summary>
    public void TakeUsual(XElement format)
    {
        if (Number(format.Attribute("defaultColWidth")?.Value) is { } width)
        {
            usualWidth = Pixels(width);
        }

        if (Number(format.Attribute("defaultRowHeight")?.Value) is { } height)
        {
            usualHeight = (int)(height * 4 / 3);
        }
    }

    /// <summary>Takes the columns that are said to be otherwise.</summary>
    public void TakeColumns(XElement cols)
    {
        foreach (var col in cols.Elements())
        {
            var (first, last) = (Number(col.Attribute("min")?.Value) ?? 0, Number(col.Attribute("max")?.Value) ?? 0);
            var hidden = col.Attribute("hidden")?.Value is "1" or "true";
            var width = Number(col.Attribute("width")?.Value) is { } chars ? Pixels(chars) : usualWidth;
            var format = (int)(Number(col.Attribute("style")?.Value) ?? 0);
            columns.Add(((int)first - 1, (int)last - 1, hidden ? 0 : width, format));
        }
    }

    /// <summary>Takes the row the reader stands on.</summary>
    public void TakeRow(XmlReader row, int number)
    {
        if (row.GetAttribute("hidden") is "1" or "true")
        {
            heights[number] = 0;
        }
        else if (Number(row.GetAttribute("ht")) is { } height)
        {
            TakeRow(number, height);
        }
    }

    /// <summary>Takes the height of a row, in points.</summary>
    public void TakeRow(int number, double height) => heights[number] = (int)(height * 4 / 3);

    /// <summary>The format a cell of the column has that is not in the file.</summary>
    public int FormatOf(int column) => columns.Find(c => c.First <= column && column <= c.Last).Format;

    /// <summary>
    /// The anchor of a box beside a cell: column, pixels into it, row, pixels into it, for its upper left and its lower
    /// right corner.
    /// </summary>
    public string Anchor(int column, int row, int width, int height)
    {
        var left = Math.Min(column + 1, CellAddress.Columns - 2);
        var top = Math.Max(row - 2, 0);
        const int Gap = 12;
        var (right, intoRight) = Walk(left, Gap + width, WidthOf, CellAddress.Columns - 1);
        var (bottom, intoBottom) = Walk(
            top,
            Gap + height,
            r => heights.GetValueOrDefault(r + 1, usualHeight),
            CellAddress.Rows - 1
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{left}, {Gap}, {top}, {Gap}, {right}, {intoRight}, {bottom}, {intoBottom}"
        );
    }

    private int WidthOf(int column)
    {
        foreach (var (first, last, width, _) in columns)
        {
            if (first <= column && column <= last)
            {
                return width;
            }
        }

        return usualWidth;
    }

    private static (int At, int Into) Walk(int at, int pixels, Func<int, int> size, int last)
    {
        // Hidden rows have no height: a sheet of nothing else is not walked to its end.
        var end = Math.Min(last, at + Farthest);
        while (at < end && size(at) <= pixels)
        {
            pixels -= size(at++);
        }

        return (at, pixels);
    }

    private static int Pixels(double chars) => (int)(chars * 7 + 5);

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and < 1e6
            ? value
            : null;
}
