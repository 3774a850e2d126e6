using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Teachers within one stage: proportions hard to believe.</summary>
internal static class TeacherShareChecks
{
    // Not policy: proportions beyond which a figure is more likely a slip than a school.
    private const decimal FewestForShares = 10;
    private const decimal HighBackboneShare = 0.8m;
    private const decimal HighSubjectShare = 0.6m;
    private const decimal HighPostgraduateShare = 0.6m;
    private const decimal MostPupilsPerTeacher = 60;
    private const decimal FewestPupilsPerTeacher = 2;
    private const decimal FewestPupilsForRatio = 100;

    private static readonly Field[] Subjects =
    [
        Field.PePrimary,
        Field.MusicPrimary,
        Field.ArtPrimary,
        Field.ArtsPrimary,
    ];

    public static readonly Check[] All =
    [
        Check.OfPieceStages(
            "visiting-exceeds-teachers",
            Warning,
            "走教兼职体艺教师比专任教师还多",
            "请核对是否把全县走教教师填到了一所学校",
            p =>
                p.Teachers > 0 && p[Field.VisitingPrimary] > p.Teachers
                    ? p.Fault(
                        Field.VisitingPrimary,
                        $"走教兼职体艺教师{Text(p[Field.VisitingPrimary])}人，超过专任教师{Text(p.Teachers)}人"
                    )
                    : null
        ),
        ShareOf(
            "backbone-share-high",
            "骨干教师占专任教师的比例过高",
            "请核对是否把校级骨干也计入，只计县级及以上",
            "县级以上骨干教师",
            HighBackboneShare,
            [Field.BackbonePrimary]
        ),
        ShareOf(
            "subject-share-high",
            "体艺教师占专任教师的比例过高",
            "请核对是否把兼课教师或其他学科教师计入",
            "体育、音乐、美术、艺术教师",
            HighSubjectShare,
            Subjects
        ),
        ShareOf(
            "postgraduate-share-high",
            "研究生学历教师占专任教师的比例过高",
            "请核对本科与硕士、博士是否错列",
            "硕士、博士教师",
            HighPostgraduateShare,
            [Field.MasterPrimary, Field.DoctorPrimary]
        ),
        Check.OfUnits(
            "pupil-teacher-ratio",
            Warning,
            "师生比不合常理",
            "请核对在校生数和专任教师数，注意是否填到了别的学段",
            p =>
                p.Teachers > 0
                && (
                    p.Pupils > MostPupilsPerTeacher * p.Teachers
                    || (p.Pupils >= FewestPupilsForRatio && p.Pupils < FewestPupilsPerTeacher * p.Teachers)
                )
                    ? p.Fault(
                        Field.TeachersPrimary,
                        $"在校生{Text(p.Pupils)}人、专任教师{Text(p.Teachers)}人，平均每名教师{Quotient(p.Pupils!.Value / p.Teachers!.Value)}名学生"
                    )
                    : null
        ),
    ];

    private static Check ShareOf(string code, string title, string advice, string who, decimal most, Field[] fields) =>
        Check.OfPieceStages(
            code,
            Warning,
            title,
            advice,
            // Above the whole it is an error already and needs no second finding.
            p =>
                p.Teachers >= FewestForShares
                && p.KnownSum(fields) is var sum
                && sum > most * p.Teachers
                && sum <= p.Teachers
                    ? p.Fault(
                        fields.MaxBy(f => p[f] ?? 0),
                        $"{who}{Text(sum)}人，占专任教师{Text(p.Teachers)}人的{Quotient(sum * 100 / p.Teachers.Value)}%"
                    )
                    : null
        );
}
