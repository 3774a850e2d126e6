using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>
/// Units and magnitudes: whole-school resources per pupil, far beyond or far below the threshold of their indicator.
/// Wrong units are off by 10 000 (元 for 万元) or 667 (亩 for ㎡), so the factors lie well between those and real schools.
/// </summary>
internal static class PlausibilityChecks
{
    // Not policy: multiples of a threshold that tell a wrong unit from an unusual school.
    private const decimal TooMuchMoney = 100;
    private const decimal TooLittleMoney = 1 / 100m;
    private const decimal TooMuchArea = 50;
    private const decimal TooLittleArea = 1 / 50m;

    // Not policy: a few pupils left in an old building really have hundreds of ㎡ each.
    private const decimal FewestPupilsForMuch = 50;

    private static readonly Field[] Resources =
    [
        Field.TeachingArea,
        Field.SportsGroundArea,
        Field.EquipmentWan,
        Field.MultimediaRooms,
    ];

    public static readonly Check[] All =
    [
        PerPupil(
            "equipment-in-yuan",
            "教学仪器设备值过大，可能把元填成了万元",
            "本栏单位是万元，按元填写的请除以10000",
            [Field.EquipmentWan],
            (value, threshold, _) => value > TooMuchMoney * threshold
        ),
        PerPupil(
            "equipment-too-small",
            "教学仪器设备值过小",
            "本栏单位是万元，填账面原值，请核对是否按亿元或百万元填写，或漏填了资产",
            [Field.EquipmentWan],
            (value, threshold, _) => value > 0 && value < TooLittleMoney * threshold
        ),
        PerPupil(
            "area-in-mu",
            "面积过小，可能把亩当成了平方米",
            "面积单位是㎡，按亩填写的请乘以666.67",
            [Field.TeachingArea, Field.SportsGroundArea],
            (value, threshold, _) => value > 0 && value < TooLittleArea * threshold
        ),
        PerPupil(
            "area-too-large",
            "生均面积过大",
            "请核对小数点和单位，单位是㎡；也请核对在校生数",
            [Field.TeachingArea, Field.SportsGroundArea],
            (value, threshold, pupils) => pupils >= FewestPupilsForMuch && value > TooMuchArea * threshold
        ),
        PerPupil(
            "resource-zero",
            "有学生而全校资源填0",
            "确实没有的请附说明，未统计的应留空，不能填0",
            Resources,
            (value, _, _) => value == 0
        ),
    ];

    private static Check PerPupil(
        string code,
        string title,
        string advice,
        Field[] fields,
        Func<decimal, decimal, decimal, bool> odd
    ) =>
        Check.OfCounty(
            code,
            Warning,
            title,
            advice,
            (inspection, report) =>
            {
                var scales = Array.ConvertAll(fields, f => Scale(inspection.Context.Pack, f));
                foreach (var (school, pupils) in Sharing(inspection))
                {
                    for (var i = 0; i < fields.Length; i++)
                    {
                        var info = fields[i].Info();
                        if (
                            school.Number(fields[i]) is { } value
                            && odd(value * scales[i].Factor / pupils, scales[i].Threshold, pupils)
                        )
                        {
                            report(
                                school,
                                info.Code,
                                $"{info.Title}填为{Text(value)}{info.Unit}，全校学生{Text(pupils)}人，平均{Quotient(value * scales[i].Factor / pupils)}{scales[i].Unit}"
                            );
                        }
                    }
                }
            }
        );

    /// <summary>The schools with units, once each, and the pupils of all stages that share the resources.</summary>
    private static IEnumerable<(SchoolRecord School, decimal Pupils)> Sharing(Inspection inspection)
    {
        SchoolRecord? last = null;
        foreach (var unit in inspection.Units)
        {
            // The units of a school follow each other.
            if (!ReferenceEquals(unit.School, last) && unit.School.AllPupils() is { } pupils)
            {
                yield return (unit.School, pupils);
            }

            last = unit.School;
        }
    }

    /// <summary>What the field is worth per pupil: the factor, unit and lowest threshold of the indicator it feeds.</summary>
    private static (decimal Factor, decimal Threshold, string Unit) Scale(RulePack pack, Field field)
    {
        var indicator = pack.Indicators.First(i => i.Shared && i.Inputs[Stage.Primary].Any(x => x.Field == field));
        var threshold = SchoolTerms.Judged.Min(s => Inspection.Number(pack.Threshold(indicator, s)));
        return (Inspection.Number(indicator.Factor), threshold, indicator.Unit);
    }
}
