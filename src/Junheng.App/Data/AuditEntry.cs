using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// One link of a chain of records of who did what: each holds the hash of the one before, so that none can be altered,
/// taken out or put in between without the rest disagreeing. Written once; <see cref="Audit.VerifyAudit"/> checks it.
/// </summary>
[Index(nameof(CountyCode), nameof(Number), IsUnique = true)]
public sealed class AuditEntry : ICountyData
{
    /// <summary>The chain of what belongs to no county: accounts, units, settings of the installation.</summary>
    public const string Installation = "000000";

    public long Id { get; init; }

    /// <summary>The chain: a county's division code, or <see cref="Installation"/>.</summary>
    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>Place in the chain, from 1.</summary>
    public required long Number { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The named process, or <c>read</c>, <c>export</c>, <c>sign-in</c> and the like.</summary>
    [MaxLength(60)]
    public required string Action { get; init; }

    /// <summary>The post that acted.</summary>
    [MaxLength(100)]
    public required string Actor { get; init; }

    /// <summary>The account that held the post; null for the program itself.</summary>
    [MaxLength(100)]
    public string? Account { get; init; }

    /// <summary>Network address it came from; null for the program itself.</summary>
    [MaxLength(60)]
    public string? Address { get; init; }

    /// <summary>What it was about, where that is not a process with changes of its own.</summary>
    [MaxLength(400)]
    public required string Subject { get; init; }

    [MaxLength(500)]
    public required string Why { get; init; }

    /// <summary>The process with its changes; null where nothing was written.</summary>
    public long? ProcessId { get; init; }

    /// <summary>Hash of the process and every change it made; empty where nothing was written.</summary>
    [MaxLength(64)]
    public required string Content { get; init; }

    /// <summary>Name of the hash algorithm of this entry, so that another can follow.</summary>
    [MaxLength(20)]
    public required string Algorithm { get; init; }

    /// <summary>Hash of the entry before; empty at the first.</summary>
    [MaxLength(64)]
    public required string Previous { get; init; }

    /// <summary>Hash of all of the above.</summary>
    [MaxLength(64)]
    public string Hash { get; internal set; } = "";
}

/// <summary>Where a chain ends: makes writers queue, and shows when its last entries have been cut off.</summary>
public sealed class AuditChain : ICountyData
{
    [Key]
    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>Number of the last entry.</summary>
    public required long Number { get; init; }

    /// <summary>Its hash.</summary>
    [MaxLength(64)]
    public required string Hash { get; init; }
}
