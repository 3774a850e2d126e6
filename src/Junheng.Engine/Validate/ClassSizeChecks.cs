using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Class sizes within one stage that are hard to believe or contradict the limit.</summary>
internal static class ClassSizeChecks
{
    // Not policy: sizes beyond which a figure is more likely a slip than a school.
    private const decimal MostPupils = 10_000;
    private const decimal LargestAverage = 80;
    private const decimal SmallestAverage = 8;
    private const decimal ManyClasses = 9;

    public static readonly Check[] All =
    [
        Check.OfPieceStages(
            "classes-over-without-large-class",
            Error,
            "填了超标准班额班数而最大班额并未超标",
            "请核对最大班额和超标准班额班数",
            p =>
                p[Field.ClassesOverPrimary] > 0 && p[Field.MaxClassPrimary] <= p.ClassLimit
                    ? p.Fault(
                        Field.ClassesOverPrimary,
                        $"填了超标准班额的班{Text(p[Field.ClassesOverPrimary])}个，最大班额{Text(p[Field.MaxClassPrimary])}人却未超过{Text(p.ClassLimit)}人"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "large-class-not-counted",
            Error,
            "最大班额超标而超标准班额班数为0",
            "请补填超标准班额班数",
            p =>
                p[Field.ClassesOverPrimary] == 0 && p[Field.MaxClassPrimary] > p.ClassLimit
                    ? p.Fault(
                        Field.ClassesOverPrimary,
                        $"最大班额{Text(p[Field.MaxClassPrimary])}人超过{Text(p.ClassLimit)}人，超标准班额班数却填0"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "average-class-large",
            Warning,
            "平均班额过大",
            "请核对在校生数和教学班数",
            p =>
                p.Classes > 0 && p.Pupils > LargestAverage * p.Classes
                    ? p.Fault(Field.ClassesPrimary, Average(p))
                    : null
        ),
        Check.OfPieceStages(
            "average-class-small",
            Warning,
            "班数多而平均班额过小",
            "请核对教学班数，是否把兴趣班或其他学段的班计入",
            p =>
                p.Classes > ManyClasses
                && p.Pupils > 0
                && p.Pupils < SmallestAverage * p.Classes
                && p.Pupils >= p.Classes
                    ? p.Fault(Field.ClassesPrimary, Average(p))
                    : null
        ),
        Check.OfUnits(
            "pupils-too-many",
            Warning,
            "一个学段的在校生过多",
            "请核对在校生数，是否多填了一位或填成了全县合计",
            p => p.Pupils > MostPupils ? p.Fault(Field.PupilsPrimary, $"在校生{Text(p.Pupils)}人") : null
        ),
    ];

    private static string Average(StagePart p) =>
        $"在校生{Text(p.Pupils)}人、教学班{Text(p.Classes)}个，平均每班{Quotient(p.Pupils!.Value / p.Classes!.Value)}人";
}
