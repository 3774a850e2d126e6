using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>One school of the demo county through the years.</summary>
internal sealed class School
{
    private readonly Dictionary<Stage, Classes> classes = [];
    private readonly Dictionary<Stage, Staff> staff = [];
    private readonly Property property;
    private readonly int migrants;
    private readonly int growth;

    public School(Outline outline, string code, int seed)
    {
        (Outline, Code) = (outline, code);
        var random = new SplitMix(seed, outline.Name);
        foreach (var stage in SchoolTerms.Judged)
        {
            classes[stage] = Classes.Draw(outline.Plan(stage), random);
            staff[stage] = Staff.Draw(outline, stage, random);
        }

        var pupils = classes.Values.Sum(c => c.Pupils);
        var heads = pupils + outline.Kindergarten + outline.Senior;
        property = Property.Draw(outline, heads, classes.Values.Sum(c => c.Count), random);
        var usual = outline.Locale switch
        {
            Locale.City => random.Between(8, 21),
            Locale.Town => random.Between(2, 7),
            _ => random.Between(0, 2),
        };
        migrants = outline.Migrants ?? usual;
        growth = random.Between(5, 10);
    }

    public Outline Outline { get; }

    public string Code { get; }

    /// <summary>The row the school hands in; <paramref name="parent"/> is the identifier of a campus's school.</summary>
    public SchoolRecord Record(int year, RowSource source, string? parent)
    {
        var before = DemoCounty.NewestYear - year;
        var record = new SchoolRecord
        {
            Year = year,
            County = DemoCounty.Code,
            School = Code,
            Name = Outline.Name,
            Type = Outline.Type,
            Organiser = Outline.Organiser,
            Locale = Outline.Locale,
            Built = Outline.Built,
            CityCentre = Outline.CityCentre,
            Counted = parent is null,
            Parent = parent,
            MusicRooms = Rooms(property.MusicRooms, before),
            ArtRooms = Rooms(property.ArtRooms, before),
            Source = source,
        };
        WritePupils(record, before);
        WriteProperty(record, before);
        return record.With(
            [.. SchoolTerms.Judged.SelectMany(s => classes[s].Before(before, Outline.Locale).Listed(s))],
            [.. Listed(RoomKind.Music, record), .. Listed(RoomKind.Art, record)]
        );
    }

    private static IEnumerable<SchoolRoom> Listed(RoomKind kind, SchoolRecord record) =>
        record.Areas(kind)!.Select((area, i) => new SchoolRoom(kind, $"{kind.Title()}{i + 1}", area));

    private void WritePupils(SchoolRecord record, int before)
    {
        var compulsory = 0;
        foreach (var stage in SchoolTerms.Judged)
        {
            var then = classes[stage].Before(before, Outline.Locale);
            record.Set(Fields.Pupils(stage), (decimal)then.Pupils);
            if (then.Count == 0)
            {
                continue;
            }

            record.Set(Fields.Of(Field.ClassesPrimary, stage), (decimal)then.Count);
            record.Set(Fields.Of(Field.MaxClassPrimary, stage), (decimal)then.Largest);
            record.Set(Fields.Of(Field.ClassesOverPrimary, stage), (decimal)then.Crowded.Count);
            staff[stage].Write(record, stage, then, before, Outline.Locale);
            compulsory += then.Pupils;
        }

        record.Set(Field.PupilsKg, (decimal)(Outline.Kindergarten * (100 + 5 * before) / 100));
        record.Set(Field.PupilsSenior, (decimal)(Outline.Senior * (100 - 2 * before) / 100));
        record.Set(Field.MigrantPupils, (decimal)((compulsory * migrants + 50) / 100));
    }

    private void WriteProperty(SchoolRecord record, int before)
    {
        record.Set(Field.TeachingArea, property.TeachingArea);
        record.Set(Field.IndoorSportsArea, property.IndoorSports);
        // The crowded county seat has won its sports grounds only in these years.
        var gained = Outline is { Type: SchoolType.Primary, Locale: Locale.City } ? 14 * before : 0;
        record.Set(Field.SportsGroundArea, Math.Round(property.SportsGround * (100 - gained) / 100, 2));
        record.Set(Field.ExtraSportsArea, property.ExtraSports);
        record.Set(Field.EquipmentWan, Math.Round(property.EquipmentWan * (100 - growth * before) / 100, 2));
        record.Set(Field.MultimediaRooms, (decimal)(property.MultimediaRooms * (100 - 4 * before) / 100));
    }

    /// <summary>Large schools have fitted out one more room every year.</summary>
    private static List<long> Rooms(IReadOnlyList<decimal> newest, int before) =>
        [
            .. newest
                .Take(Math.Max(Math.Min(2, newest.Count), newest.Count - before))
                .Select(a => (long)(a * Fields.Scale)),
        ];
}
