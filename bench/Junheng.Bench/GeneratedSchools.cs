using Junheng.Engine.Schools;

namespace Junheng.Bench;

/// <summary>
/// Invented schools of any number, the same on every machine: complete and plausible figures, most near the thresholds,
/// so that the arithmetic has its ordinary work and the checks little to say.
/// </summary>
internal static class GeneratedSchools
{
    private const int Newest = 2026;

    /// <summary>Of each twenty schools, how many are of which type; seven of them have two stages or more.</summary>
    private static readonly SchoolType[] Types =
    [
        .. Enumerable.Repeat(SchoolType.Primary, 9),
        .. Enumerable.Repeat(SchoolType.Junior, 5),
        .. Enumerable.Repeat(SchoolType.NineYear, 5),
        SchoolType.CompleteSecondary,
    ];

    /// <summary>One county. Twenty schools have twenty-five stage parts.</summary>
    public static IEnumerable<SchoolRecord> County(string county, int schools, int year = Newest)
    {
        var random = new Random(int.Parse(county));
        for (var i = 0; i < schools; i++)
        {
            yield return School(year, county, i, Types[i % Types.Length], random);
        }
    }

    private static SchoolRecord School(int year, string county, int i, SchoolType type, Random random)
    {
        var school = new SchoolRecord
        {
            Year = year,
            County = county,
            School = $"{county}{i + 1:D4}",
            Name = $"合成{county}第{i + 1}{type.Title()}",
            Type = type,
            Organiser = 7,
            Locale = (Locale)(i % 3),
            Built = 1980 + i % 40,
            MusicRooms = [98 * Fields.Scale, 100 * Fields.Scale + i],
            ArtRooms = [92 * Fields.Scale, 95 * Fields.Scale + i],
        };
        var weighted = 0.0;
        foreach (var stage in SchoolTerms.Stages)
        {
            var pupils = type.Implied().Contains(stage) ? random.Next(150, 900) : 0;
            school.Set(Fields.Pupils(stage), (decimal)pupils);
            weighted += pupils;
            if (SchoolTerms.Judged.Contains(stage))
            {
                Staff(school, stage, pupils, random);
            }
        }

        school.Set(Field.MigrantPupils, (decimal)random.Next(0, 40));
        Area(school, Field.TeachingArea, weighted * (6.5 + 2 * random.NextDouble()));
        Area(school, Field.IndoorSportsArea, weighted * (0.3 + 0.4 * random.NextDouble()));
        Area(school, Field.SportsGroundArea, weighted * (9 + 4 * random.NextDouble()));
        Area(school, Field.ExtraSportsArea, 0);
        Area(school, Field.EquipmentWan, weighted * (0.21 + 0.1 * random.NextDouble()));
        school.Set(Field.MultimediaRooms, (decimal)Math.Ceiling(weighted * (0.024 + 0.01 * random.NextDouble())));
        return school;
    }

    private static void Staff(SchoolRecord school, Stage stage, int pupils, Random random)
    {
        var classes = (pupils + 39) / 40;
        var teachers = (pupils + 13) / 14;
        var bachelor = teachers * random.Next(75, 95) / 100;
        Put(Field.ClassesPrimary, classes);
        Put(Field.MaxClassPrimary, pupils == 0 ? 0 : random.Next(40, 45));
        Put(Field.ClassesOverPrimary, 0);
        Put(Field.TeachersPrimary, teachers);
        Put(Field.AssociatePrimary, (teachers - bachelor) / 2);
        Put(Field.BachelorPrimary, bachelor);
        Put(Field.MasterPrimary, (teachers - bachelor) / 3);
        Put(Field.DoctorPrimary, 0);
        Put(Field.BackbonePrimary, pupils / 90);
        Put(Field.PePrimary, pupils / 200);
        Put(Field.MusicPrimary, pupils / 350);
        Put(Field.ArtPrimary, pupils / 350);
        Put(Field.ArtsPrimary, 1);
        Put(Field.VisitingPrimary, 0);

        void Put(Field field, int value) => school.Set(Fields.Of(field, stage), (decimal)(pupils == 0 ? 0 : value));
    }

    private static void Area(SchoolRecord school, Field field, double value) =>
        school.Set(field, decimal.Round((decimal)value, 2));
}
