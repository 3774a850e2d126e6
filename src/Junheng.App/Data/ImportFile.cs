using System.ComponentModel.DataAnnotations;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>A file of an import that rests on several: one for each stage. Written with the import, never changed.</summary>
[PrimaryKey(nameof(ImportJobId), nameof(Ordinal))]
public sealed class ImportFile : ICountyData
{
    public required long ImportJobId { get; init; }

    /// <summary>0, 1, … in the order the files were given.</summary>
    public required int Ordinal { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required long SourceFileId { get; init; }

    /// <summary>The stage that the user says the file is of.</summary>
    public required Stage Stage { get; init; }
}
