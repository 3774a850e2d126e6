using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>Village primary schools and teaching points: shrinking, spacious, thinly equipped.</summary>
internal static class VillageSchools
{
    private static readonly string[] Villages =
    [
        .. "上河 下河 前坡 后坡 东湾 西湾 南沟 北沟 大桥 小桥 高台 平川 石桥 泉头 松林 榆树 槐树 梨园 桃园 杏园".Split(
            ' '
        ),
        .. "新村 旧街 竹溪 荷塘 云台 红岭 青岭 黄岗 白塔 沙河 长岭 双井 三岔 五里 七里 十里 稻香 麦香 花溪 银杏".Split(
            ' '
        ),
    ];

    private static readonly string[] Points =
        "东洼 西洼 南坡 北坡 上营 下营 前沟 后沟 大坪 小坪 石湾 泉沟 林场 水库 渡口 山口".Split(' ');

    /// <summary>元 of equipment per head at the village schools that are short of it.</summary>
    private static readonly Dictionary<string, decimal> ShortOfEquipment = new()
    {
        ["后坡"] = 1642,
        ["小桥"] = 1725,
        ["梨园"] = 1893,
        ["云台"] = 1931,
        ["五里"] = 1560,
    };

    private static readonly Dictionary<string, (RoomGap Music, RoomGap Art)> Rooms = new()
    {
        ["下河"] = (RoomGap.Tiny, RoomGap.Tiny),
        ["西湾"] = (RoomGap.Few, RoomGap.Few),
        ["平川"] = (RoomGap.Tiny, RoomGap.Tiny),
        ["榆树"] = (RoomGap.Small, RoomGap.Small),
        ["旧街"] = (RoomGap.Few, RoomGap.None),
        ["黄岗"] = (RoomGap.None, RoomGap.Tiny),
        ["双井"] = (RoomGap.Tiny, RoomGap.Few),
    };

    public static IEnumerable<Outline> Primary() =>
        Villages.Select(
            (village, i) =>
            {
                // Sizes spread evenly from classes of seven to classes of thirty.
                var smallest = 7 + i * 5 % 23;
                var (music, art) = Rooms.GetValueOrDefault(village);
                return new Outline(Township(i) + village + "小学", SchoolType.Primary, Locale.Rural)
                {
                    Primary = music == RoomGap.Tiny || art == RoomGap.Tiny ? new(6, 12, 20) : Classes(i, smallest),
                    Built = 1995 + i * 7 % 24,
                    Kindergarten = i % 6 == 2 ? 18 + i : 0,
                    Equipment = ShortOfEquipment.TryGetValue(village, out var level) ? level : null,
                    Music = music,
                    Art = art,
                };
            }
        );

    public static IEnumerable<Outline> TeachingPoints() =>
        Points.Select(
            (village, i) =>
                new Outline(Township(i) + village + "教学点", SchoolType.TeachingPoint, Locale.Rural)
                {
                    // Every other point is large enough to be judged on its own.
                    Primary = i % 2 == 0 ? new(5, 11, 16) : new(3, 7, 14),
                    Music = i % 2 == 0 ? RoomGap.None : RoomGap.Tiny,
                    Art = i % 2 == 0 ? RoomGap.None : RoomGap.Tiny,
                    Built = 1990 + i * 3 % 22,
                    Last = village switch
                    {
                        "渡口" => DemoCounty.NewestYear - 2,
                        "山口" => DemoCounty.NewestYear - 1,
                        _ => int.MaxValue,
                    },
                }
        );

    private static ClassPlan Classes(int i, int smallest) =>
        new(i % 10 == 4 && smallest > 20 ? 12 : 6, smallest, smallest + 6);

    private static string Township(int i) => Townships.Names[i % Townships.Names.Count];
}
