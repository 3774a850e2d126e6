using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>本县目标: a quantity the county has set itself beyond the national indicators.</summary>
[Index(nameof(CountyCode), nameof(Name), IsUnique = true)]
[Index(nameof(CountyCode), nameof(Number), IsUnique = true)]
public sealed class LocalGoal : ICountyData
{
    public const int LongestName = 100;

    public long Id { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>Its place among the county's goals, from 1; it never changes.</summary>
    public required int Number { get; init; }

    [MaxLength(LongestName)]
    public required string Name { get; init; }

    /// <summary>What is to be reached; null where the plan gives no number.</summary>
    [Precision(SchoolFigure.Precision, SchoolFigure.Decimals)]
    public decimal? Target { get; set; }

    [MaxLength(20)]
    public string Unit { get; set; } = "";

    /// <summary>Whether less is better, as of a drop-out rate.</summary>
    public bool AtMost { get; set; }

    /// <summary>yyyy or yyyy-MM; empty where the plan gives none.</summary>
    [MaxLength(7)]
    public string By { get; set; } = "";

    /// <summary>No longer followed.</summary>
    public bool Dropped { get; set; }

    [ConcurrencyCheck]
    public int Version { get; set; } = 1;

    /// <summary>
    /// M1 …: by it a goal has its units (<see cref="ItemUnit"/>), its measures (<see cref="CampaignItem"/>) and its
    /// task, as an indicator has.
    /// </summary>
    public string Key => KeyOf(Number);

    /// <summary>The key of the goal with a number.</summary>
    public static string KeyOf(int number) => $"M{number}";

    /// <summary>The number of the goal a key is about; null for the key of an indicator.</summary>
    public static int? NumberOf(string key) =>
        key.StartsWith('M') && int.TryParse(key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n
            : null;
}

/// <summary>What a county reached of one of its goals in a year.</summary>
[PrimaryKey(nameof(LocalGoalId), nameof(Year))]
public sealed class GoalValue : ICountyData
{
    public required long LocalGoalId { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required int Year { get; init; }

    [Precision(SchoolFigure.Precision, SchoolFigure.Decimals)]
    public required decimal Value { get; set; }

    /// <summary>Where the number comes from.</summary>
    [MaxLength(200)]
    public required string Basis { get; set; }

    [MaxLength(100)]
    public required string By { get; set; }

    public required DateTime At { get; set; }
}
