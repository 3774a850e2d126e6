using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>What has become of a plan paper.</summary>
public enum PaperState
{
    /// <summary>核对中.</summary>
    Draft,

    /// <summary>执行中: the county's campaign runs by it.</summary>
    Confirmed,

    /// <summary>已被替换: by a paper confirmed later.</summary>
    Replaced,

    /// <summary>已放弃.</summary>
    Discarded,
}

/// <summary>方案文件: a county's plan paper with what was read from it, as people have corrected it since.</summary>
[Index(nameof(CountyCode), nameof(State))]
public sealed class PlanPaper : ICountyData
{
    public long Id { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>The file; null for a plan begun by hand.</summary>
    public long? SourceFileId { get; init; }

    /// <summary>The structure as JSON, in the form published for other tools.</summary>
    public required string Plan { get; set; }

    /// <summary>What the program read before anybody changed it; the same form.</summary>
    public required string AsRead { get; init; }

    /// <summary>Whether names of persons are kept; posts are kept always.</summary>
    public required bool KeepsPersons { get; init; }

    public PaperState State { get; set; }

    /// <summary>Counts up with every change, so that nobody overwrites what they have not seen.</summary>
    [ConcurrencyCheck]
    public int Version { get; set; } = 1;

    public required DateTime CreatedAt { get; init; }

    [MaxLength(100)]
    public required string CreatedBy { get; init; }
}
