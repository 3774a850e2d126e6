using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>The school as a whole, campuses merged: its type against its pupils.</summary>
internal static class SchoolChecks
{
    // Not policy: a teaching point is a village's few classes.
    private const decimal LargestTeachingPoint = 200;

    public static readonly Check[] All =
    [
        Check.OfSchools(
            "type-contradicts-pupils",
            Warning,
            "办学类型与各学段在校生不符",
            "请核对办学类型和各学段在校生数；排除范围和规模上限按办学类型判定",
            Contradiction
        ),
        Check.OfSchools(
            "vocational-with-compulsory",
            Warning,
            "职业学校有小学或初中学生",
            "职业学校不参加测算，附设义务教育班的学生请填到实际就读的学校",
            s =>
                s.Type == SchoolType.Vocational && Compulsory(s) is > 0 and var pupils
                    ? new(
                        s.Number(Field.PupilsJunior) > 0 ? Field.PupilsJunior : Field.PupilsPrimary,
                        $"是职业学校，却有义务教育在校生{Text(pupils)}人"
                    )
                    : null
        ),
        Check.OfSchools(
            "special-without-pupils",
            Warning,
            "特殊教育学校没有学生",
            "请补填在校生数，特殊教育学校仍计入特教经费和残疾儿童入学两项指标",
            s =>
                s.Type == SchoolType.Special && s.AllPupils() == 0
                    ? new(Field.PupilsPrimary, "是特殊教育学校，没有填写任何学段的在校生")
                    : null
        ),
        Check.OfSchools(
            "school-without-pupils",
            Warning,
            "学校各学段在校生都是0",
            "请补填在校生数；已经停办、撤并的学校请删除本行",
            s => s.Type != SchoolType.Special && s.AllPupils() == 0 ? new("", "各学段在校生数都是0") : null
        ),
        Check.OfSchools(
            "teaching-point-large",
            Warning,
            "教学点学生过多",
            "请核对办学类型，是否应填为小学",
            s =>
                s.Type == SchoolType.TeachingPoint && Compulsory(s) > LargestTeachingPoint
                    ? new("type", $"是教学点，却有在校生{Text(Compulsory(s))}人")
                    : null
        ),
        Check.OfSchools(
            "migrant-exceeds-pupils",
            Error,
            "随迁子女数超过小学、初中在校生数",
            "请核对随迁子女数，只计小学和初中",
            s =>
                s.Number(Field.MigrantPupils) > Compulsory(s)
                    ? new(
                        Field.MigrantPupils,
                        $"随迁子女{Text(s.Number(Field.MigrantPupils))}人，超过小学、初中在校生共{Text(Compulsory(s))}人"
                    )
                    : null
        ),
    ];

    private static decimal? Compulsory(SchoolRecord school) =>
        school.PupilsIn(Stage.Primary) + school.PupilsIn(Stage.Junior);

    private static Fault? Contradiction(SchoolRecord school)
    {
        if (school.Type is SchoolType.Special or SchoolType.Vocational || school.AllPupils() == 0)
        {
            return null;
        }

        var implied = school.Type.Implied();
        foreach (var stage in SchoolTerms.Stages)
        {
            var field = Fields.Pupils(stage);
            // Kindergarten classes may be attached to any school.
            if (stage != Stage.Kindergarten && !implied.Contains(stage) && school.Number(field) > 0)
            {
                return new(
                    field,
                    $"填为{school.Type.Title()}，却有{stage.Title()}在校生{Text(school.Number(field))}人"
                );
            }

            if (implied.Contains(stage) && school.Number(field) == 0)
            {
                return new(field, $"填为{school.Type.Title()}，{stage.Title()}在校生数却是0");
            }
        }

        return null;
    }
}
