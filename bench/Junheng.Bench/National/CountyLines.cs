using Junheng.Engine.Schools;

namespace Junheng.Bench.National;

/// <summary>
/// All rows of one county in one year: schools of every type as often as a county has them, campuses, a few rows that
/// repeat a school, cells left blank, and schools that lie exactly on a threshold.
/// </summary>
internal sealed class CountyLines(PackNumbers pack)
{
    // In ten thousand rows.
    private const int Campuses = 185;
    private const int Orphans = 2;
    private const int Repeats = 2;
    private const int Marked = Campuses + Orphans + Repeats;
    private const int Blanks = 100;
    private const int OnTheThreshold = 150;

    /// <summary>Of a hundred schools, how many are of which type.</summary>
    private static readonly SchoolType[] Types =
    [
        .. Enumerable.Repeat(SchoolType.Primary, 50),
        .. Enumerable.Repeat(SchoolType.Junior, 17),
        .. Enumerable.Repeat(SchoolType.NineYear, 12),
        .. Enumerable.Repeat(SchoolType.TeachingPoint, 13),
        .. Enumerable.Repeat(SchoolType.CompleteSecondary, 4),
        .. Enumerable.Repeat(SchoolType.TwelveYear, 2),
        .. Enumerable.Repeat(SchoolType.Special, 1),
        .. Enumerable.Repeat(SchoolType.Vocational, 1),
    ];

    private static readonly Field[] Inputs =
    [
        Field.BachelorPrimary,
        Field.BackbonePrimary,
        Field.PePrimary,
        Field.ArtPrimary,
        Field.BachelorJunior,
        Field.BackboneJunior,
        Field.MusicJunior,
        Field.PupilsPrimary,
        Field.PupilsJunior,
        Field.TeachingArea,
        Field.IndoorSportsArea,
        Field.SportsGroundArea,
        Field.EquipmentWan,
        Field.MultimediaRooms,
    ];

    private readonly SchoolLine line = new();
    private readonly Endowment endowment = new(pack);
    private readonly ExactSchools exact = new(pack);

    /// <summary>Writes a county's rows of a year one by one.</summary>
    public void Write(int county, int rows, int year, Action<SchoolLine> put)
    {
        var code = NationSize.CountyCode(county);
        for (var number = 1; number <= rows; number++)
        {
            // What a school is stays through the years, its figures do not.
            var lasting = Dice.For(county, number);
            var dice = Dice.For(county, number, year);
            Identity(code, number, year, ref lasting);
            if (LimitPairs.Of(county) is { } pairs)
            {
                pairs.Fill(line, rows, endowment, exact, ref dice);
            }
            else
            {
                Ordinary(county, ref lasting, ref dice);
            }

            put(line);
        }
    }

    private void Identity(string county, int number, int year, ref Dice dice)
    {
        line.Clear();
        (line.Year, line.County, line.Number) = (year, county, number);
        line.Organiser = dice.Chance(300) ? 10 : 7;
        line.Locale = (Locale)dice.Between(0, 2);
        line.Built = dice.Between(1958, 2010);
        line.CityCentre = line.Locale == Locale.City && dice.Chance(1000);
    }

    private void Ordinary(int county, ref Dice lasting, ref Dice dice)
    {
        var number = line.Number;
        line.Type = TypeOf(county, number);
        switch (Apart(county, number))
        {
            case < Campuses when number > 1 && CanBeParent(county, number - 1):
                // Of the school before it, with one stage of its own.
                var junior = TypeOf(county, number - 1).Implied()[0] == Stage.Junior;
                line.Type = junior ? SchoolType.Junior : SchoolType.Primary;
                (line.Counted, line.Parent) = (false, number - 1);
                break;
            case >= Campuses and < Campuses + Orphans:
                (line.Counted, line.Parent) = (false, 9_999);
                break;
            case >= Campuses + Orphans and < Marked when number > 1:
                line.Number--;
                break;
            default:
                break;
        }

        SetPupils(ref lasting, ref dice);
        var stages = line.Type.Implied();
        var alone = stages is [Stage.Primary or Stage.Junior] && line.Pupils(Stage.Kindergarten) == 0 && line.Counted;
        if (alone && line.Type != SchoolType.TeachingPoint && dice.Chance(OnTheThreshold))
        {
            line.Put(Fields.Pupils(stages[0]), 1000 * dice.Between(1, 2));
            endowment.Fill(line, ref dice, 1, 1.5);
            exact.OnTheThreshold(line, stages[0], ref dice);
            return;
        }

        // Most counties have schools on both sides of every threshold; some are rich, in some the schools lie far apart.
        var (low, high) =
            county % 25 == 3 ? (1.03, 1.6)
            : county % 20 == 5 ? (0.2, 4.5)
            : (0.84, 1.8);
        endowment.Fill(line, ref dice, low, high);
        if (dice.Chance(Blanks))
        {
            Blank(ref dice);
        }
    }

    private static SchoolType TypeOf(int county, int number) =>
        Types[Dice.For(county, number, -1).Between(0, Types.Length - 1)];

    private static int Apart(int county, int number) => Dice.For(county, number, -2).Between(0, 9_999);

    private static bool CanBeParent(int county, int number) =>
        Apart(county, number) >= Marked
        && TypeOf(county, number) is not (SchoolType.Special or SchoolType.Vocational or SchoolType.TeachingPoint);

    private void SetPupils(ref Dice lasting, ref Dice dice)
    {
        var size = lasting.In(0, 1);
        foreach (var stage in line.Type.Implied())
        {
            var pupils =
                line.Type == SchoolType.TeachingPoint
                    ? 12 + size * 3 * pack.SmallPoint * size
                    : 110 + size * size * 1300;
            line.Put(Fields.Pupils(stage), (long)(pupils * dice.In(0.95, 1.05)));
        }

        switch (line.Type)
        {
            case SchoolType.Special:
                line.Put(Field.PupilsPrimary, (long)(20 + size * 80));
                line.Put(Field.PupilsJunior, (long)(8 + size * 40));
                break;
            case SchoolType.Vocational:
                line.Put(Field.PupilsSenior, (long)(300 + size * 2000));
                break;
            case SchoolType.Primary or SchoolType.NineYear or SchoolType.TwelveYear when lasting.Chance(1500):
                line.Put(Field.PupilsKg, dice.Between(20, 120));
                break;
            default:
                break;
        }
    }

    // One of the inputs that the row has.
    private void Blank(ref Dice dice)
    {
        while (true)
        {
            var field = Inputs[dice.Between(0, Inputs.Length - 1)];
            if (line[field] >= 0)
            {
                line.Erase(field);
                return;
            }
        }
    }
}
