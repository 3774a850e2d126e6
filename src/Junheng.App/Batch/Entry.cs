using System.Text;
using Junheng.Engine.Schools;

namespace Junheng.App.Batch;

/// <summary>A row that counts: as a line that is plain, or as the record that was made of it.</summary>
/// <param name="Id">The school's identifier in UTF-8.</param>
/// <param name="Line">Number of the line; -1 if there is only the record.</param>
/// <param name="File">Number of the file.</param>
/// <param name="Row">Row of the file.</param>
/// <param name="Record">The record; null as long as the line will do.</param>
internal readonly record struct Entry(Memory<byte> Id, int Line, int File, int Row, SchoolRecord? Record)
{
    /// <summary>An entry that is a record only.</summary>
    public static Entry Of(SchoolRecord record, int file) =>
        new(Encoding.UTF8.GetBytes(record.School), -1, file, record.Source?.Row ?? 0, record);

    /// <summary>The order of results: by identifier; rows of the same school as they were handed in.</summary>
    public static int Order(Entry a, Entry b)
    {
        var order = a.Id.Span.SequenceCompareTo(b.Id.Span);
        return order != 0 ? order : HandedIn(a, b);
    }

    /// <summary>The order in which rows were handed in: files as given, rows as they stand.</summary>
    public static int HandedIn(Entry a, Entry b)
    {
        var order = a.File.CompareTo(b.File);
        return order != 0 ? order : a.Row.CompareTo(b.Row);
    }
}
