using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>The primary schools of the county seat: growing, crowded, short of land.</summary>
internal static class CityPrimarySchools
{
    private const int Private = SchoolTerms.PrivateOrganiser;

    public static IEnumerable<Outline> All()
    {
        yield return City("第一小学", new(4, 40, 43, 46, 52, 56), 1986) with
        {
            CityCentre = true,
            Area = 3.31m,
            Ground = 5.8m,
            Music = RoomGap.Few,
            Art = RoomGap.Few,
        };
        yield return City("第二小学", new(8, 38, 43, 18, 47, 54), 1994) with
        {
            Area = 3.96m,
        };
        yield return City("第二小学东校区", new(4, 38, 43, 6, 47, 53), 2009) with
        {
            CampusOf = "第二小学",
            Area = 3.91m,
        };
        yield return City("第三小学", new(2, 40, 43, 40, 51, 55), 2008) with
        {
            CityCentre = true,
            Migrants = 54,
            Area = 3.62m,
            Ground = 6.1m,
            Music = RoomGap.Few,
            Art = RoomGap.Small,
        };
        // Shown with two decimals its area reaches the standard; exactly it does not.
        yield return City("第四小学", new(22, 37, 43, 14, 47, 54), 2003) with
        {
            Area = 4.4967m,
        };
        yield return City("第五小学", new(18, 38, 43, 16, 47, 54), 2009) with
        {
            Area = 4.18m,
            Ground = 6.9m,
            Equipment = 1880,
            Music = RoomGap.Small,
            Art = RoomGap.Small,
        };
        yield return City("第六小学", new(16, 38, 43, 14, 47, 54), 1991) with
        {
            CityCentre = true,
            Area = 3.24m,
            Ground = 6.6m,
            Art = RoomGap.Few,
        };
        yield return City("第七小学", new(30, 35, 42), 2014);
        yield return City("第八小学", new(24, 35, 42), 2017) with
        {
            Kindergarten = 96,
        };
        yield return City("第九小学", new(18, 33, 40), 2025) with
        {
            First = 2025,
            Equipment = 1765,
        };
        yield return City("实验小学", new(26, 38, 43, 10, 47, 53), 2006) with
        {
            Ground = 7.2m,
        };
        yield return City("开发区小学", new(16, 38, 43, 8, 47, 52), 2010) with
        {
            Migrants = 58,
            Area = 4.31m,
        };
        yield return City("育英小学", new(18, 37, 43, 6, 47, 52), 2011) with
        {
            Organiser = Private,
            Area = 4.05m,
            Ground = 7.02m,
        };
        yield return City("启明小学", new(12, 30, 40), 2013) with
        {
            Organiser = Private,
            Equipment = 1952,
        };
    }

    private static Outline City(string name, ClassPlan classes, int built) =>
        new(name, SchoolType.Primary, Locale.City) { Primary = classes, Built = built };
}
