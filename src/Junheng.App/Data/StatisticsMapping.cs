using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// 字段对应: a saved way from the headers of statistics exports to our fields. It holds no county's figures, so every
/// county of the installation may use it. Never changed: a correction is a new row of the same name.
/// </summary>
[Index(nameof(Name), nameof(Number), IsUnique = true)]
public sealed class StatisticsMapping : ICountyData
{
    public const int LongestName = 100;

    public long Id { get; init; }

    /// <summary>The county it was made in.</summary>
    [MaxLength(6)]
    public required string CountyCode { get; init; }

    [MaxLength(LongestName)]
    public required string Name { get; init; }

    /// <summary>1, 2, … within the name.</summary>
    public required int Number { get; init; }

    /// <summary>The mapping as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>The post that saved it.</summary>
    [MaxLength(100)]
    public required string By { get; init; }

    public required DateTime At { get; init; }
}
