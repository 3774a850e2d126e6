using System.ComponentModel.DataAnnotations;
using Junheng.Engine.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// 定版: a data version put on record under a name, with what else its verdict rests on as it stood then. Never changes.
/// </summary>
[Index(nameof(CountyCode), nameof(Year), nameof(Name), IsUnique = true)]
public sealed class VersionFreeze : ICountyData
{
    [Key]
    public required long DataVersionId { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required int Year { get; init; }

    /// <summary>How people call it, e.g. 2026年申报数据.</summary>
    [MaxLength(60)]
    public required string Name { get; init; }

    /// <summary>The rule pack in force.</summary>
    [MaxLength(60)]
    public required string Pack { get; init; }

    /// <summary>Whether tolerances were shown.</summary>
    public required bool Tolerances { get; init; }

    [MaxLength(500)]
    public required string Why { get; init; }

    [MaxLength(100)]
    public required string By { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>A county figure as it stood when a version was frozen.</summary>
[PrimaryKey(nameof(DataVersionId), nameof(Code))]
public sealed class FrozenFigure : ICountyData
{
    public required long DataVersionId { get; init; }

    /// <summary>Code of the county item.</summary>
    [MaxLength(60)]
    public required string Code { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    [Precision(SchoolFigure.Precision, SchoolFigure.Decimals)]
    public required decimal Value { get; init; }
}

/// <summary>A person's judgement as it stood when a version was frozen.</summary>
[PrimaryKey(nameof(DataVersionId), nameof(ItemKey))]
public sealed class FrozenJudgement : ICountyData
{
    public required long DataVersionId { get; init; }

    [MaxLength(20)]
    public required string ItemKey { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required Verdict Verdict { get; init; }

    [MaxLength(1000)]
    public required string Note { get; init; }
}
