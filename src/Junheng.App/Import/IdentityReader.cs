using System.Text;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>
/// Reads who a row is about: keys, type, flags and room lists. Without keys or a known type there is no row; anything
/// else that cannot be read is an error and unknown.
/// </summary>
internal sealed class IdentityReader(HeaderMap header)
{
    private const int IdentifierLength = 20;
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private readonly CellSlot year = new(header, "year");
    private readonly CellSlot county = new(header, "county");
    private readonly CellSlot school = new(header, "school");
    private readonly CellSlot name = new(header, "name");
    private readonly CellSlot type = new(header, "type");
    private readonly CellSlot parent = new(header, "parent");
    private readonly OptionalCells optional = new(header);
    private readonly RepeatedText counties = new();
    private readonly RepeatedText types = new();

    /// <summary>True if a number can be the year of a record.</summary>
    public static bool IsYear(long number) => number is >= FirstYear and <= LastYear;

    /// <summary>The record with everything but its figures; null if the row is skipped.</summary>
    public SchoolRecord? Read(RowCells cells, RowPlace place, FindingList findings)
    {
        var schoolText = school.Text(cells);
        var id = Encoding.UTF8.GetString(schoolText);
        var tooLong = CellText.Length(schoolText) > IdentifierLength;
        var about = new CellFindings(findings, place, tooLong ? CellText.Quote(id) : id);
        var sound = HasKey(school, "empty-key", cells, about);
        var yearValue = HasKey(year, "empty-key", cells, about) ? Year(cells, about) : null;
        sound &= HasKey(county, "empty-key", cells, about);
        var typeValue = HasKey(type, "unknown-type", cells, about) ? Type(cells, about) : null;
        if (tooLong)
        {
            about.TooLong(school.Column, id, "本行未读取");
        }

        if (!sound || tooLong || yearValue is null || typeValue is null)
        {
            return null;
        }

        return new()
        {
            Year = yearValue.Value,
            County = counties.Of(county.Text(cells)),
            School = id,
            Name = Encoding.UTF8.GetString(name.Whole(cells, about)),
            Type = typeValue.Value,
            Organiser = optional.Organiser(cells, about),
            Locale = optional.Locale(cells, about),
            Built = optional.Built(cells, about),
            CityCentre = optional.CityCentre(cells, about),
            Counted = optional.Counted(cells, about),
            Parent = Parent(cells, about),
            MusicRooms = optional.MusicRooms(cells, about),
            ArtRooms = optional.ArtRooms(cells, about),
            Source = new(place.File, place.Sheet, place.Row),
        };
    }

    private static bool HasKey(CellSlot slot, string code, RowCells cells, CellFindings about)
    {
        if (slot.Broken(cells, about))
        {
            return false;
        }

        if (!slot.Text(cells).IsEmpty)
        {
            return true;
        }

        about.Empty(code, slot.Column);
        return false;
    }

    private int? Year(RowCells cells, CellFindings about)
    {
        if (PlainNumber.Whole(year.Text(cells)) is { } value && IsYear(value))
        {
            return (int)value;
        }

        year.Refuse("bad-year", cells, "4位数字的公历年份，如2025", "不是年份，本行未读取", about);
        return null;
    }

    private SchoolType? Type(RowCells cells, CellFindings about)
    {
        var value = SchoolTerms.ParseType(types.Of(type.Text(cells)));
        if (value is null)
        {
            type.Refuse("unknown-type", cells, "模板列出的办学类型", "不是已知的办学类型，本行未读取", about);
        }

        return value;
    }

    private string? Parent(RowCells cells, CellFindings about)
    {
        var text = parent.Sound(cells, about);
        if (text.IsEmpty)
        {
            return null;
        }

        var id = Encoding.UTF8.GetString(text);
        if (CellText.Length(text) <= IdentifierLength)
        {
            return id;
        }

        about.TooLong(parent.Column, id, "按没有填写处理");
        return null;
    }
}
