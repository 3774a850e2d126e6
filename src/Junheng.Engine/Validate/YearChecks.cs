using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>The roster against that of the year before: schools, types and stages come and gone.</summary>
internal static class YearChecks
{
    // Not policy: a change within a year that wants an explanation.
    private const decimal CountyPupilsShare = 0.2m;

    public static readonly Check[] All =
    [
        Check.OfCounty(
            "school-vanished",
            Warning,
            "上年有的学校今年没有",
            "请核对是否漏报；已撤并的请在学校名录中注明",
            Vanished
        ),
        Check.OfCounty(
            "school-new",
            Notice,
            "今年新增的学校",
            "请核对学校标识码是否与上年一致；确是新办的不必处理",
            (inspection, report) =>
            {
                foreach (var school in inspection.Context.Schools)
                {
                    if (inspection.Context.LastYear.Count > 0 && inspection.Before(school) is null)
                    {
                        report(school, "school", "上年没有记录");
                    }
                }
            }
        ),
        Check.AgainstLastYear(
            "type-changed",
            "办学类型与上年不同",
            "请核对办学类型，确有变更的请附批文",
            (now, before) =>
                now.Type == before.Type ? [] : [new("type", $"上年为{before.Type.Title()}，今年为{now.Type.Title()}")]
        ),
        Check.AgainstLastYear(
            "identity-changed",
            "城乡类型或建成年份与上年不同",
            "请核对，这两栏关系到过渡性条款能否适用",
            IdentityChanged
        ),
        Check.AgainstLastYear(
            "stage-changed",
            "有学生的学段与上年不同",
            "请核对是否填错学段，确有增设、停办学段的请附说明",
            (now, before) =>
                SchoolTerms
                    .Stages.Where(s => s != Stage.Kindergarten)
                    .Select(Fields.Pupils)
                    .Where(f => now.Has(f) && before.Has(f) && now.Number(f) > 0 != before.Number(f) > 0)
                    .Select(f => Change(now, before, f))
        ),
        Check.OfCounty(
            "county-pupils-jump",
            Warning,
            "全县在校生总数与上年相差过大",
            "请核对是否漏报、重报学校，或有学校填错在校生数",
            CountyPupils
        ),
    ];

    private static IEnumerable<Fault> IdentityChanged(SchoolRecord now, SchoolRecord before)
    {
        if (now.Locale is { } locale && before.Locale is { } old && locale != old)
        {
            yield return new("locale", $"城乡类型上年为{old.Title()}，今年为{locale.Title()}");
        }

        if (now.Built is { } built && before.Built is { } earlier && built != earlier)
        {
            yield return new("built", $"建成年份上年为{earlier}，今年为{built}");
        }
    }

    private static void Vanished(Inspection inspection, Report report)
    {
        var present = inspection.Context.Rows.Select(r => r.School).ToHashSet();
        foreach (var school in inspection.Context.LastYear)
        {
            if (!present.Contains(school.School))
            {
                report(school, "school", $"（标识码{school.School}）上年有记录，今年没有填报");
            }
        }
    }

    private static void CountyPupils(Inspection inspection, Report report)
    {
        foreach (var field in new[] { Field.PupilsPrimary, Field.PupilsJunior })
        {
            var stage = field == Field.PupilsPrimary ? Stage.Primary : Stage.Junior;
            // With one school unknown the sum of either year says nothing.
            if (
                inspection.Context.Schools.Any(s => s.PupilsIn(stage) is null)
                || inspection.Context.LastYear.Any(s => s.PupilsIn(stage) is null)
            )
            {
                continue;
            }

            var now = inspection.Context.Schools.Sum(s => s.PupilsIn(stage) ?? 0);
            var before = inspection.Context.LastYear.Sum(s => s.PupilsIn(stage) ?? 0);
            if (before > 0 && Math.Abs(now - before) > CountyPupilsShare * before)
            {
                report(null, field.Info().Code, $"全县{field.Info().Title}上年{Text(before)}人，今年{Text(now)}人");
            }
        }
    }
}
