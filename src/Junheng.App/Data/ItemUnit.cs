using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>责任单位: a unit of the county that answers for an indicator, an item or a ground of the veto.</summary>
[PrimaryKey(nameof(CountyCode), nameof(ItemKey), nameof(Ordinal))]
public sealed class ItemUnit : ICountyData
{
    public const int LongestName = 60;

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>R1 … S1, V1 …</summary>
    [MaxLength(20)]
    public required string ItemKey { get; init; }

    /// <summary>1 is the unit in the lead (牵头), the others support it (配合).</summary>
    public required int Ordinal { get; init; }

    [MaxLength(LongestName)]
    public required string Unit { get; set; }
}
