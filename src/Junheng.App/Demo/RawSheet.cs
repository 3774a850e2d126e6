using System.Globalization;
using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>Rows as mere text, so that mistakes can be planted which no record could hold.</summary>
internal sealed class RawSheet
{
    private readonly List<List<string>> rows = [];

    public IReadOnlyList<IReadOnlyList<string>> Rows => rows;

    /// <summary>The cell of a school, by its name and the column's code.</summary>
    public string this[string name, string column]
    {
        get => Row(name)[Column(column)];
        set => Row(name)[Column(column)] = value;
    }

    public static RawSheet Of(IEnumerable<SchoolRecord> records)
    {
        var sheet = new RawSheet();
        sheet.rows.Add([
            .. "year county school name type organiser locale built city_centre counted parent".Split(' '),
            .. Fields.All.Select(f => f.Code),
            "music_rooms",
            "art_rooms",
        ]);
        sheet.rows.AddRange(records.Select(Cells));
        return sheet;
    }

    public void Repeat(string name) => rows.Add([.. Row(name)]);

    public void DropLastCell(string name) => Row(name).RemoveAt(rows[0].Count - 1);

    public void AppendColumn(string title, string cell)
    {
        rows.ForEach(r => r.Add(cell));
        rows[0][^1] = title;
    }

    public void Swap(string name, string one, string other) =>
        (this[name, one], this[name, other]) = (this[name, other], this[name, one]);

    /// <summary>万元 written as 元.</summary>
    public void TimesTenThousand(string name, string column) =>
        this[name, column] = Text(decimal.Parse(this[name, column], CultureInfo.InvariantCulture) * 10_000);

    /// <summary>RFC 4180 with LF; nothing but the planted mistakes needs quotes.</summary>
    public string ToCsv() => string.Concat(rows.Select(r => string.Join(',', r.Select(Quoted)) + "\n"));

    private static List<string> Cells(SchoolRecord r) =>
        [
            Text(r.Year),
            r.County,
            r.School,
            r.Name,
            r.Type.Code(),
            r.Organiser is { } organiser ? Text(organiser) : "",
            r.Locale?.Code() ?? "",
            r.Built is { } built ? Text(built) : "",
            r.CityCentre ? "1" : "0",
            r.Counted ? "1" : "0",
            r.Parent ?? "",
            .. Fields.All.Select(f => r.Value(f.Field) is { } value ? Text(value) : ""),
            Rooms(r.MusicRooms),
            Rooms(r.ArtRooms),
        ];

    private static string Rooms(IReadOnlyList<long>? rooms) =>
        rooms is null ? ""
        : rooms.Count == 0 ? "0"
        : string.Join('|', rooms.Select(r => Text((decimal)r / Fields.Scale)));

    private static string Text(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private List<string> Row(string name) => rows.First(r => r[3] == name);

    private int Column(string code) => rows[0].IndexOf(code);
}
