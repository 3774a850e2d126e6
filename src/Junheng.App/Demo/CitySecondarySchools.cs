using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>The junior, integrated, special and vocational schools of the county seat.</summary>
internal static class CitySecondarySchools
{
    private const int Private = SchoolTerms.PrivateOrganiser;

    public static IEnumerable<Outline> All()
    {
        yield return Middle("第一初级中学", new(2, 42, 47, 38, 53, 57), 1998);
        yield return Middle("第二初级中学", new(6, 42, 47, 28, 52, 57), 1989) with
        {
            CityCentre = true,
            Area = 5.12m,
            Ground = 9.1m,
            Music = RoomGap.Few,
        };
        yield return Middle("第三初级中学", new(10, 42, 47, 22, 52, 56), 1993) with
        {
            Area = 4.63m,
            Ground = 7.94m,
            Music = RoomGap.Small,
            Art = RoomGap.Small,
        };
        yield return Middle("第四初级中学", new(14, 41, 47, 12, 52, 55), 2015) with
        {
            Equipment = 2310,
        };
        yield return Both("第一中学", null, new(4, 42, 47, 14, 52, 56), 1978) with
        {
            Senior = 2180,
        };
        yield return Middle("第一中学初中部校区", new(6, 40, 46), 2016) with
        {
            CampusOf = "第一中学",
        };
        yield return Both("第五中学", null, new(18, 38, 46), 2001) with
        {
            Senior = 1260,
        };
        yield return Both("育才中学", null, new(0, 0, 0, 48, 53, 58), 2007) with
        {
            Organiser = Private,
            Senior = 1120,
            Area = 5.02m,
        };
        yield return Both("城南学校", new(24, 35, 43), new(14, 40, 47, 1, 52, 54), 2010) with
        {
            Area = 4.08m,
        };
        yield return Both("开发区学校", new(18, 35, 42), new(9, 39, 46), 2016) with
        {
            Migrants = 56,
            Area = 5.21m,
        };
        yield return Both("博文学校", new(12, 28, 38), new(9, 36, 45), 2018) with
        {
            Organiser = Private,
        };
        yield return Both("明德学校", new(18, 30, 40), new(12, 36, 44), 2017) with
        {
            Type = SchoolType.TwelveYear,
            Organiser = Private,
            Senior = 540,
        };
        yield return new("特殊教育学校", SchoolType.Special, Locale.City)
        {
            Primary = new(8, 7, 10),
            Junior = new(4, 7, 9),
        };
        yield return new("职业技术教育中心", SchoolType.Vocational, Locale.City) { Senior = 1860 };
    }

    private static Outline Middle(string name, ClassPlan classes, int built) =>
        new(name, SchoolType.Junior, Locale.City) { Junior = classes, Built = built };

    private static Outline Both(string name, ClassPlan? primary, ClassPlan junior, int built) =>
        new(name, primary is null ? SchoolType.CompleteSecondary : SchoolType.NineYear, Locale.City)
        {
            Primary = primary,
            Junior = junior,
            Built = built,
        };
}
