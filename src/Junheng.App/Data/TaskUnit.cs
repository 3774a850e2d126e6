using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>A unit of a task: the first leads (牵头), the others support it (配合).</summary>
[PrimaryKey(nameof(WorkTaskId), nameof(Ordinal))]
[Index(nameof(CountyCode), nameof(Unit))]
public sealed class TaskUnit : ICountyData
{
    public required long WorkTaskId { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>1 leads.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Name as the plan writes it; <see cref="UnitAlias"/> tells which unit of the county is meant.</summary>
    [MaxLength(UnitAlias.LongestName)]
    public required string Unit { get; set; }
}
