using System.Globalization;
using Junheng.Engine.Schools;

namespace Junheng.App.Data;

/// <summary>A school's record together with where its figures stood, as a data version keeps it.</summary>
/// <param name="Record">The record, as handed in.</param>
/// <param name="SourceFileId">The file it was read from; null if it was not read from one.</param>
/// <param name="CellOf">Where a figure stood; null for the row and column code.</param>
/// <param name="FileOf">The file a figure stood in; null, as its answer, means the row's file.</param>
internal sealed record StoredSchool(
    SchoolRecord Record,
    long? SourceFileId,
    Func<Field, string?>? CellOf,
    Func<Field, long?>? FileOf = null
)
{
    /// <summary>The row it is stored as; null if it is not stored yet. A version takes such a row over as it is.</summary>
    public long? RowId { get; init; }

    /// <summary>The file a figure stood in; null if that is the row's file.</summary>
    public long? OtherFile(Field field) => FileOf?.Invoke(field) is { } file && file != SourceFileId ? file : null;

    public string? Cell(Field field) =>
        CellOf is not null ? CellOf(field)
        : Record.Source is { } source ? $"{source.Row}:{field.Info().Code}"
        : null;

    /// <summary>Room areas as text: ㎡ separated by |, empty for none, null for unknown.</summary>
    public static string? RoomText(IReadOnlyList<long>? rooms) =>
        rooms is null
            ? null
            : string.Join('|', rooms.Select(r => ((decimal)r / Fields.Scale).ToString(CultureInfo.InvariantCulture)));

    /// <summary>The reverse of <see cref="RoomText"/>.</summary>
    public static IReadOnlyList<long>? Rooms(string? text) =>
        text switch
        {
            null => null,
            "" => [],
            _ => Array.ConvertAll(
                text.Split('|'),
                t => (long)(decimal.Parse(t, CultureInfo.InvariantCulture) * Fields.Scale)
            ),
        };
}
