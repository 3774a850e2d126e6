using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>The junior and nine-year schools of the townships.</summary>
internal static class TownshipJuniorSchools
{
    public static IEnumerable<Outline> All()
    {
        yield return Middle("河东镇", new(11, 42, 47, 5, 52, 55), 2002) with
        {
            Equipment = 2184,
        };
        yield return Middle("柳河镇", new(11, 41, 47, 3, 52, 54), 2005) with
        {
            Area = 5.31m,
            Music = RoomGap.Few,
        };
        yield return Middle("青石镇", new(10, 41, 47, 2, 52, 54), 1999) with
        {
            Area = 5.04m,
            Art = RoomGap.Few,
        };
        yield return Middle("双桥镇", new(12, 38, 45), 1996) with
        {
            Area = 4.76m,
            Equipment = 2052,
        };
        yield return Middle("双桥镇第二", new(6, 36, 43), 2009) with
        {
            Music = RoomGap.Small,
            Art = RoomGap.Small,
        };
        yield return Middle("东岗镇", new(9, 38, 45), 2014);
        yield return Middle("东岗镇", new(3, 30, 38), 2006) with
        {
            Name = "东岗镇初级中学南校区",
            CampusOf = "东岗镇初级中学",
        };
        yield return Middle("东岗镇第二", new(6, 35, 43), 2011) with
        {
            Equipment = 2421,
        };
        yield return Middle("北原镇", new(9, 36, 44), 2016) with
        {
            Music = RoomGap.Small,
        };
        yield return Middle("北原镇第二", new(5, 34, 42), 2003) with
        {
            Equipment = 2293,
        };
        yield return Village("白杨乡", new(7, 33, 41), 2008) with
        {
            Art = RoomGap.Few,
        };
        yield return Village("枣林乡", new(6, 32, 40), 2012) with
        {
            Music = RoomGap.Few,
            Art = RoomGap.Few,
        };
        yield return Village("枣林乡第二", new(3, 25, 34), 2001) with
        {
            Equipment = 2105,
        };
        yield return Village("清泉乡", new(6, 30, 39), 2013);
        yield return Village("望山乡", new(4, 28, 38), 2010);
        yield return NineYear("南坪乡", new(12, 24, 33), new(6, 31, 39), 2015);
        yield return NineYear("大泽乡", new(8, 20, 30), new(4, 27, 36), 2009) with
        {
            Kindergarten = 48,
        };
    }

    private static Outline Middle(string town, ClassPlan classes, int built) =>
        new(town + "初级中学", SchoolType.Junior, Locale.Town) { Junior = classes, Built = built };

    private static Outline Village(string town, ClassPlan classes, int built) =>
        Middle(town, classes, built) with
        {
            Locale = Locale.Rural,
        };

    private static Outline NineYear(string town, ClassPlan primary, ClassPlan junior, int built) =>
        new(town + "九年一贯制学校", SchoolType.NineYear, Locale.Rural)
        {
            Primary = primary,
            Junior = junior,
            Built = built,
        };
}
