using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>County figures: parts that exceed the whole.</summary>
internal static class CountyPartChecks
{
    public static readonly Check[] All =
    [
        PartOf("rotated-exceeds-eligible", ["rotated_teachers"], "rotation_eligible"),
        PartOf("rotated-backbone-exceeds-rotated", ["rotated_backbone"], "rotated_teachers"),
        PartOf("nearby-primary-exceeds-enrolled", ["nearby_primary"], "enrolled_primary"),
        PartOf("nearby-junior-exceeds-enrolled", ["nearby_junior"], "enrolled_junior"),
        PartOf("quota-allocated-exceeds-total", ["quota_allocated"], "quota_total"),
        PartOf("quota-rural-exceeds-allocated", ["quota_rural"], "quota_allocated"),
        PartOf("certified-exceeds-on-post", ["certified_teachers"], "teachers_on_post"),
        PartOf("trained-exceeds-total", ["trained_teachers"], "teachers_total"),
        PartOf("migrant-placed-exceeds-eligible", ["migrant_public", "migrant_purchased"], "migrant_eligible"),
        PartOf("disabled-enrolled-exceeds-total", ["disabled_enrolled"], "disabled_total"),
        PartOf("transfers-in-exceed-graduates", ["transfers_in"], "graduates"),
        PartOf("losses-exceed-cohort", ["transfers_out", "deaths"], "entry_cohort"),
        PartOf("labour-exceeds-practice", ["labour_hours"], "practice_hours"),
        PartOf("survey-valid-exceeds-sent", ["survey_valid"], "survey_sent"),
        PartOf("survey-satisfied-exceeds-valid", ["survey_satisfied"], "survey_valid"),
    ];

    private static Check PartOf(string code, string[] parts, string whole)
    {
        var titles = string.Join("与", parts.Select(CountyTitle));
        return Check.OfCounty(
            code,
            Error,
            $"{titles}{(parts.Length > 1 ? "之和" : "")}超过{CountyTitle(whole)}",
            "请核对这几个县级数据是否填反或口径不同",
            (inspection, report) =>
            {
                var sum = parts.Sum(p => inspection.County(p) ?? 0);
                if (sum > inspection.County(whole))
                {
                    report(
                        null,
                        parts[0],
                        $"{titles}{(parts.Length > 1 ? "共" : "")}{Text(sum)}，超过{CountyTitle(whole)}{Text(inspection.County(whole))}"
                    );
                }
            }
        );
    }
}
