using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;

namespace Junheng.Engine.Validate;

/// <summary>Figures of a school against its own of the year before; silent where there is none.</summary>
internal static class JumpChecks
{
    // Not policy: changes within a year that want an explanation.
    private const decimal PupilsShare = 0.3m;
    private const decimal PupilsLeast = 60;
    private const decimal TeachersShare = 0.3m;
    private const decimal TeachersLeast = 10;
    private const decimal AreaShare = 0.3m;
    private const decimal AreaLeast = 300;
    private const decimal EquipmentFall = 0.5m;
    private const decimal EquipmentRise = 3;
    private const decimal RoomsFall = 0.5m;

    private static readonly Field[] Areas = [Field.TeachingArea, Field.IndoorSportsArea, Field.SportsGroundArea];

    public static readonly Check[] All =
    [
        Check.AgainstLastYear(
            "pupils-jump",
            "在校生数与上年相差过大",
            "请核对在校生数，属实的请附说明",
            (now, before) =>
                new[] { Field.PupilsPrimary, Field.PupilsJunior }
                    .Where(f => now.Number(f) > 0 && before.Number(f) > 0)
                    .Where(f => Jumps(now, before, f, PupilsShare, PupilsLeast))
                    .Select(f => Change(now, before, f))
        ),
        Check.AgainstLastYear(
            "teachers-jump",
            "专任教师数与上年相差过大",
            "请核对专任教师数，属实的请附说明",
            (now, before) =>
                new[] { Field.TeachersPrimary, Field.TeachersJunior }
                    .Where(f => Jumps(now, before, f, TeachersShare, TeachersLeast))
                    .Select(f => Change(now, before, f))
        ),
        Check.AgainstLastYear(
            "area-jump",
            "面积与上年相差过大",
            "请核对面积；新建、扩建或拆除的请附说明",
            (now, before) =>
                Areas.Where(f => Jumps(now, before, f, AreaShare, AreaLeast)).Select(f => Change(now, before, f))
        ),
        Check.AgainstLastYear(
            "equipment-fell",
            "教学仪器设备值比上年减少一半以上",
            "请核对设备值，集中报废的请附资产处置说明",
            (now, before) =>
                now.Number(Field.EquipmentWan) <= EquipmentFall * before.Number(Field.EquipmentWan)
                && before.Number(Field.EquipmentWan) > 0
                    ? [Change(now, before, Field.EquipmentWan)]
                    : []
        ),
        Check.AgainstLastYear(
            "equipment-rose",
            "教学仪器设备值比上年增加两倍以上",
            "请核对设备值和单位，集中购置的请附资产入账凭证",
            (now, before) =>
                before.Number(Field.EquipmentWan) > 0
                && now.Number(Field.EquipmentWan) > EquipmentRise * before.Number(Field.EquipmentWan)
                    ? [Change(now, before, Field.EquipmentWan)]
                    : []
        ),
        Check.AgainstLastYear(
            "multimedia-fell",
            "网络多媒体教室比上年减少一半以上",
            "请核对网络多媒体教室数，停用的请附说明",
            (now, before) =>
                before.Number(Field.MultimediaRooms) > 1
                && now.Number(Field.MultimediaRooms) <= RoomsFall * before.Number(Field.MultimediaRooms)
                    ? [Change(now, before, Field.MultimediaRooms)]
                    : []
        ),
        Check.AgainstLastYear(
            "unchanged-from-last-year",
            "全部数字与上年完全相同",
            "请核对是否直接沿用了上年数据，学生数和教师数一般会有变化",
            (now, before) =>
                now.PositiveFigures() >= CopiedFigures.Fewest && now.SameFigures(before)
                    ? [new("", $"填报的{now.PositiveFigures()}个数字与上年完全相同")]
                    : []
        ),
    ];

    private static bool Jumps(SchoolRecord now, SchoolRecord before, Field field, decimal share, decimal least) =>
        now.Number(field) - before.Number(field) is { } change
        && Math.Abs(change) >= least
        && Math.Abs(change) > share * before.Number(field);
}
