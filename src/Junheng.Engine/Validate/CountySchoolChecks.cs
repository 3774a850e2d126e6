using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>County figures against the sum of the schools' figures.</summary>
internal static class CountySchoolChecks
{
    // Not policy: a difference that two dates of counting do not explain.
    private const decimal TeachersDiffer = 0.05m;

    public static readonly Check[] All =
    [
        Check.OfCounty(
            "teachers-on-post-differ",
            Warning,
            "在岗专任教师数与各校之和相差过大",
            "请核对县级数据与各校填报的专任教师数",
            TeachersOnPost
        ),
        Check.OfCounty(
            "enrolled-exceeds-pupils",
            Warning,
            "应划片学生数超过全县在校生数",
            "应划片学生只计城区和镇区公办非寄宿学校，请核对",
            Enrolled
        ),
    ];

    private static void TeachersOnPost(Inspection inspection, Report report)
    {
        var schools = inspection.Context.Schools;
        // With a blank in any unit the sum says nothing.
        if (
            schools.Count == 0
            || inspection.Units.Exists(u => u.Teachers is null)
            || schools.Any(s =>
                s.Type == SchoolType.Special
                && s.Number(Field.TeachersPrimary) is null
                && s.Number(Field.TeachersJunior) is null
            )
            || inspection.County("teachers_on_post") is not { } onPost
        )
        {
            return;
        }

        var sum = schools.Sum(s => (s.Number(Field.TeachersPrimary) ?? 0) + (s.Number(Field.TeachersJunior) ?? 0));
        if (Math.Abs(sum - onPost) > TeachersDiffer * onPost)
        {
            report(null, "teachers_on_post", $"在岗专任教师填为{Text(onPost)}人，各校专任教师合计{Text(sum)}人");
        }
    }

    private static void Enrolled(Inspection inspection, Report report)
    {
        foreach (var stage in SchoolTerms.Judged)
        {
            var code = $"enrolled_{stage.Code()}";
            var pupils = inspection.Context.Schools.Select(s => s.PupilsIn(stage)).ToArray();
            if (
                pupils.Length > 0
                && Array.TrueForAll(pupils, p => p is not null)
                && inspection.County(code) > pupils.Sum()
            )
            {
                report(
                    null,
                    code,
                    $"{CountyTitle(code)}{Text(inspection.County(code))}人，超过全县{stage.Title()}在校生{Text(pupils.Sum())}人"
                );
            }
        }
    }
}
