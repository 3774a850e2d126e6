using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Pupils, classes and teachers of one stage: one is there and another is not.</summary>
internal static class PresenceChecks
{
    public static readonly Check[] All =
    [
        Check.OfPieceStages(
            "pupils-without-classes",
            Error,
            "有学生而教学班数为0",
            "请补填教学班数",
            p =>
                p.Pupils > 0 && p.Classes == 0
                    ? p.Fault(Field.ClassesPrimary, $"有在校生{Text(p.Pupils)}人，教学班数却填0")
                    : null
        ),
        Check.OfPieceStages(
            "classes-without-pupils",
            Warning,
            "有教学班而在校生数为0",
            "请核对在校生数，没有该学段的教学班数填0",
            p =>
                p.Pupils == 0 && p.Classes > 0
                    ? p.Fault(Field.PupilsPrimary, $"有教学班{Text(p.Classes)}个，在校生数却填0")
                    : null
        ),
        Check.OfPieceStages(
            "teachers-without-pupils",
            Warning,
            "有专任教师而在校生数为0",
            "请核对教师是否填错了学段",
            p =>
                p.Pupils == 0 && p.Teachers > 0
                    ? p.Fault(Field.TeachersPrimary, $"有专任教师{Text(p.Teachers)}人，在校生数却填0")
                    : null
        ),
        Check.OfUnits(
            "pupils-without-teachers",
            Warning,
            "有学生而专任教师数为0",
            "请补填专任教师数，教师在其他校区或学段的应如实分列",
            p =>
                p.Pupils > 0 && p.Teachers == 0
                    ? p.Fault(Field.TeachersPrimary, $"有在校生{Text(p.Pupils)}人，专任教师数却填0")
                    : null
        ),
        Check.OfPieceStages(
            "stage-pupils-blank",
            Warning,
            "有教学班或专任教师而在校生数空着",
            "请补填在校生数，没有该学段的填0",
            p =>
                p.Pupils is null
                && !p.School.WasRejected(Fields.Pupils(p.Stage))
                && !p.School.Type.Implied().Contains(p.Stage)
                && (p.Teachers > 0 || p.Classes > 0)
                    ? p.Fault(
                        Field.PupilsPrimary,
                        $"有{(p.Teachers > 0 ? $"专任教师{Text(p.Teachers)}人" : $"教学班{Text(p.Classes)}个")}，在校生数却空着，该学段未参加测算"
                    )
                    : null
        ),
        Check.OfUnits(
            "teachers-fewer-than-classes",
            Warning,
            "专任教师数少于教学班数",
            "请核对专任教师数，是否漏填了部分教师",
            p =>
                p.Teachers > 0 && p.Teachers < p.Classes
                    ? p.Fault(Field.TeachersPrimary, $"专任教师{Text(p.Teachers)}人，少于教学班{Text(p.Classes)}个")
                    : null
        ),
    ];
}
