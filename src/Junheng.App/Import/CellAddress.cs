using System.Globalization;

namespace Junheng.App.Import;

/// <summary>Cell references of a sheet (A1 notation).</summary>
internal static class CellAddress
{
    /// <summary>The number of columns a sheet can have.</summary>
    public const int Columns = 16_384;

    /// <summary>The number of rows a sheet can have.</summary>
    public const int Rows = 1_048_576;

    /// <summary>The reference of a cell.</summary>
    /// <param name="column">0-based column.</param>
    /// <param name="row">1-based row.</param>
    public static string Of(int column, int row) => $"{Letters(column)}{row}";

    /// <summary>The letters of a 0-based column.</summary>
    public static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + Letters(column % 26);

    /// <summary>The 0-based column of a reference such as AB12; -1 if it is none.</summary>
    public static int Column(string reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                break;
            }

            column = column * 26 + (c - 'A' + 1);
            if (column > Columns)
            {
                return -1;
            }
        }

        return column - 1;
    }

    /// <summary>The 0-based column and 1-based row of a reference such as AB12; null if it is none.</summary>
    public static (int Column, int Row)? Parse(string reference)
    {
        var column = Column(reference);
        var digits = reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return
            column >= 0
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && row is > 0 and <= Rows
            ? (column, row)
            : null;
    }
}
