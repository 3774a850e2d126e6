namespace Junheng.App.Users;

/// <summary>Which units stand below which.</summary>
public static class UnitTree
{
    /// <summary>Levels with Chinese names, from the top.</summary>
    public static readonly IReadOnlyDictionary<UnitLevel, string> Titles = new Dictionary<UnitLevel, string>
    {
        [UnitLevel.Nation] = "国家",
        [UnitLevel.Province] = "省（自治区、直辖市）",
        [UnitLevel.City] = "市（州、盟）",
        [UnitLevel.County] = "县（市、区、旗）",
        [UnitLevel.Department] = "县级部门",
        [UnitLevel.Township] = "乡镇（街道）",
        [UnitLevel.School] = "学校",
    };

    /// <summary>Levels that may stand directly below a level.</summary>
    public static IReadOnlyList<UnitLevel> Below(UnitLevel level) =>
        level switch
        {
            UnitLevel.Nation => [UnitLevel.Province],
            // A county comes by its registration. Municipalities and some provinces have counties without a city.
            UnitLevel.Province => [UnitLevel.City],
            UnitLevel.County => [UnitLevel.Department, UnitLevel.Township, UnitLevel.School],
            UnitLevel.Township => [UnitLevel.School],
            _ => [],
        };

    /// <summary>Digits of the division code of a unit at a level.</summary>
    public static int Digits(UnitLevel level) =>
        level switch
        {
            UnitLevel.Nation => 0,
            UnitLevel.Province => 2,
            UnitLevel.City => 4,
            _ => 6,
        };
}
