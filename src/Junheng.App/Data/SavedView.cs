using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>已存视图: filter, columns, order and density of the schools' grid under a name, shared by a county.</summary>
[PrimaryKey(nameof(CountyCode), nameof(Name))]
public sealed class SavedView : ICountyData
{
    public const int LongestName = 60;
    public const int LongestQuery = 1800;

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    [MaxLength(LongestName)]
    public required string Name { get; init; }

    /// <summary>What is asked of the grid, as the query of an address.</summary>
    [MaxLength(LongestQuery)]
    public required string Query { get; set; }

    /// <summary>The post that saved it last.</summary>
    [MaxLength(100)]
    public required string By { get; set; }

    public required DateTime At { get; set; }
}
