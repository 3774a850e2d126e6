using System.ComponentModel.DataAnnotations;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>办理记录: one thing that happened to a task; it never changes.</summary>
[Index(nameof(WorkTaskId))]
[Index(nameof(CountyCode), nameof(At))]
public sealed class TaskReport : ICountyData
{
    public const int LongestText = 1800;

    public long Id { get; init; }

    public required long WorkTaskId { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required DateTime At { get; init; }

    public required TaskDeed Deed { get; init; }

    /// <summary>The post that did it.</summary>
    [MaxLength(100)]
    public required string By { get; init; }

    /// <summary>The post's unit; empty for the program itself.</summary>
    [MaxLength(100)]
    public required string Unit { get; init; }

    /// <summary>School identifier of a school's post; null for others.</summary>
    [MaxLength(20)]
    public string? School { get; init; }

    [MaxLength(LongestText)]
    public required string Text { get; init; }

    /// <summary>Progress in percent afterwards; null where it says nothing of it.</summary>
    public int? Progress { get; init; }

    /// <summary>The day it had to be done by before; null where the day did not change.</summary>
    public DateOnly? OldDue { get; init; }

    public DateOnly? NewDue { get; init; }

    /// <summary>佐证材料; null for none.</summary>
    public long? SourceFileId { get; init; }
}
