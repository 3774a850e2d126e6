namespace Junheng.App.Users;

/// <summary>Where a unit stands in the tree.</summary>
public enum UnitLevel
{
    /// <summary>国家: the root, and the installation itself.</summary>
    Nation,

    /// <summary>省（自治区、直辖市）.</summary>
    Province,

    /// <summary>市（州、盟）.</summary>
    City,

    /// <summary>县（市、区、旗）.</summary>
    County,

    /// <summary>县级部门.</summary>
    Department,

    /// <summary>乡镇（街道）.</summary>
    Township,

    /// <summary>学校.</summary>
    School,
}
