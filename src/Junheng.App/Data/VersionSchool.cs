using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// A row of a data version. Versions share the rows that did not change from one to the next: when the schools of a
/// county hand in one after the other, each version costs what it changes.
/// </summary>
[PrimaryKey(nameof(DataVersionId), nameof(SchoolRowId))]
[Index(nameof(SchoolRowId))]
public sealed class VersionSchool : ICountyData
{
    public required long DataVersionId { get; init; }

    public required long SchoolRowId { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>Position of the row in the version.</summary>
    public required int Ordinal { get; init; }
}
