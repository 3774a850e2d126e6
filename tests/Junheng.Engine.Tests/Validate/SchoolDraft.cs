using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Validate;

/// <summary>A school's record that a test can still change.</summary>
internal sealed class SchoolDraft
{
    public int Year { get; set; } = 2025;
    public string County { get; set; } = "990001";
    public required string School { get; set; }
    public required string Name { get; set; }
    public required SchoolType Type { get; set; }
    public int? Organiser { get; set; } = 7;
    public Locale? Locale { get; set; } = Schools.Locale.Town;
    public int? Built { get; set; } = 2005;
    public bool CityCentre { get; set; }
    public bool Counted { get; set; } = true;
    public string? Parent { get; set; }
    public decimal[]? Music { get; set; }
    public decimal[]? Art { get; set; }
    public List<SchoolClass> Classes { get; } = [];
    public List<SchoolRoom> Rooms { get; } = [];
    public HashSet<Field> Rejected { get; } = [];
    private readonly Dictionary<Field, decimal?> figures = [];

    public decimal? this[Field field]
    {
        get => figures.GetValueOrDefault(field);
        set => figures[field] = value;
    }

    public SchoolDraft CopyFigures(SchoolDraft from)
    {
        foreach (var (field, value) in from.figures)
        {
            figures[field] = value;
        }

        return this;
    }

    public SchoolRecord Build(string file, int row)
    {
        var record = new SchoolRecord
        {
            Year = Year,
            County = County,
            School = School,
            Name = Name,
            Type = Type,
            Organiser = Organiser,
            Locale = Locale,
            Built = Built,
            CityCentre = CityCentre,
            Counted = Counted,
            Parent = Parent,
            MusicRooms = Music?.Select(a => (long)(a * Fields.Scale)).ToArray(),
            ArtRooms = Art?.Select(a => (long)(a * Fields.Scale)).ToArray(),
            Classes = Classes,
            Rooms = Rooms,
            Source = new(file, null, row),
        };
        foreach (var (field, value) in figures)
        {
            record.Set(field, value);
        }

        foreach (var field in Rejected)
        {
            record.Reject(field);
        }

        return record;
    }
}
