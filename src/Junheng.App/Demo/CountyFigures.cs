using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>The county's own figures of a year: those the schools' rows imply agree with them.</summary>
internal static class CountyFigures
{
    /// <summary>The figures of the year that lies so many years before the newest.</summary>
    public static IReadOnlyDictionary<string, decimal> Of(IReadOnlyList<SchoolRecord> rows, int before)
    {
        var figures = new Dictionary<string, decimal>();
        Money(figures, rows, before);
        Teachers(figures, rows, before);
        Enrolment(figures, rows, before);
        Quality(figures, rows, before);
        Prices(figures);
        return figures;
    }

    /// <summary>Made up like the rest; they only serve estimates.</summary>
    private static void Prices(Dictionary<string, decimal> figures)
    {
        figures["price_degree_teacher"] = 0.8m;
        figures["price_backbone_teacher"] = 0.5m;
        figures["price_arts_teacher"] = 9.6m;
        figures["price_teaching_area"] = 3200;
        figures["price_sports_area"] = 650;
        figures["price_multimedia_room"] = 4.5m;
    }

    private static void Money(Dictionary<string, decimal> figures, IReadOnlyList<SchoolRecord> rows, int before)
    {
        var special = Sum(rows.Where(r => r.Type == SchoolType.Special), Field.PupilsPrimary, Field.PupilsJunior);
        figures["small_school_funded_pupils"] = 100;
        figures["special_pupils"] = special;
        figures["special_funds"] = special * (7200 - 400 * before);
        figures["teacher_pay"] = 96_420 - 3_150 * before;
        figures["civil_servant_pay"] = 95_880 - 2_960 * before;
    }

    private static void Teachers(Dictionary<string, decimal> figures, IReadOnlyList<SchoolRecord> rows, int before)
    {
        var all = Sum(rows, Field.TeachersPrimary, Field.TeachersJunior);
        var eligible = Share(Sum(rows.Where(IsPublic), Field.TeachersPrimary, Field.TeachersJunior), 36);
        var rotated = Share(eligible, 13 - before);
        figures["teachers_total"] = all;
        figures["teachers_on_post"] = all;
        // The training of a few teachers was completed only in the newest year.
        figures["trained_teachers"] = all - 34 * before;
        figures["certified_teachers"] = all;
        figures["rotation_eligible"] = eligible;
        figures["rotated_teachers"] = rotated;
        figures["rotated_backbone"] = Share(rotated, 24 - before);
    }

    private static void Enrolment(Dictionary<string, decimal> figures, IReadOnlyList<SchoolRecord> rows, int before)
    {
        var nearby = rows.Where(r => IsPublic(r) && r.Locale != Locale.Rural && r.Type != SchoolType.Special).ToList();
        figures["enrolled_primary"] = figures["nearby_primary"] = Sum(nearby, Field.PupilsPrimary);
        figures["enrolled_junior"] = Sum(nearby, Field.PupilsJunior);
        figures["nearby_junior"] = Share(figures["enrolled_junior"], 98 - before);
        figures["quota_total"] = 1_680 + 40 * before;
        figures["quota_allocated"] = Share(figures["quota_total"], 80);
        figures["quota_rural"] = Share(figures["quota_allocated"], 57);
        var migrants = Sum(rows, Field.MigrantPupils);
        var inPublic = Sum(rows.Where(IsPublic), Field.MigrantPupils);
        figures["migrant_eligible"] = migrants;
        figures["migrant_public"] = inPublic;
        figures["migrant_purchased"] = Share(migrants - inPublic, 60 - 10 * before);
    }

    private static void Quality(Dictionary<string, decimal> figures, IReadOnlyList<SchoolRecord> rows, int before)
    {
        var cohort = Math.Floor(Sum(rows, Field.PupilsJunior) / 3);
        var deaths = 2 + before;
        figures["entry_cohort"] = cohort;
        figures["transfers_in"] = 118 - 9 * before;
        figures["transfers_out"] = 164 + 7 * before;
        figures["deaths"] = deaths;
        figures["graduates"] = cohort + figures["transfers_in"] - figures["transfers_out"] - deaths - Share(cohort, 2);
        figures["disabled_total"] = 347 + 5 * before;
        figures["disabled_enrolled"] = 341 + 2 * before;
        figures["training_share_lowest"] = 5.4m - 0.1m * before;
        figures["labour_hours"] = 38;
        figures["practice_hours"] = 70;
        figures["school_hours_primary"] = 5.8m;
        figures["school_hours_junior"] = 6.8m;
        if (before == 2)
        {
            Monitoring(figures);
        }
    }

    // The state reported the monitoring of the oldest year; the newer one has not come back, nor has any survey.
    private static void Monitoring(Dictionary<string, decimal> figures)
    {
        (string Subject, decimal Level, decimal Variation)[] results =
        [
            ("chinese", 3, 0.118m),
            ("mathematics", 3, 0.136m),
            ("science", 3, 0.142m),
            ("pe", 3, 0.127m),
            ("arts", 2, 0.163m),
            ("moral", 4, 0.094m),
        ];
        foreach (var (subject, level, variation) in results)
        {
            figures["level_" + subject] = level;
            figures["variation_" + subject] = variation;
        }
    }

    private static bool IsPublic(SchoolRecord row) => row.Organiser != SchoolTerms.PrivateOrganiser;

    private static decimal Sum(IEnumerable<SchoolRecord> rows, params Field[] fields) =>
        rows.Sum(r => fields.Sum(f => r.Value(f) ?? 0));

    private static decimal Share(decimal whole, int percent) => Math.Floor(whole * percent / 100);
}
