namespace Junheng.Engine.Tests.Validate;

internal static class CountyCases
{
    public static readonly CheckCase[] All =
    [
        Put("rotated-exceeds-eligible", "rotated_teachers", 401),
        Put("rotated-backbone-exceeds-rotated", "rotated_backbone", 53),
        Put("nearby-primary-exceeds-enrolled", "nearby_primary", 3_001),
        Put("nearby-junior-exceeds-enrolled", "nearby_junior", 3_001),
        Put("quota-allocated-exceeds-total", "quota_allocated", 1_201),
        Put("quota-rural-exceeds-allocated", "quota_rural", 721),
        Put("certified-exceeds-on-post", "certified_teachers", 9_999),
        Put("trained-exceeds-total", "trained_teachers", 9_999),
        Put("migrant-placed-exceeds-eligible", "migrant_public", 871),
        Put("disabled-enrolled-exceeds-total", "disabled_enrolled", 161),
        Put("transfers-in-exceed-graduates", "transfers_in", 3_011),
        Put("losses-exceed-cohort", "deaths", 3_030, "retention-above-whole") with
        {
            Column = "transfers_out",
        },
        Put("labour-exceeds-practice", "labour_hours", 37),
        Put("survey-valid-exceeds-sent", "survey_valid", 2_001),
        Put("survey-satisfied-exceeds-valid", "survey_satisfied", 1_931),
        Put("county-figure-negative", "quota_rural", -1),
        Put("county-count-fraction", "rotated_teachers", 52.5m),
        Put("monitoring-level-range", "level_pe", 6),
        Put("monitoring-variation-range", "variation_pe", 12),
        Put("training-share-range", "training_share_lowest", 560),
        Put("pay-in-wan", "teacher_pay", 9.86m),
        Put("pay-too-high", "civil_servant_pay", 97_300_000),
        Put("school-day-implausible", "school_hours_primary", 360),
        Put("special-funds-in-wan", "special_funds", 48),
        Put("retention-above-whole", "graduates", 3_200),
        new(
            "teachers-on-post-differ",
            "teachers_on_post",
            c =>
            {
                foreach (var code in new[] { "teachers_on_post", "teachers_total" })
                {
                    c.Figures[code] *= 1.2m;
                    c.Figures[code] = Math.Floor(c.Figures[code]);
                }
            }
        ),
        Put("training-base-differs", "teachers_total", 5_000),
        Put("enrolled-exceeds-pupils", "enrolled_junior", 90_000),
        new("county-input-blank", "certified_teachers", c => c.Figures.Remove("certified_teachers")),
    ];

    private static CheckCase Put(string code, string item, decimal value, params string[] also) =>
        new(code, item, c => c.Figures[item] = value, also);
}
