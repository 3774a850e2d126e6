using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// 关爱对象人数: how many children of one kind are to be watched over at a school or in a township on a day. Counts
/// only: no child is ever named here.
/// </summary>
[PrimaryKey(nameof(CountyCode), nameof(On), nameof(Place), nameof(Kind))]
public sealed class ChildCount : ICountyData
{
    public const int LongestPlace = 100;

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>The school or township.</summary>
    [MaxLength(LongestPlace)]
    public required string Place { get; init; }

    /// <summary>留守儿童, 随迁子女, 残疾儿童, 困境儿童, 辍学风险 …</summary>
    [MaxLength(30)]
    public required string Kind { get; init; }

    public required int Count { get; set; }

    /// <summary>The township a school lies in; empty where the place is the township or it is not known.</summary>
    [MaxLength(LongestPlace)]
    public string Township { get; set; } = "";

    /// <summary>School identifier; null for a township.</summary>
    [MaxLength(20)]
    public string? School { get; init; }

    [MaxLength(100)]
    public required string By { get; set; }

    public required DateTime At { get; set; }
}
