using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Validate;

/// <summary>The figures of the plausible county: ordinary ratios, each school a little different.</summary>
internal static class SampleFigures
{
    public static void Fill(SchoolDraft draft, int index, int years, int primary, int junior, int senior)
    {
        draft[Field.PupilsKg] = 0;
        Stage(draft, Field.PupilsPrimary, Schools.Stage.Primary, primary, index, years);
        Stage(draft, Field.PupilsJunior, Schools.Stage.Junior, junior, index, years);
        draft[Field.PupilsSenior] = senior;
        var all = primary + junior + senior;
        var spread = 1 + index * 7 % 13 / 20m;
        draft[Field.MigrantPupils] = Math.Floor((primary + junior) * 0.08m);
        draft[Field.IndoorSportsArea] = Math.Round(all * 0.7m * spread, 1) + 0.3m;
        draft[Field.TeachingArea] = Math.Round(all * 7.31m * spread, 1) + 1.7m;
        draft[Field.SportsGroundArea] = Math.Round(all * 10.9m * spread, 1) + 3.1m;
        draft[Field.ExtraSportsArea] = 0;
        draft[Field.EquipmentWan] = Math.Round(all * 0.283m * spread, 2) + 0.01m + years * 0.11m;
        draft[Field.MultimediaRooms] = Math.Ceiling(all * 0.029m * spread);
        draft.Music = [96.5m];
        draft.Art = [91.2m];
    }

    public static Dictionary<string, decimal> Of(IReadOnlyCollection<SchoolDraft> drafts)
    {
        var figures = CountyItems.All.ToDictionary(i => i.Code, i => Ordinary(i.Code));
        var teachers = drafts.Sum(d => (d[Field.TeachersPrimary] ?? 0) + (d[Field.TeachersJunior] ?? 0));
        foreach (var code in new[] { "teachers_total", "trained_teachers", "teachers_on_post", "certified_teachers" })
        {
            figures[code] = teachers;
        }

        return figures;
    }

    private static void Stage(SchoolDraft draft, Field pupilsField, Stage stage, int pupils, int index, int years)
    {
        draft[pupilsField] = pupils == 0 ? 0 : pupils + 3 * years;
        var size = stage == Schools.Stage.Primary ? 36 : 40;
        var classes = Math.Ceiling(pupils / (decimal)size);
        var teachers = pupils == 0 ? 0 : Math.Ceiling(pupils / (13m + index % 3));
        Put(Field.ClassesPrimary, classes);
        Put(Field.MaxClassPrimary, pupils == 0 ? 0 : Math.Min(pupils, Math.Ceiling(pupils / classes) + 2 + index % 3));
        Put(Field.ClassesOverPrimary, 0);
        Put(Field.TeachersPrimary, teachers);
        Put(Field.AssociatePrimary, Math.Floor(teachers * 0.2m));
        Put(Field.BachelorPrimary, Math.Ceiling(teachers * 0.7m));
        Put(Field.MasterPrimary, Math.Floor(teachers * 0.05m));
        Put(Field.DoctorPrimary, 0);
        Put(Field.BackbonePrimary, Math.Floor(teachers * 0.2m));
        Put(Field.PePrimary, Math.Ceiling(teachers * 0.08m));
        Put(Field.MusicPrimary, Math.Floor(teachers * 0.05m));
        Put(Field.ArtPrimary, Math.Floor(teachers * 0.04m));
        Put(Field.ArtsPrimary, 0);
        Put(Field.VisitingPrimary, 0);

        void Put(Field primary, decimal value) => draft[Fields.Of(primary, stage)] = value;
    }

    private static decimal Ordinary(string code) =>
        code switch
        {
            "small_school_funded_pupils" => 100,
            "special_funds" => 480_000,
            "special_pupils" => 75,
            "teacher_pay" => 98_600,
            "civil_servant_pay" => 97_300,
            "rotation_eligible" => 400,
            "rotated_teachers" => 52,
            "rotated_backbone" => 14,
            "nearby_primary" => 2_980,
            "enrolled_primary" => 3_000,
            "nearby_junior" => 2_930,
            "enrolled_junior" => 3_000,
            "quota_total" => 1_200,
            "quota_allocated" => 720,
            "quota_rural" => 380,
            "migrant_eligible" => 900,
            "migrant_public" => 860,
            "migrant_purchased" => 30,
            "graduates" => 3_010,
            "entry_cohort" => 3_040,
            "transfers_in" => 40,
            "transfers_out" => 55,
            "deaths" => 1,
            "disabled_total" => 160,
            "disabled_enrolled" => 158,
            "training_share_lowest" => 5.6m,
            "labour_hours" => 20,
            "practice_hours" => 36,
            "school_hours_primary" => 6,
            "school_hours_junior" => 7,
            "survey_sent" => 2_000,
            "survey_valid" => 1_930,
            "survey_satisfied" => 1_810,
            _ when code.StartsWith("level_", StringComparison.Ordinal) => 3,
            _ when code.StartsWith("variation_", StringComparison.Ordinal) => 0.12m,
            _ => 0,
        };
}
