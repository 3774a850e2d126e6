using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Pupil counts that a school of its type must give.</summary>
internal static class PupilBlankChecks
{
    public static readonly Check[] All =
    [
        Check.OfCounty(
            "implied-pupils-blank",
            Warning,
            "办学类型应有的学段在校生数空着",
            "请补填在校生数，没有学生的填0",
            ImpliedBlank
        ),
    ];

    private static void ImpliedBlank(Inspection inspection, Report report)
    {
        foreach (var school in inspection.Context.Schools)
        {
            var implied = school.Type.Implied();
            // A campus may be of another type than its parent: its blank must not pass for none either.
            foreach (var stage in implied.Union(school.Parts.SelectMany(p => p.Type.Implied())))
            {
                var field = Fields.Pupils(stage);
                var piece = Inspection.PieceLacking(school, field);
                if (school.Has(field) || !(implied.Contains(stage) || piece.Type.Implied().Contains(stage)))
                {
                    continue;
                }

                var consequence = inspection.Context.Pack.ExcludedTypes.Contains(school.Type)
                    ? ""
                    : "，共用资源无法拆分，全校各学段的生均面积、设备值和多媒体教室数都按缺失处理";
                report(piece, field.Info().Code, $"填为{piece.Type.Title()}，{stage.Title()}在校生数空着{consequence}");
            }
        }
    }
}
