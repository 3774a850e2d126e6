using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>指标任务: what a county's plan says about an indicator, beside its units (<see cref="ItemUnit"/>).</summary>
[PrimaryKey(nameof(CountyCode), nameof(ItemKey))]
public sealed class CampaignItem : ICountyData
{
    public const int LongestText = 4000;
    public const int LongestCode = 20;

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>R1 … S1.</summary>
    [MaxLength(20)]
    public required string ItemKey { get; init; }

    /// <summary>The plan's own code, as B1; null where it gives none.</summary>
    [MaxLength(LongestCode)]
    public string? Code { get; set; }

    /// <summary>The year by whose end it is to be reached; null where none is set.</summary>
    public int? DeadlineYear { get; set; }

    /// <summary>并长期保持: it has to be reached anew every year.</summary>
    public bool HeldEveryYear { get; set; }

    /// <summary>整改措施.</summary>
    [MaxLength(LongestText)]
    public string Measures { get; set; } = "";

    /// <summary>Counts up with every change, so that nobody overwrites what they have not seen.</summary>
    [ConcurrencyCheck]
    public int Version { get; set; } = 1;
}
