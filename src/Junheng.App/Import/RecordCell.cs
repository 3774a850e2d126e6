using System.Globalization;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>What a record has in a column, as both written formats put it.</summary>
internal static class RecordCell
{
    /// <summary>The text of a cell; empty if missing.</summary>
    public static string Text(SchoolRecord row, RecordColumn column)
    {
        if (column.Field is { } field)
        {
            return row.Has(field) ? RoomList.Plain(row.Millionths(field)) : "";
        }

        return column.Code switch
        {
            "year" => Plain(row.Year),
            "county" => row.County,
            "school" => row.School,
            "name" => row.Name,
            "type" => row.Type.Title(),
            "organiser" => Plain(row.Organiser),
            "locale" => row.Locale?.Title() ?? "",
            "built" => Plain(row.Built),
            "city_centre" => row.CityCentre ? "是" : "否",
            "counted" => row.Counted ? "是" : "否",
            "parent" => row.Parent ?? "",
            "music_rooms" => RoomList.Write(row.MusicRooms),
            "art_rooms" => RoomList.Write(row.ArtRooms),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Code, "no such column"),
        };
    }

    private static string Plain(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
