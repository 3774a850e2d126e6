using Junheng.App.Standards;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Tests.Validate;
using Junheng.Engine.Validate;

namespace Junheng.Engine.Tests;

/// <summary>Small synthetic schools and counties that meet everything, for tests to change one thing of.</summary>
internal static class Build
{
    /// <summary>The day of a year in which the national tolerances are granted.</summary>
    public static readonly DateOnly Day = Engine.Compute.Kernel.RulesDay(2021);

    public static PackLibrary Packs { get; } = PackLibrary.Delivered();

    public static RulePack National { get; } = Packs.Find("national")!;

    public static Kernel Kernel(bool tolerances = false) => Engine.Compute.Kernel.Compile(National, Day, tolerances);

    /// <summary>A school with ample resources: every value well over its threshold, whatever the stage.</summary>
    public static SchoolDraft School(
        string id,
        SchoolType type = SchoolType.Primary,
        int primary = 0,
        int junior = 0,
        int senior = 0,
        int kg = 0
    )
    {
        var all = primary + junior + senior + kg;
        var draft = new SchoolDraft
        {
            School = id,
            Name = "示例" + id,
            Type = type,
            [Field.PupilsKg] = kg,
            [Field.PupilsSenior] = senior,
            [Field.MigrantPupils] = 0,
            [Field.TeachingArea] = 16 * all,
            [Field.IndoorSportsArea] = all,
            [Field.SportsGroundArea] = 24 * all,
            [Field.ExtraSportsArea] = 0,
            [Field.EquipmentWan] = 0.6m * all,
            [Field.MultimediaRooms] = Math.Ceiling(all * 0.06m),
            Music = [.. Enumerable.Repeat(100m, Math.Min(40, 1 + all / 100))],
            Art = [.. Enumerable.Repeat(100m, Math.Min(40, 1 + all / 100))],
        };
        Stage(draft, Schools.Stage.Primary, primary);
        Stage(draft, Schools.Stage.Junior, junior);
        return draft;
    }

    /// <summary>Rows merged, computed and judged, strictly unless a kernel says otherwise.</summary>
    public static JudgedSchools County(params IEnumerable<SchoolDraft> schools) => County(Kernel(), schools);

    public static JudgedSchools County(Kernel kernel, params IEnumerable<SchoolDraft> schools)
    {
        var merged = Merged(schools);
        return new(merged, ResourceVerdict.Judge(kernel, SchoolColumns.From(merged)));
    }

    public static IReadOnlyList<SchoolRecord> Merged(IEnumerable<SchoolDraft> schools) =>
        Roster.From(schools.Select((s, i) => s.Build("schools.csv", i + 2))).Schools;

    private static void Stage(SchoolDraft draft, Stage stage, int pupils)
    {
        draft[Fields.Pupils(stage)] = pupils;
        var classes = Math.Ceiling(pupils / 40m);
        var hundredth = Math.Ceiling(pupils / 100m);
        Put(Field.ClassesPrimary, classes);
        Put(Field.MaxClassPrimary, Math.Min(pupils, 40));
        Put(Field.ClassesOverPrimary, 0);
        Put(Field.TeachersPrimary, 16 * hundredth);
        Put(Field.AssociatePrimary, 0);
        Put(Field.BachelorPrimary, 8 * hundredth);
        Put(Field.MasterPrimary, hundredth);
        Put(Field.DoctorPrimary, 0);
        Put(Field.BackbonePrimary, 2 * hundredth);
        Put(Field.PePrimary, hundredth);
        Put(Field.MusicPrimary, hundredth);
        Put(Field.ArtPrimary, 0);
        Put(Field.ArtsPrimary, 0);
        Put(Field.VisitingPrimary, 0);

        void Put(Field primary, decimal value) => draft[Fields.Of(primary, stage)] = value;
    }
}
