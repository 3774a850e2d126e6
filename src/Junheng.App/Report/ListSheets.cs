using Junheng.App.Rectify;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Report;

/// <summary>The lists for work, column by column.</summary>
internal static class ListSheets
{
    private static readonly ListColumn School = new("学校", 28, ListKind.Name);
    private static readonly ListColumn Identifier = new("学校标识码", 14, ListKind.Name);
    private static readonly ListColumn Place = new("城乡", 8, ListKind.Word);
    private static readonly ListColumn Part = new("学段", 7, ListKind.Word);

    public static IReadOnlyList<ListSheet> Gaps(ListContent content)
    {
        var pack = content.Verdict.Resources.Kernel.Pack;
        var list = GapList.Of(content.Opened.Result, content.Verdict, content.Query);
        return
        [
            new(
                "差距清单",
                "条",
                [
                    new("指标", 30, ListKind.Name),
                    School,
                    Identifier,
                    Place,
                    Part,
                    new("数值", 10, ListKind.Value),
                    new("单位", 9, ListKind.Word),
                    new("门槛", 9, ListKind.Plain),
                    new("余项下限", 9, ListKind.Plain),
                    new("到下限缺", 11, ListKind.Lack),
                    new("到门槛缺", 11, ListKind.Lack),
                    new("缺口单位", 7, ListKind.Word),
                    new("学校结论", 10, ListKind.Word),
                ],
                [.. list.Lines.Select(l => Row(l, pack))]
            ),
        ];
    }

    /// <summary>The lists of an item; none if it is about neither classes nor rooms.</summary>
    public static IReadOnlyList<ListSheet> Of(ItemVerdict item, ListContent content) =>
        item.Item.Method switch
        {
            ItemMethod.Classes => Classes(item, content),
            ItemMethod.Rooms => Rooms(item, content),
            _ => [],
        };

    private static object?[] Row(GapLine line, RulePack pack)
    {
        var rule = pack.Indicators[line.Gap.Indicator];
        var threshold = pack.Threshold(rule, line.Stage);
        return
        [
            $"{rule.Key} {rule.Name}",
            .. Whose(line.School, line.Stage.Title()),
            line.Value,
            rule.Unit,
            threshold.ToDouble(),
            (threshold * pack["rule.floor"]).ToDouble(),
            Enough(line.Gap.ToFloor),
            Enough(line.Gap.ToThreshold),
            rule.Amount,
            UnitsSheet.Word(line.Verdict),
        ];
    }

    private static IReadOnlyList<ListSheet> Classes(ItemVerdict item, ListContent content)
    {
        var list = ClassLines.Of(
            item,
            content.Verdict.Resources.Kernel.Pack,
            content.Opened.Result.Schools,
            content.Query
        );
        ListSheet over = new(
            "超过规定人数的班级",
            "个班级",
            [
                School,
                Identifier,
                Place,
                Part,
                new("年级", 12, ListKind.Word),
                new("班级", 14, ListKind.Word),
                new("学生数（人）", 10, ListKind.Count),
                new("上限（人）", 10, ListKind.Plain),
                new("超出（人）", 10, ListKind.Count),
            ],
            [
                .. list.Over.Select(l =>
                    (object?[])
                        [
                            .. Whose(l.Part.School, l.Part.Stage.Title()),
                            l.Class.Grade,
                            Placed(l.Class.Campus, l.Class.Name),
                            (long?)l.Class.Pupils,
                            l.Part.Limit.ToDouble(),
                            l.Excess,
                        ]
                ),
            ]
        );
        ListSheet unlisted = new(
            "没有报班级名单的学段部",
            "个学段部",
            [School, Identifier, Place, Part, new("情况", 50, ListKind.Name), new("结论", 10, ListKind.Word)],
            [
                .. list.Unlisted.Select(s =>
                    (object?[])[.. Whose(s.School, s.Stage?.Title() ?? ""), s.What, UnitsSheet.Word(s.Verdict)]
                ),
            ]
        );
        return list.Unlisted.Count > 0 ? [over, unlisted] : [over];
    }

    private static IReadOnlyList<ListSheet> Rooms(ItemVerdict item, ListContent content)
    {
        var kernel = content.Verdict.Resources.Kernel;
        var list = RoomLines.Of(item, kernel.Pack, kernel.Tolerances, content.Opened.Result.Schools, content.Query);
        ListColumn kind = new("教室类别", 16, ListKind.Word);
        return
        [
            new(
                "缺教室的学校",
                "条",
                [
                    School,
                    Identifier,
                    Place,
                    new("办学类型", 16, ListKind.Word),
                    kind,
                    new("应有（间）", 9, ListKind.Count),
                    new("合格（间）", 9, ListKind.Count),
                    new("面积不足（间）", 9, ListKind.Count),
                    new("面积未填报（间）", 9, ListKind.Count),
                    new("缺（间）", 9, ListKind.Count),
                ],
                [
                    .. list.Lacking.Select(l =>
                        (object?[])
                            [
                                .. Whose(l.Shortfall.School, l.Shortfall.School.Type.Title()),
                                l.Kind,
                                l.Needed,
                                (long)l.Proper,
                                (long)l.Small,
                                (long)l.WithoutArea,
                                l.Shortfall.Count,
                            ]
                    ),
                ]
            ),
            new(
                "面积不足的教室",
                "间教室",
                [
                    School,
                    Identifier,
                    Place,
                    new("办学类型", 16, ListKind.Word),
                    kind,
                    new("教室", 20, ListKind.Name),
                    new("面积（㎡）", 10, ListKind.Plain),
                    new("要求（㎡）", 10, ListKind.Plain),
                    new("相差（㎡）", 10, ListKind.Lack),
                ],
                [
                    .. list.Small.Select(s =>
                        (object?[])
                            [
                                .. Whose(s.Rooms.School, s.Rooms.School.Type.Title()),
                                s.Rooms.Kind.Title(),
                                Placed(s.Room.Campus, s.Rooms.Listed ? s.Room.Name : "没有名单，只报了面积"),
                                new Rational(s.Room.Area!.Value, Fields.Scale).ToDouble(),
                                s.Rooms.Area.ToDouble(),
                                Enough(s.Rooms.Lacking(s.Room)),
                            ]
                    ),
                ]
            ),
        ];
    }

    private static object?[] Whose(SchoolRecord school, string part) =>
        [school.Name, school.School, school.Locale?.Title() ?? "未填报", part];

    /// <summary>A class or room with the campus it is of.</summary>
    private static string Placed(string? campus, string name) => campus is null ? name : $"{campus} {name}";

    /// <summary>Rounded up as on the page, so that having it is enough.</summary>
    private static double Enough(Rational lack) => Rounding.Up(lack, 2).ToDouble();
}
