using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>The central primary schools (中心小学) of the townships.</summary>
internal static class TownshipPrimarySchools
{
    public static IEnumerable<Outline> All()
    {
        yield return Town("河东镇", new(20, 35, 42, 4, 47, 50), 2004) with
        {
            Area = 4.12m,
            Music = RoomGap.Few,
        };
        yield return Town("柳河镇", new(16, 34, 41, 2, 47, 49), 2011);
        yield return Town("柳河镇", new(6, 28, 36), 2013) with
        {
            Name = "柳河镇中心小学西校区",
            CampusOf = "柳河镇中心小学",
        };
        yield return Town("青石镇", new(18, 33, 41), 2008) with
        {
            Kindergarten = 88,
        };
        yield return Town("双桥镇", new(18, 30, 40), 2012) with
        {
            Art = RoomGap.Small,
        };
        yield return Town("东岗镇", new(17, 30, 39), 2014) with
        {
            Kindergarten = 104,
        };
        yield return Town("北原镇", new(12, 32, 40), 2016);
        yield return Rural("白杨乡", new(12, 26, 34), 2010) with
        {
            Kindergarten = 62,
        };
        yield return Rural("白杨乡", new(6, 11, 18), 2002) with
        {
            Name = "白杨乡中心小学北校区",
            CampusOf = "白杨乡中心小学",
        };
        yield return Rural("枣林乡", new(12, 24, 33), 2013);
        yield return Rural("清泉乡", new(11, 25, 34), 2007) with
        {
            Kindergarten = 55,
        };
        yield return Rural("望山乡", new(9, 22, 33), 2015);
    }

    private static Outline Town(string town, ClassPlan classes, int built) =>
        new(town + "中心小学", SchoolType.Primary, Locale.Town) { Primary = classes, Built = built };

    private static Outline Rural(string town, ClassPlan classes, int built) =>
        Town(town, classes, built) with
        {
            Locale = Locale.Rural,
        };
}
