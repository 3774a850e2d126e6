using System.ComponentModel.DataAnnotations;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>A room of a school's room list in a data version.</summary>
[PrimaryKey(nameof(SchoolRowId), nameof(Ordinal))]
public sealed class ListedRoom : ICountyData
{
    public required long SchoolRowId { get; init; }

    /// <summary>Position in the school's list as handed in.</summary>
    public required int Ordinal { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required RoomKind Kind { get; init; }

    [MaxLength(30)]
    public required string Name { get; init; }

    /// <summary>㎡; null if it was blank or could not be read.</summary>
    [Precision(SchoolFigure.Precision, SchoolFigure.Decimals)]
    public decimal? Area { get; init; }

    [MaxLength(100)]
    public string? Sheet { get; init; }

    /// <summary>1-based row of the sheet; null if it was not read from a file.</summary>
    public int? SourceRow { get; init; }
}
