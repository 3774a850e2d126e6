using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>What stands behind a name that papers use for who has to do something.</summary>
public enum AliasOf
{
    /// <summary>One unit of the tree.</summary>
    Unit,

    /// <summary>各乡镇、街道: all of them.</summary>
    Townships,

    /// <summary>各中小学: all schools.</summary>
    Schools,

    /// <summary>各成员单位: all departments.</summary>
    Departments,

    /// <summary>Somebody who has no posts here.</summary>
    Outside,
}

/// <summary>单位名称对应: which unit of the county a name in plans and tasks means.</summary>
[PrimaryKey(nameof(CountyCode), nameof(Name))]
public sealed class UnitAlias : ICountyData
{
    public const int LongestName = 60;

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>As papers write it.</summary>
    [MaxLength(LongestName)]
    public required string Name { get; init; }

    public required AliasOf Of { get; set; }

    /// <summary>The unit; null unless it is one.</summary>
    public long? OrgUnitId { get; set; }

    /// <summary>School identifier of a school's unit; null for others.</summary>
    [MaxLength(20)]
    public string? School { get; set; }
}
