using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Single rows of class and room lists, told at the row itself.</summary>
internal static class ListRowChecks
{
    // Not policy: beyond these a figure is more likely a slip than a class.
    private const int LargestClass = 100;
    private const int FewestEqual = 6;

    public static readonly Check[] All =
    [
        OfClasses(
            "class-twice",
            "同一个班列了两次",
            "请核对年级和班级名称，删除重复的一行",
            (school, report) =>
            {
                foreach (var same in school.Classes.GroupBy(c => (c.Stage, c.Grade, c.Name)).SelectMany(g => g.Skip(1)))
                {
                    report(same, "class_name", $"的{same.Grade}{same.Name}在班级名单中出现了两次");
                }
            }
        ),
        OfClasses(
            "class-size-implausible",
            "班级学生数不合常理",
            "请核对该班学生数，只填一个班的人数",
            (school, report) =>
            {
                foreach (var odd in school.Classes.Where(c => c.Pupils is 0 or > LargestClass))
                {
                    report(odd, "class_pupils", $"的{odd.Grade}{odd.Name}学生数填为{odd.Pupils}人");
                }
            }
        ),
        OfClasses(
            "classes-all-equal",
            "各班学生数完全相同",
            "请按实际逐班填写，不要用平均数",
            (school, report) =>
            {
                foreach (var stage in school.Classes.GroupBy(c => c.Stage))
                {
                    if (
                        stage.First().Pupils is { } first
                        && stage.Count() >= FewestEqual
                        && stage.All(c => c.Pupils == first)
                    )
                    {
                        report(
                            stage.First(),
                            "class_pupils",
                            $"的{stage.Key.Title()}{stage.Count()}个班学生数都是{first}人"
                        );
                    }
                }
            }
        ),
        Check.OfCounty(
            "room-twice",
            Warning,
            "同一间教室列了两次",
            "请核对教室名称，删除重复的一行",
            (inspection, report) =>
            {
                foreach (var school in inspection.Context.Rows)
                {
                    foreach (
                        var same in school
                            .Rooms.Where(r => r.Name.Length > 0)
                            .GroupBy(r => (r.Kind, r.Name))
                            .SelectMany(g => g.Skip(1))
                    )
                    {
                        report(school, "room_name", $"的“{same.Name}”在教室名单中出现了两次", same.Source);
                    }
                }
            }
        ),
    ];

    private static Check OfClasses(
        string code,
        string title,
        string advice,
        Action<SchoolRecord, Action<SchoolClass, string, string>> look
    ) =>
        Check.OfCounty(
            code,
            Warning,
            title,
            advice,
            (inspection, report) =>
            {
                foreach (var school in inspection.Context.Rows.Where(r => r.Classes.Count > 0))
                {
                    look(school, (at, column, what) => report(school, column, what, at.Source));
                }
            }
        );
}
