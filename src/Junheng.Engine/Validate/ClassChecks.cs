using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Pupils, classes and class sizes within one stage: figures that cannot all be true.</summary>
internal static class ClassChecks
{
    public static readonly Check[] All =
    [
        Check.OfPieceStages(
            "classes-exceed-pupils",
            Error,
            "教学班数超过在校生数",
            "请核对两个数是否填反",
            p =>
                p.Pupils > 0 && p.Classes > p.Pupils
                    ? p.Fault(Field.ClassesPrimary, $"教学班{Text(p.Classes)}个，超过在校生{Text(p.Pupils)}人")
                    : null
        ),
        Check.OfPieceStages(
            "max-class-exceeds-pupils",
            Error,
            "最大班额超过在校生数",
            "请核对最大班额，只填一个班的人数",
            p =>
                p.Pupils > 0 && p[Field.MaxClassPrimary] > p.Pupils
                    ? p.Fault(
                        Field.MaxClassPrimary,
                        $"最大班额{Text(p[Field.MaxClassPrimary])}人，超过在校生{Text(p.Pupils)}人"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "max-class-too-small",
            Error,
            "最大班额小于平均班额",
            "最大班额不可能小于平均班额，请核对在校生数、教学班数和最大班额",
            p =>
                p.Classes > 0 && p[Field.MaxClassPrimary] * p.Classes < p.Pupils
                    ? p.Fault(
                        Field.MaxClassPrimary,
                        $"{Text(p.Classes)}个班、最大班额{Text(p[Field.MaxClassPrimary])}人，容不下在校生{Text(p.Pupils)}人"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "classes-over-exceed-classes",
            Error,
            "超标准班额班数超过教学班数",
            "请核对两个数",
            p =>
                p[Field.ClassesOverPrimary] > p.Classes
                    ? p.Fault(
                        Field.ClassesOverPrimary,
                        $"超标准班额的班{Text(p[Field.ClassesOverPrimary])}个，超过教学班{Text(p.Classes)}个"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "classes-over-exceed-pupils",
            Error,
            "超标准班额的班容纳的学生超过在校生数",
            "请核对超标准班额班数",
            p =>
                p[Field.ClassesOverPrimary] <= p.Classes
                && p[Field.ClassesOverPrimary] * (p.ClassLimit + 1) > p.Pupils
                && p.Pupils > 0
                    ? p.Fault(
                        Field.ClassesOverPrimary,
                        $"{Text(p[Field.ClassesOverPrimary])}个班各超过{Text(p.ClassLimit)}人，合计必然多于在校生{Text(p.Pupils)}人"
                    )
                    : null
        ),
    ];
}
