using System.ComponentModel.DataAnnotations;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>A school in one or more data versions: identity and flags. Its figures are <see cref="SchoolFigure"/> rows.</summary>
[Index(nameof(DataVersionId), nameof(School), IsUnique = true)]
public sealed class SchoolRow : ICountyData
{
    public long Id { get; init; }

    /// <summary>The version that brought it; the versions it belongs to are in <see cref="VersionSchool"/>.</summary>
    public required long DataVersionId { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>学校标识码.</summary>
    [MaxLength(20)]
    public required string School { get; init; }

    [MaxLength(200)]
    public required string Name { get; init; }

    public required SchoolType Type { get; init; }

    public int? Organiser { get; init; }

    public Locale? Locale { get; init; }

    public int? Built { get; init; }

    public required bool CityCentre { get; init; }

    public required bool Counted { get; init; }

    [MaxLength(20)]
    public string? Parent { get; init; }

    /// <summary>Areas in ㎡ separated by |; null = unknown, empty = there are none.</summary>
    [MaxLength(4000)]
    public string? MusicRooms { get; init; }

    /// <summary>Areas in ㎡ separated by |; null = unknown, empty = there are none.</summary>
    [MaxLength(4000)]
    public string? ArtRooms { get; init; }

    /// <summary>The file the row was read from; null if it was not read from a file.</summary>
    public long? SourceFileId { get; init; }

    [MaxLength(100)]
    public string? Sheet { get; init; }

    /// <summary>1-based row of the file or sheet; null if it was not read from a file.</summary>
    public int? SourceRow { get; init; }
}
