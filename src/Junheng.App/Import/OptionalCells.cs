using System.Text;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>Cells that may be empty: empty is unknown (or the flag's default), unreadable is an error and unknown.</summary>
internal sealed class OptionalCells(HeaderMap header)
{
    private const string Unknown = "按不清楚处理";
    private const string Rooms = "各间面积并用“|”隔开，如98|96.5；没有填0，不清楚请留空";

    private static readonly string Locales = string.Join("、", Enum.GetValues<Locale>().Select(l => l.Title()));

    private readonly RepeatedText locales = new();
    private readonly CellSlot organiser = new(header, "organiser");
    private readonly CellSlot locale = new(header, "locale");
    private readonly CellSlot built = new(header, "built");
    private readonly CellSlot cityCentre = new(header, "city_centre");
    private readonly CellSlot counted = new(header, "counted");
    private readonly CellSlot musicRooms = new(header, "music_rooms");
    private readonly CellSlot artRooms = new(header, "art_rooms");

    /// <summary>What a plain organiser code is.</summary>
    public static readonly PlainCode PlainOrganiser = new(1, SchoolTerms.Organisers.Count, 2);

    /// <summary>What a plain year of four digits is.</summary>
    public static readonly PlainCode PlainBuilt = new(1000, 9999, 4);

    /// <summary>What a plain flag is.</summary>
    public static readonly PlainCode PlainFlag = new(0, 1, 1);

    public int? Organiser(RowCells cells, CellFindings about)
    {
        var text = organiser.Sound(cells, about);
        if (text.IsEmpty)
        {
            return null;
        }

        var value = PlainNumber.Whole(text) ?? OrganiserNamed(Encoding.UTF8.GetString(text));
        if (PlainOrganiser.Has(value))
        {
            return (int)value;
        }

        organiser.Refuse("unknown-organiser", cells, "1至10的代码，不清楚请留空", Unknown, about);
        return null;
    }

    public Locale? Locale(RowCells cells, CellFindings about)
    {
        var text = locale.Sound(cells, about);
        if (text.IsEmpty)
        {
            return null;
        }

        var value = SchoolTerms.ParseLocale(locales.Of(text));
        if (value is null)
        {
            locale.Refuse("unknown-locale", cells, $"{Locales}之一，不清楚请留空", Unknown, about);
        }

        return value;
    }

    public int? Built(RowCells cells, CellFindings about)
    {
        var text = built.Sound(cells, about);
        if (text.IsEmpty)
        {
            return null;
        }

        if (PlainNumber.Whole(text) is { } value && PlainBuilt.Has(value))
        {
            return (int)value;
        }

        if (cells.IsLoose && LooseCell.YearOfDate(CellText.Narrow(text)) is { } dated && PlainBuilt.Has(dated))
        {
            return dated;
        }

        built.Refuse("bad-built", cells, "4位数字的年份，不清楚请留空", "不是年份，" + Unknown, about);
        return null;
    }

    public bool CityCentre(RowCells cells, CellFindings about) => Flag(cityCentre, false, cells, about);

    public bool Counted(RowCells cells, CellFindings about) => Flag(counted, true, cells, about);

    public IReadOnlyList<long>? MusicRooms(RowCells cells, CellFindings about) => RoomsOf(musicRooms, cells, about);

    public IReadOnlyList<long>? ArtRooms(RowCells cells, CellFindings about) => RoomsOf(artRooms, cells, about);

    private static bool Flag(CellSlot slot, bool fallback, RowCells cells, CellFindings about)
    {
        var text = slot.Sound(cells, about);
        if (text.IsEmpty)
        {
            return fallback;
        }

        if (text.Length == 1 && text[0] is (byte)'0' or (byte)'1')
        {
            return text[0] == '1';
        }

        switch (CellText.Narrow(text))
        {
            case "1" or "是" or "TRUE":
                return true;
            case "0" or "否" or "FALSE":
                return false;
        }

        slot.Refuse("not-a-flag", cells, "1（是）或0（否）", $"暂按{(fallback ? 1 : 0)}处理", about);
        return fallback;
    }

    private static IReadOnlyList<long>? RoomsOf(CellSlot slot, RowCells cells, CellFindings about)
    {
        var text = slot.Sound(cells, about);
        if (text.IsEmpty)
        {
            return null;
        }

        var rooms = RoomList.ParsePlain(text) ?? RoomList.Parse(CellText.Narrow(text));
        if (rooms is null)
        {
            slot.Refuse("bad-room-list", cells, Rooms, "不是面积清单，" + Unknown, about);
        }

        return rooms;
    }

    private static int OrganiserNamed(string name) => SchoolTerms.Organisers.ToList().IndexOf(name) + 1;
}
