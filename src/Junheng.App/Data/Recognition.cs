using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>通过认定: the recognition of a county, and the version on record that it was given for.</summary>
[PrimaryKey(nameof(CountyCode))]
public sealed class Recognition : ICountyData
{
    public const int LongestDocument = 200;

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>The version on record; every later year is held against it.</summary>
    public required long DataVersionId { get; set; }

    /// <summary>Day of the recognition.</summary>
    public required DateOnly On { get; set; }

    /// <summary>Number or title of the document that gives it.</summary>
    [MaxLength(LongestDocument)]
    public required string Document { get; set; }

    [MaxLength(100)]
    public required string By { get; set; }

    public required DateTime At { get; set; }
}
