using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Validate;

internal static class YearCases
{
    public static readonly CheckCase[] All =
    [
        new("school-vanished", "school", c => c.WithLastYear().Remove("P01")),
        new("school-new", "school", c => c.WithLastYear().Before!.Remove("P01")),
        new("type-changed", "type", c => c.WithLastYear().Before!["P01"].Type = SchoolType.TeachingPoint),
        new("identity-changed", "built", c => c.WithLastYear().Before!["P01"].Built = 1985),
        new("stage-changed", "pupils_senior", c => c.WithLastYear().Before!["P01"][Field.PupilsSenior] = 12),
        new("pupils-jump", "pupils_primary", c => c.WithLastYear().Before!["P01"][Field.PupilsPrimary] = 300),
        new("teachers-jump", "teachers_primary", c => c.WithLastYear().Before!["P01"][Field.TeachersPrimary] = 21),
        new("area-jump", "indoor_sports_area", c => c.WithLastYear().Before!["P01"][Field.IndoorSportsArea] += 400),
        new("equipment-fell", "equipment_wan", c => LastYear(c, Field.EquipmentWan, 2)),
        new("equipment-rose", "equipment_wan", c => LastYear(c, Field.EquipmentWan, 0.33m)),
        new("multimedia-fell", "multimedia_rooms", c => LastYear(c, Field.MultimediaRooms, 2)),
        new("unchanged-from-last-year", "", c => c.WithLastYear().Before!["P01"].CopyFigures(c["P01"])),
        new(
            "county-pupils-jump",
            "pupils_junior",
            c =>
            {
                foreach (var draft in c.WithLastYear().Before!.Drafts.Values)
                {
                    draft[Field.PupilsJunior] = Math.Floor(draft[Field.PupilsJunior]!.Value * 0.8m);
                }
            }
        ),
    ];

    private static void LastYear(SampleCounty county, Field field, decimal factor) =>
        county.WithLastYear().Before!["P01"][field] = county["P01"][field] * factor;
}
