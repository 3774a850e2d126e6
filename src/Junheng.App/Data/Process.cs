using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>One deed: who did what, when and why. What it changed are its <see cref="ProcessChange"/> rows.</summary>
[Index(nameof(CountyCode), nameof(At))]
public sealed class Process : ICountyData
{
    public long Id { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>Name of the use case, e.g. <c>confirm-import</c>.</summary>
    [MaxLength(60)]
    public required string Name { get; init; }

    /// <summary>The post that acted: posts stay when people change.</summary>
    [MaxLength(100)]
    public required string Actor { get; init; }

    public required DateTime At { get; init; }

    [MaxLength(500)]
    public required string Why { get; init; }

    public long? SourceFileId { get; init; }
}
