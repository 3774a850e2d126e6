using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>县（市、区、旗）.</summary>
[PrimaryKey(nameof(Code))]
public sealed class County
{
    /// <summary>Six-digit division code.</summary>
    [MaxLength(6)]
    public required string Code { get; init; }

    [MaxLength(60)]
    public required string Name { get; set; }

    /// <summary>Name of the rule pack in force, e.g. <c>hebei/changli</c>.</summary>
    [MaxLength(60)]
    public required string Pack { get; set; }

    /// <summary>Whether the transitional tolerances (过渡性条款) are asked for.</summary>
    public bool Tolerances { get; set; }

    /// <summary>Demo data: every page says so.</summary>
    public bool Synthetic { get; init; }
}
