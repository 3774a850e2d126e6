using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Validate;

internal static class FigureCases
{
    private static readonly string[] Primaries = [.. Enumerable.Range(1, 12).Select(i => $"P{i:00}")];

    public static readonly CheckCase[] All =
    [
        new("equipment-in-yuan", "equipment_wan", c => Times(c, Field.EquipmentWan, 10_000), "peer-outlier"),
        new("equipment-too-small", "equipment_wan", c => Times(c, Field.EquipmentWan, 0.001m), "peer-outlier"),
        new("area-in-mu", "sports_ground_area", c => Times(c, Field.SportsGroundArea, 0.0015m), "peer-outlier"),
        new("area-too-large", "sports_ground_area", c => Times(c, Field.SportsGroundArea, 100), "peer-outlier"),
        new("resource-zero", "equipment_wan", c => c["P01"][Field.EquipmentWan] = 0),
        new(
            "multimedia-exceed-pupils",
            "multimedia_rooms",
            c => c["P01"][Field.MultimediaRooms] = 422,
            "multimedia-exceed-classes",
            "peer-outlier"
        ),
        new(
            "pupils-too-many",
            "pupils_primary",
            c =>
            {
                var big = c.Add("big", "超大小学", SchoolType.Primary, 2025, primary: 10_001);
                c.Figures["teachers_on_post"] += big[Field.TeachersPrimary]!.Value;
                c.Figures["teachers_total"] += big[Field.TeachersPrimary]!.Value;
            }
        ),
        new("peer-outlier", "sports_ground_area", c => Times(c, Field.SportsGroundArea, 8)),
        new("bunched-above-threshold", "equipment_wan", c => All12(c, Field.EquipmentWan, 0.2m, 0.0003m)),
        new(
            "exactly-at-threshold",
            "teaching_area",
            c =>
            {
                c["P02"][Field.TeachingArea] = 462 * 4.5m + c["P02"][Field.IndoorSportsArea];
                c["P02"][Field.SportsGroundArea] = 462 * 7.5m - c["P02"][Field.IndoorSportsArea];
                c["P02"][Field.EquipmentWan] = 462 * 0.2m;
            }
        ),
        new(
            "max-class-at-limit",
            "max_class_primary",
            c => Array.ForEach(Primaries, p => c[p][Field.MaxClassPrimary] = 45)
        ),
        new("copied-figures", "", c => c["P02"].CopyFigures(c["P01"])),
        new(
            "copied-resources",
            "teaching_area",
            c =>
            {
                foreach (var field in new[] { Field.TeachingArea, Field.SportsGroundArea, Field.EquipmentWan })
                {
                    c["P02"][field] = c["P01"][field];
                }
            }
        ),
        new(
            "repeated-value",
            "equipment_wan",
            c => Array.ForEach(Primaries[..5], p => c[p][Field.EquipmentWan] = 166.6m)
        ),
        new(
            "round-areas",
            "teaching_area",
            c => Each(c, d => Round(d, Field.TeachingArea, 100), d => Round(d, Field.SportsGroundArea, 100))
        ),
        new("round-equipment", "equipment_wan", c => Each(c, d => Round(d, Field.EquipmentWan, 10))),
    ];

    private static void Times(SampleCounty county, Field field, decimal factor) =>
        county["P01"][field] = Math.Round(county["P01"][field]!.Value * factor, 6);

    private static void All12(SampleCounty county, Field field, decimal each, decimal more) =>
        Array.ForEach(Primaries, p => county[p][field] = county[p][Field.PupilsPrimary] * (each + more));

    private static void Each(SampleCounty county, params Action<SchoolDraft>[] spoil)
    {
        foreach (var draft in county.Drafts.Values)
        {
            Array.ForEach(spoil, s => s(draft));
        }
    }

    private static void Round(SchoolDraft school, Field field, decimal step) =>
        school[field] = Math.Ceiling(school[field]!.Value / step) * step;
}
