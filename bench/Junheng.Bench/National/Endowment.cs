using Junheng.Engine.Schools;

namespace Junheng.Bench.National;

/// <summary>Gives a school teachers, grounds and equipment as multiples of what the pack asks for its pupils.</summary>
internal sealed class Endowment(PackNumbers pack)
{
    private static readonly string[] Rooms = ["98", "96.5", "102", "97.6", "73", "110.25"];

    /// <summary>Complete and plausible figures; each indicator is drawn between the two multiples of its threshold.</summary>
    public void Fill(SchoolLine line, ref Dice dice, double low, double high)
    {
        var (weighted, classes) = (0.0, 0);
        foreach (var stage in SchoolTerms.Stages)
        {
            weighted += pack.Weight[(int)stage] * line.Pupils(stage);
        }

        line.Put(Field.MigrantPupils, dice.Between(0, (line.Pupils(Stage.Primary) + line.Pupils(Stage.Junior)) / 6));
        foreach (var stage in SchoolTerms.Judged)
        {
            if (line.Pupils(stage) > 0)
            {
                classes += Staff(line, stage, ref dice, low, high);
            }
        }

        var indoor = Area(weighted * dice.In(0.1, 0.5), dice.Between(0, 2));
        line[Field.IndoorSportsArea] = indoor;
        line[Field.TeachingArea] = indoor + Area(Shared(3, ref dice), dice.Between(0, 2));
        line[Field.SportsGroundArea] = Math.Max(0, Area(Shared(4, ref dice), dice.Between(0, 2)) - indoor);
        line[Field.ExtraSportsArea] = line.CityCentre ? Area(dice.In(200, 2000), 0) : 0;
        line[Field.EquipmentWan] = Area(Shared(5, ref dice), dice.Between(2, 4));
        line.Put(Field.MultimediaRooms, (long)Math.Round(Shared(6, ref dice)));
        line.MusicRooms = RoomList(classes, ref dice);
        line.ArtRooms = RoomList(classes, ref dice);

        // Enough for the stage that asks most of a weighted pupil, times the multiple.
        double Shared(int indicator, ref Dice draw)
        {
            var most = 0.0;
            foreach (var stage in SchoolTerms.Judged)
            {
                if (line.Pupils(stage) > 0)
                {
                    most = Math.Max(most, pack.PerPupil(indicator, stage) / pack.Weight[(int)stage]);
                }
            }

            return weighted * most * draw.In(low, high);
        }
    }

    private int Staff(SchoolLine line, Stage stage, ref Dice dice, double low, double high)
    {
        var pupils = line.Pupils(stage);
        var degrees = Count(0, ref dice);
        var backbone = Count(1, ref dice);
        var arts = Count(2, ref dice);
        var classes = (pupils + 41) / 42;
        var master = degrees / 12;
        var associate = stage == Stage.Primary ? degrees / 5 : dice.Between(0, 3);
        var bachelor = degrees - master - (stage == Stage.Primary ? associate : 0);
        var visiting = dice.Chance(2000) ? 1 : 0;
        var teachers = Math.Max(
            Math.Max(pupils / 15 + 1, backbone),
            bachelor + master + associate + dice.Between(0, 4)
        );
        Put(Field.ClassesPrimary, classes);
        Put(
            Field.MaxClassPrimary,
            Math.Min(Math.Min(42, pupils), (pupils + classes - 1) / classes + dice.Between(0, 3))
        );
        Put(Field.ClassesOverPrimary, 0);
        Put(Field.TeachersPrimary, Math.Max(teachers, arts));
        Put(Field.AssociatePrimary, associate);
        Put(Field.BachelorPrimary, bachelor);
        Put(Field.MasterPrimary, master);
        Put(Field.DoctorPrimary, 0);
        Put(Field.BackbonePrimary, backbone);
        Put(Field.PePrimary, arts - arts / 4 - arts / 3);
        Put(Field.MusicPrimary, arts / 4);
        Put(Field.ArtPrimary, arts / 3);
        Put(Field.ArtsPrimary, 0);
        Put(Field.VisitingPrimary, visiting);
        return classes;

        int Count(int indicator, ref Dice draw) =>
            (int)Math.Round(pack.PerPupil(indicator, stage) * pupils * draw.In(low, high));
        void Put(Field field, int value) => line.Put(Fields.Of(field, stage), value);
    }

    /// <summary>Millionths, of so many decimals.</summary>
    private static long Area(double value, int decimals)
    {
        var grain = decimals switch
        {
            0 => Fields.Scale,
            1 => Fields.Scale / 10,
            2 => Fields.Scale / 100,
            _ => Fields.Scale / 10_000,
        };
        return (long)Math.Round(value * Fields.Scale / grain) * grain;
    }

    private static string RoomList(int classes, ref Dice dice)
    {
        if (classes < 6)
        {
            return "0";
        }

        var rooms = Math.Min(3, (classes + 11) / 12 - (dice.Chance(1000) ? 1 : 0));
        return rooms switch
        {
            <= 0 => "0",
            1 => Rooms[dice.Between(0, 5)],
            2 => Two(dice.Between(0, 5), dice.Between(0, 5)),
            _ => Three(dice.Between(0, 5)),
        };

        static string Two(int a, int b) => $"{Rooms[a]}|{Rooms[b]}";
        static string Three(int a) => $"{Rooms[a]}|98|{Rooms[(a + 1) % Rooms.Length]}";
    }
}
