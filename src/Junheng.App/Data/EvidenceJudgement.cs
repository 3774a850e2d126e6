using System.ComponentModel.DataAnnotations;
using Junheng.Engine.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>A person's judgement of an item that figures alone do not decide, with the grounds.</summary>
[PrimaryKey(nameof(CountyCode), nameof(Year), nameof(ItemKey))]
public sealed class EvidenceJudgement : ICountyData
{
    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required int Year { get; init; }

    /// <summary>G1 …, Q1 …, V1 … of the rule pack.</summary>
    [MaxLength(20)]
    public required string ItemKey { get; init; }

    /// <summary>Met, not met or cannot tell. For a veto ground, not met means that it occurred.</summary>
    public required Verdict Verdict { get; set; }

    [MaxLength(1000)]
    public required string Note { get; set; }

    [MaxLength(100)]
    public required string By { get; set; }

    public required DateTime At { get; set; }

    /// <summary>Counts up with every change, so that nobody overwrites what they have not seen.</summary>
    [ConcurrencyCheck]
    public int Version { get; set; } = 1;
}
