using System.Globalization;
using Junheng.App.Data;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>One property of a school before and after; null where there was or is nothing.</summary>
/// <param name="School">School identifier.</param>
/// <param name="Name">School name, as it is now (or was, if the school is gone).</param>
/// <param name="Property">Column code; <c>school</c> if the whole school came or went.</param>
/// <param name="Old">Value before, as a person reads it.</param>
/// <param name="New">Value after.</param>
public sealed record SchoolChange(string School, string Name, string Property, string? Old, string? New);

/// <summary>What differs between the rows of two data versions.</summary>
public static class VersionDiff
{
    private const string Unknown = "未填";

    /// <summary>All differences: schools in the order of the new rows, columns in published order, gone schools last.</summary>
    public static IReadOnlyList<SchoolChange> Between(
        IReadOnlyList<SchoolRecord> before,
        IReadOnlyList<SchoolRecord> after
    ) => Between(before, after, Of);

    /// <summary>All differences, those of a school that stands in both versions told by <paramref name="of"/>.</summary>
    internal static IReadOnlyList<SchoolChange> Between(
        IReadOnlyList<SchoolRecord> before,
        IReadOnlyList<SchoolRecord> after,
        Func<SchoolRecord, SchoolRecord, IEnumerable<SchoolChange>> of
    )
    {
        var changes = new List<SchoolChange>();
        var gone = before.ToDictionary(r => r.School);
        foreach (var row in after)
        {
            if (gone.Remove(row.School, out var old))
            {
                changes.AddRange(of(old, row));
            }
            else
            {
                changes.Add(new(row.School, row.Name, "school", null, row.Name));
            }
        }

        changes.AddRange(
            before
                .Where(r => gone.ContainsKey(r.School))
                .Select(r => new SchoolChange(r.School, r.Name, "school", r.Name, null))
        );
        return changes;
    }

    /// <summary>The differences between two rows of one school.</summary>
    public static IEnumerable<SchoolChange> Of(SchoolRecord before, SchoolRecord after) =>
        OfFigures(before, after).Concat(OfLists(before, after));

    /// <summary>Identity and figures that differ.</summary>
    internal static IEnumerable<SchoolChange> OfFigures(SchoolRecord before, SchoolRecord after)
    {
        foreach (var ((property, old), (_, @new)) in Identity(before).Zip(Identity(after)))
        {
            if (old != @new)
            {
                yield return new(after.School, after.Name, property, old, @new);
            }
        }

        foreach (var info in Fields.All)
        {
            var (old, @new) = (Text(before, info.Field), Text(after, info.Field));
            if (old != @new)
            {
                yield return new(after.School, after.Name, info.Code, old, @new);
            }
        }
    }

    /// <summary>Classes and rooms that differ, one by one.</summary>
    internal static IEnumerable<SchoolChange> OfLists(SchoolRecord before, SchoolRecord after)
    {
        if (before.Classes.Count + before.Rooms.Count + after.Classes.Count + after.Rooms.Count == 0)
        {
            yield break;
        }

        var (oldLists, newLists) = (Lists(before), Lists(after));
        foreach (var name in oldLists.Keys.Union(newLists.Keys))
        {
            var (old, @new) = (oldLists.GetValueOrDefault(name), newLists.GetValueOrDefault(name));
            if (old != @new)
            {
                yield return new(after.School, after.Name, name, old, @new);
            }
        }
    }

    private static (string Property, string? Value)[] Identity(SchoolRecord r) =>
        [
            ("name", r.Name),
            ("type", r.Type.Code()),
            ("organiser", r.Organiser?.ToString(CultureInfo.InvariantCulture)),
            ("locale", r.Locale?.Code()),
            ("built", r.Built?.ToString(CultureInfo.InvariantCulture)),
            ("city_centre", r.CityCentre ? "1" : "0"),
            ("counted", r.Counted ? "1" : "0"),
            ("parent", r.Parent),
            ("music_rooms", Rooms(r.MusicRooms)),
            ("art_rooms", Rooms(r.ArtRooms)),
        ];

    /// <summary>Every class and room listed, by how a person would call it.</summary>
    private static Dictionary<string, string> Lists(SchoolRecord r)
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var c in r.Classes)
        {
            Add($"{c.Stage.Title()}{c.Grade}{c.Name}", c.Pupils, "人");
        }

        foreach (var room in r.Rooms)
        {
            Add($"{room.Kind.Title()} {room.Name}", (decimal?)room.Area / Fields.Scale, "㎡");
        }

        return rows;

        void Add(string name, decimal? value, string unit)
        {
            var key = name;
            for (var i = 2; rows.ContainsKey(key); i++)
            {
                key = $"{name}#{i}";
            }

            rows.Add(key, value is { } v ? v.ToString("0.######", CultureInfo.InvariantCulture) + unit : Unknown);
        }
    }

    /// <summary>As the published files write it: no rooms is a 0.</summary>
    private static string? Rooms(IReadOnlyList<long>? rooms) => rooms is [] ? "0" : StoredSchool.RoomText(rooms);

    private static string? Text(SchoolRecord record, Field field) =>
        record.WasRejected(field)
            ? Figure.Text(Missing.Rejected)
            : record.Value(field)?.ToString("0.######", CultureInfo.InvariantCulture);
}
