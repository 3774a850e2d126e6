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

    private static readonly RecordColumn YearColumn = RecordColumns.Find("year")!;
    private static readonly RecordColumn CountyColumn = RecordColumns.Find("county")!;
    private static readonly RecordColumn SchoolColumn = RecordColumns.Find("school")!;
    private static readonly RecordColumn NameColumn = RecordColumns.Find("name")!;
    private static readonly RecordColumn TypeColumn = RecordColumns.Find("type")!;
    private static readonly RecordColumn ParentColumn = RecordColumns.Find("parent")!;

    private readonly int year = header.IndexOf("year");
    private readonly int county = header.IndexOf("county");
    private readonly int school = header.IndexOf("school");
    private readonly int name = header.IndexOf("name");
    private readonly int type = header.IndexOf("type");
    private readonly int parent = header.IndexOf("parent");
    private readonly OptionalCells optional = new(header);
    private readonly RepeatedText counties = new();
    private readonly RepeatedText types = new();

    /// <summary>The record with everything but its figures; null if the row is skipped.</summary>
    public SchoolRecord? Read(RowCells cells, RowPlace place, FindingList findings)
    {
        var schoolText = CellText.Trim(cells.Cell(school));
        var id = Encoding.UTF8.GetString(schoolText);
        var tooLong = CellText.Length(schoolText) > IdentifierLength;
        var about = new CellFindings(findings, place, tooLong ? CellText.Quote(id) : id);
        var sound = Key(cells, school, SchoolColumn, about);
        var yearValue = Key(cells, year, YearColumn, about) ? Year(cells, about) : null;
        sound &= Key(cells, county, CountyColumn, about);
        var typeValue = Key(cells, type, TypeColumn, about) ? Type(cells, about) : null;
        if (tooLong)
        {
            about.TooLong(SchoolColumn, id, "本行未读取");
        }

        if (!sound || tooLong || yearValue is null || typeValue is null)
        {
            return null;
        }

        return new()
        {
            Year = yearValue.Value,
            County = counties.Of(CellText.Trim(cells.Cell(county))),
            School = id,
            Name = Name(cells, about),
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

    private static bool Key(RowCells cells, int index, RecordColumn column, CellFindings about)
    {
        if (cells.HasFaults && cells.Fault(index) is not CellFault.None and var fault)
        {
            about.Fault(fault, column);
            return false;
        }

        if (!CellText.Trim(cells.Cell(index)).IsEmpty)
        {
            return true;
        }

        about.Empty(column == TypeColumn ? "unknown-type" : "empty-key", column);
        return false;
    }

    private int? Year(RowCells cells, CellFindings about)
    {
        var text = CellText.Trim(cells.Cell(year));
        if (OptionalCells.Whole(text) is >= FirstYear and <= LastYear and var value)
        {
            return (int)value;
        }

        about.Choice(
            "bad-year",
            YearColumn,
            Encoding.UTF8.GetString(text),
            "4位数字的公历年份，如2025",
            "不是年份，本行未读取"
        );
        return null;
    }

    private SchoolType? Type(RowCells cells, CellFindings about)
    {
        var text = types.Of(CellText.Trim(cells.Cell(type)));
        var value = SchoolTerms.ParseType(text);
        if (value is null)
        {
            about.Choice("unknown-type", TypeColumn, text, "模板列出的办学类型", "不是已知的办学类型，本行未读取");
        }

        return value;
    }

    private string Name(RowCells cells, CellFindings about) =>
        name < 0 || OptionalCells.Broken(cells, name, NameColumn, about)
            ? ""
            : Encoding.UTF8.GetString(CellText.Trim(cells.Cell(name)));

    private string? Parent(RowCells cells, CellFindings about)
    {
        if (parent < 0 || OptionalCells.Broken(cells, parent, ParentColumn, about))
        {
            return null;
        }

        var text = CellText.Trim(cells.Cell(parent));
        if (text.IsEmpty)
        {
            return null;
        }

        var id = Encoding.UTF8.GetString(text);
        if (CellText.Length(text) <= IdentifierLength)
        {
            return id;
        }

        about.TooLong(ParentColumn, id, "按没有填写处理");
        return null;
    }
}
