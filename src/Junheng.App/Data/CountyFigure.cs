using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>A figure of the whole county in one year. A blank one has no row.</summary>
[PrimaryKey(nameof(CountyCode), nameof(Year), nameof(Code))]
public sealed class CountyFigure : ICountyData
{
    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required int Year { get; init; }

    /// <summary>Code of the county item.</summary>
    [MaxLength(60)]
    public required string Code { get; init; }

    [Precision(SchoolFigure.Precision, SchoolFigure.Decimals)]
    public required decimal Value { get; set; }

    /// <summary>Counts up with every change, so that nobody overwrites what they have not seen.</summary>
    [ConcurrencyCheck]
    public int Version { get; set; } = 1;
}
