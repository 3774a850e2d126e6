using System.ComponentModel.DataAnnotations;
using Junheng.Engine.Figures;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// One figure of a school, or the reason why what stood in the cell is none. A blank cell has no row: missing is
/// never zero.
/// </summary>
[PrimaryKey(nameof(SchoolRowId), nameof(Field))]
public sealed class SchoolFigure : ICountyData
{
    /// <summary>Digits of a stored figure: the engine takes six decimals and up to a million million.</summary>
    public const int Precision = 19;

    public const int Decimals = 6;

    public required long SchoolRowId { get; init; }

    /// <summary>The published column code, e.g. <c>teaching_area</c>.</summary>
    [MaxLength(40)]
    public required string Field { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    [Precision(Precision, Decimals)]
    public decimal? Value { get; init; }

    public Missing? Missing { get; init; }

    /// <summary>Where it stood, e.g. <c>B12</c> or <c>12:teaching_area</c>; null if it was not read from a file.</summary>
    [MaxLength(60)]
    public string? Cell { get; init; }

    /// <summary>The file it stood in; null if that is the row's file.</summary>
    public long? SourceFileId { get; init; }
}
