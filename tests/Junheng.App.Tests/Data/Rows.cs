using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Data;

/// <summary>School records for tests.</summary>
internal static class Rows
{
    public const int Year = 2026;

    public static SchoolRecord School(string id, decimal pupils = 400, RowSource? source = null, string? name = null)
    {
        var record = new SchoolRecord
        {
            Year = Year,
            County = TestDb.County,
            School = id,
            Name = name ?? $"示例{id}小学",
            Type = SchoolType.Primary,
            Source = source,
        };
        record.Set(Field.PupilsPrimary, pupils);
        record.Set(Field.TeachingArea, 2400.5m);
        return record;
    }

    /// <summary>Everything of a record that a version has to give back, as text.</summary>
    public static string Text(SchoolRecord r)
    {
        var figures = Fields.All.Select(f =>
            r.WasRejected(f.Field) ? "rejected"
            : r.Has(f.Field) ? $"{r.Millionths(f.Field)}"
            : "-"
        );
        return string.Join(
            ';',
            [
                $"{r.Year};{r.County};{r.School};{r.Name};{r.Type};{r.Organiser};{r.Locale};{r.Built};{r.CityCentre}",
                $"{r.Counted};{r.Parent};{Rooms(r.MusicRooms)};{Rooms(r.ArtRooms)};{r.Source}",
                .. figures,
                .. r.Classes.Select(c => $"{c}"),
                .. r.Rooms.Select(m => $"{m}"),
            ]
        );
    }

    private static string Rooms(IReadOnlyList<long>? rooms) =>
        rooms is null ? "unknown" : $"[{string.Join(' ', rooms)}]";
}
