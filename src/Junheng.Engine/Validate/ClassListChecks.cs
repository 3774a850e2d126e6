using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>The class list of a stage against the totals the school handed in.</summary>
internal static class ClassListChecks
{
    public static readonly Check[] All =
    [
        Check.OfPieceStages(
            "class-list-count-differs",
            Error,
            "班级名单的班数与教学班数不一致",
            "请核对班级名单是否漏填、多填，或改正教学班数",
            p =>
                Compared(p) is { Length: > 0 } list && p.Classes is { } classes && classes != list.Length
                    ? p.Fault(Field.ClassesPrimary, $"班级名单有{list.Length}个班，教学班数却填{Text(classes)}个")
                    : null
        ),
        Check.OfPieceStages(
            "class-list-pupils-differ",
            Error,
            "班级名单的学生数之和与在校生数不一致",
            "请逐班核对学生数，或改正在校生数",
            p =>
                Compared(p) is { Length: > 0 } list && Sum(list) is { } sum && p.Pupils is { } pupils && pupils != sum
                    ? p.Fault(Field.PupilsPrimary, $"班级名单各班学生共{sum}人，在校生数却填{Text(pupils)}人")
                    : null
        ),
        Check.OfPieceStages(
            "class-list-largest-differs",
            Error,
            "班级名单的最大班额与填报的最大班额不一致",
            "请核对班级名单和最大班额",
            p =>
                Compared(p) is { Length: > 0 } list
                && Sum(list) is not null
                && list.Max(c => c.Pupils) is { } largest
                && p[Field.MaxClassPrimary] is { } said
                && said != largest
                    ? p.Fault(Field.MaxClassPrimary, $"班级名单中最大的班{largest}人，最大班额却填{Text(said)}人")
                    : null
        ),
        Check.OfPieceStages(
            "class-list-over-differs",
            Error,
            "班级名单的超标准班额班数与填报的不一致",
            "请核对班级名单和超标准班额班数，研判以班级名单为准",
            p =>
                Compared(p) is { Length: > 0 } list
                && Sum(list) is not null
                && list.Count(c => c.Pupils > p.ClassLimit) is var over
                && p[Field.ClassesOverPrimary] is { } said
                && said != over
                    ? p.Fault(
                        Field.ClassesOverPrimary,
                        $"班级名单中超过{Text(p.ClassLimit)}人的班有{over}个，超标准班额班数却填{Text(said)}个"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "class-list-without-pupils",
            Error,
            "班级名单有班级而该学段没有学生",
            "请核对班级的学段，或补填在校生数",
            p =>
                Listed(p) is { Length: > 0 } list && p.Pupils is null or 0
                    ? p.Fault(
                        Field.PupilsPrimary,
                        $"班级名单有{list.Length}个班，在校生数却{(p.Pupils is null ? "空着" : "填0")}"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "class-list-incomplete",
            Warning,
            "只列了一个学段的班级",
            "请在班级名单中补列该学段的每一个班",
            p =>
                p.School.Classes.Count > 0 && Listed(p).Length == 0 && p.Pupils > 0
                    ? p.Fault(Field.ClassesPrimary, $"有在校生{Text(p.Pupils)}人，班级名单中却没有该学段的班级")
                    : null
        ),
    ];

    private static SchoolClass[] Listed(StagePart part) => [.. part.School.ClassesOf(part.Stage)];

    /// <summary>The list of a stage that has pupils: without any, its other contradictions follow from that one.</summary>
    private static SchoolClass[] Compared(StagePart part) => part.Pupils > 0 ? Listed(part) : [];

    private static int? Sum(SchoolClass[] classes) =>
        Array.Exists(classes, c => c.Pupils is null) ? null : classes.Sum(c => c.Pupils);
}
