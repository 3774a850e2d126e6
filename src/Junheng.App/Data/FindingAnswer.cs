using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// 说明: why a warning is right as it stands. It answers the finding in the very words it was given for; when the
/// figures change, so do the words, and the answer is asked for anew.
/// </summary>
[PrimaryKey(nameof(CountyCode), nameof(Year), nameof(Code), nameof(School), nameof(Column))]
public sealed class FindingAnswer : ICountyData
{
    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required int Year { get; init; }

    /// <summary>Code of the finding.</summary>
    [MaxLength(60)]
    public required string Code { get; init; }

    /// <summary>School identifier; empty if the finding is about none.</summary>
    [MaxLength(100)]
    public required string School { get; init; }

    [MaxLength(200)]
    public required string Column { get; init; }

    /// <summary>The finding's message when it was answered.</summary>
    [MaxLength(4000)]
    public required string Message { get; set; }

    [MaxLength(500)]
    public required string Answer { get; set; }

    [MaxLength(100)]
    public required string By { get; set; }

    public required DateTime At { get; set; }

    /// <summary>Counts up with every change, so that nobody overwrites what they have not seen.</summary>
    [ConcurrencyCheck]
    public int Version { get; set; } = 1;
}
