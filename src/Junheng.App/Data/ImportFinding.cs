using System.ComponentModel.DataAnnotations;
using Junheng.Engine.Validate;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>A finding of an import, kept so that the list can be left and come back to.</summary>
[Index(nameof(ImportJobId), nameof(Ordinal), IsUnique = true)]
public sealed class ImportFinding : ICountyData
{
    public long Id { get; init; }

    public required long ImportJobId { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>Position in the list as it was found.</summary>
    public required int Ordinal { get; init; }

    public required FindingLevel Level { get; init; }

    [MaxLength(60)]
    public required string Code { get; init; }

    /// <summary>The file, where an import has several; null for the job's only one.</summary>
    [MaxLength(200)]
    public string? File { get; init; }

    [MaxLength(100)]
    public string? Sheet { get; init; }

    public required int Row { get; init; }

    [MaxLength(200)]
    public required string Column { get; init; }

    [MaxLength(100)]
    public required string School { get; init; }

    [MaxLength(4000)]
    public required string Message { get; init; }

    /// <summary>A finding as a job keeps it.</summary>
    /// <param name="job">The import it belongs to.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="ordinal">Its place among the job's findings.</param>
    public static ImportFinding Of(ImportJob job, Finding finding, int ordinal) =>
        new()
        {
            ImportJobId = job.Id,
            CountyCode = job.CountyCode,
            Ordinal = ordinal,
            Level = finding.Level,
            Code = finding.Code,
            File = job.Mapping is null || finding.File.Length == 0 ? null : finding.File,
            Sheet = finding.Sheet,
            Row = finding.Row,
            Column = finding.Column,
            School = finding.School,
            Message = finding.Message,
        };
}
