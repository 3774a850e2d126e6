using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>A county's confirmed figures of one year (数据版本). Never changes after it is written.</summary>
[Index(nameof(CountyCode), nameof(Year), nameof(Number), IsUnique = true)]
public sealed class DataVersion : ICountyData
{
    public long Id { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required int Year { get; init; }

    /// <summary>1, 2, … within the county and year.</summary>
    public required int Number { get; init; }

    /// <summary>统计时点.</summary>
    public required DateOnly AsOf { get; init; }

    public required ImportKind Kind { get; init; }

    [MaxLength(500)]
    public required string Why { get; init; }

    /// <summary>The post that confirmed it.</summary>
    [MaxLength(100)]
    public required string By { get; init; }

    public required DateTime At { get; init; }

    public long? ImportJobId { get; init; }

    /// <summary>The version it was compared with when it was confirmed.</summary>
    public long? BaseVersionId { get; init; }
}
