namespace Junheng.App.Batch;

/// <summary>A row that counts: as a line that is plain, or as the record that was made of it.</summary>
/// <param name="Start">Where the school's identifier stands, in UTF-8.</param>
/// <param name="Length">Its length.</param>
/// <param name="Line">Number of the line; -1 if there is only the record.</param>
/// <param name="File">Number of the file.</param>
/// <param name="Row">Row of the file.</param>
/// <param name="Record">Number of the record; <see cref="NotMade"/> as long as the line will do.</param>
internal readonly record struct Entry(int Start, int Length, int Line, int File, int Row, int Record)
{
    /// <summary>No record has been made of the line.</summary>
    public const int NotMade = -1;

    /// <summary>No record can be made of the line, and why has been said.</summary>
    public const int Broken = -2;

    /// <summary>True if this row was handed in before another: files as given, rows as they stand.</summary>
    public bool IsBefore(in Entry other) => File != other.File ? File < other.File : Row < other.Row;

    /// <summary>The same as an order.</summary>
    public int Order(in Entry other) =>
        IsBefore(other) ? -1
        : other.IsBefore(this) ? 1
        : 0;
}
