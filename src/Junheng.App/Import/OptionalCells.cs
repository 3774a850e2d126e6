using System.Text;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>Cells that may be empty: empty is unknown (or the flag's default), unreadable is an error and unknown.</summary>
internal sealed class OptionalCells(HeaderMap header)
{
    private static readonly string Locales = string.Join("、", Enum.GetValues<Locale>().Select(l => l.Title()));

    private readonly RepeatedText locales = new();
    private readonly Slot organiser = new(header, "organiser");
    private readonly Slot locale = new(header, "locale");
    private readonly Slot built = new(header, "built");
    private readonly Slot cityCentre = new(header, "city_centre");
    private readonly Slot counted = new(header, "counted");
    private readonly Slot musicRooms = new(header, "music_rooms");
    private readonly Slot artRooms = new(header, "art_rooms");

    public int? Organiser(RowCells cells, CellFindings about)
    {
        var text = Take(cells, organiser, about);
        if (text.IsEmpty)
        {
            return null;
        }

        var value = Whole(text) ?? OrganiserNamed(Encoding.UTF8.GetString(text));
        if (value >= 1 && value <= SchoolTerms.Organisers.Count)
        {
            return (int)value;
        }

        Refuse("unknown-organiser", organiser, text, "1至10的代码，不清楚请留空", "按不清楚处理", about);
        return null;
    }

    public Locale? Locale(RowCells cells, CellFindings about)
    {
        var text = Take(cells, locale, about);
        if (text.IsEmpty)
        {
            return null;
        }

        var value = SchoolTerms.ParseLocale(locales.Of(text));
        if (value is null)
        {
            Refuse("unknown-locale", locale, text, $"{Locales}之一，不清楚请留空", "按不清楚处理", about);
        }

        return value;
    }

    public int? Built(RowCells cells, CellFindings about)
    {
        var text = Take(cells, built, about);
        if (text.IsEmpty)
        {
            return null;
        }

        if (Whole(text) is >= 1000 and <= 9999 and var value)
        {
            return (int)value;
        }

        Refuse("bad-built", built, text, "4位数字的年份，不清楚请留空", "不是年份，按不清楚处理", about);
        return null;
    }

    public bool CityCentre(RowCells cells, CellFindings about) => Flag(cells, cityCentre, false, about);

    public bool Counted(RowCells cells, CellFindings about) => Flag(cells, counted, true, about);

    public IReadOnlyList<long>? MusicRooms(RowCells cells, CellFindings about) => Rooms(cells, musicRooms, about);

    public IReadOnlyList<long>? ArtRooms(RowCells cells, CellFindings about) => Rooms(cells, artRooms, about);

    /// <summary>A whole number of at most nine digits, full-width ones included; null if the text is none.</summary>
    public static long? Whole(ReadOnlySpan<byte> text)
    {
        if (!CellText.IsAscii(text))
        {
            text = Encoding.UTF8.GetBytes(CellText.Narrow(text));
        }

        return PlainNumber.Parse(text, true, out var millionths) == NumberFault.None ? millionths / Fields.Scale : null;
    }

    /// <summary>True, and reported, if the cell holds an error value or a formula without a result.</summary>
    public static bool Broken(RowCells cells, int index, RecordColumn column, CellFindings about)
    {
        if (!cells.HasFaults || cells.Fault(index) is CellFault.None)
        {
            return false;
        }

        about.Fault(cells.Fault(index), column);
        return true;
    }

    private static long OrganiserNamed(string name)
    {
        for (var i = 0; i < SchoolTerms.Organisers.Count; i++)
        {
            if (SchoolTerms.Organisers[i] == name)
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static bool Flag(RowCells cells, Slot slot, bool fallback, CellFindings about)
    {
        var text = Take(cells, slot, about);
        if (text.IsEmpty)
        {
            return fallback;
        }

        switch (text.Length == 1 ? (char)text[0] : default)
        {
            case '0':
                return false;
            case '1':
                return true;
        }

        switch (CellText.Narrow(text))
        {
            case "1" or "是" or "TRUE":
                return true;
            case "0" or "否" or "FALSE":
                return false;
        }

        Refuse("not-a-flag", slot, text, "1（是）或0（否）", $"暂按{(fallback ? 1 : 0)}处理", about);
        return fallback;
    }

    private static IReadOnlyList<long>? Rooms(RowCells cells, Slot slot, CellFindings about)
    {
        var text = Take(cells, slot, about);
        if (text.IsEmpty)
        {
            return null;
        }

        var rooms = RoomList.Parse(CellText.Narrow(text));
        if (rooms is null)
        {
            const string Expected = "各间面积并用“|”隔开，如98|96.5；没有填0，不清楚请留空";
            Refuse("bad-room-list", slot, text, Expected, "不是面积清单，按不清楚处理", about);
        }

        return rooms;
    }

    private static ReadOnlySpan<byte> Take(RowCells cells, Slot slot, CellFindings about) =>
        slot.Index < 0 || Broken(cells, slot.Index, slot.Column, about)
            ? default
            : CellText.Trim(cells.Cell(slot.Index));

    private static void Refuse(
        string code,
        Slot slot,
        ReadOnlySpan<byte> text,
        string expected,
        string consequence,
        CellFindings about
    ) => about.Choice(code, slot.Column, Encoding.UTF8.GetString(text), expected, consequence);

    private sealed class Slot(HeaderMap header, string code)
    {
        public int Index { get; } = header.IndexOf(code);

        public RecordColumn Column { get; } = RecordColumns.Find(code)!;
    }
}
