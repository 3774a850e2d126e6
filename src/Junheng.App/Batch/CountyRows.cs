using System.Globalization;
using Junheng.Engine.Schools;

namespace Junheng.App.Batch;

/// <summary>The rows of one county and year, as far as they are in memory: a chain of chunks of a <see cref="RowStore"/>.</summary>
internal sealed class CountyRows(int year, string county) : IComparable<CountyRows>
{
    public int Year => year;

    public string County => county;

    /// <summary>First and last chunk; -1 if there is none.</summary>
    public (int First, int Last) Chunks { get; set; } = (-1, -1);

    /// <summary>Rows in memory.</summary>
    public int Rows { get; set; }

    /// <summary>Bytes of the rows in memory.</summary>
    public int Length { get; set; }

    /// <summary>Bytes that left the memory.</summary>
    public int Spilled { get; private set; }

    /// <summary>Bytes altogether.</summary>
    public int Total => Spilled + Length;

    /// <summary>Rows that came as records: of workbooks, or with keys that had to be looked at twice.</summary>
    public List<(int File, SchoolRecord Record)> Records { get; } = [];

    /// <summary>All rows have left the memory.</summary>
    public void Leave() => (Chunks, Rows, Spilled, Length) = ((-1, -1), 0, Spilled + Length, 0);

    /// <summary>Year and county of a plain key as one number.</summary>
    public static CountyRows OfKey(long key) =>
        new((int)(key / 1_000_000), (key % 1_000_000).ToString("D6", CultureInfo.InvariantCulture));

    /// <summary>The order of results: year, then county by code point.</summary>
    public int CompareTo(CountyRows? other)
    {
        var order = Year.CompareTo(other!.Year);
        return order != 0 ? order : CodePoints.Compare(County, other.County);
    }
}

/// <summary>A row as it is kept: where it stood, and how long it is.</summary>
/// <param name="Row">1-based row of the file.</param>
/// <param name="File">Number of the file.</param>
/// <param name="Length">Bytes of the row, which follow.</param>
internal readonly record struct KeptRow(int Row, int File, int Length)
{
    public const int Size = 3 * sizeof(int);
}

/// <summary>A row in memory.</summary>
/// <param name="At">Where its text begins.</param>
/// <param name="Row">What is kept of it.</param>
internal readonly record struct RowInMemory(int At, KeptRow Row);
