using System.ComponentModel.DataAnnotations;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>任务: something one unit has to do, others supporting it, by a day.</summary>
[Index(nameof(CountyCode), nameof(State), nameof(Due))]
[Index(nameof(CountyCode), nameof(Source))]
[Index(nameof(CountyCode), nameof(ItemKey))]
public sealed class WorkTask : ICountyData
{
    public const int LongestTitle = 200;
    public const int LongestText = 4000;
    public const int LongestSource = 60;

    public long Id { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>Where it comes from.</summary>
    public required TaskKind Kind { get; init; }

    /// <summary>
    /// The place in the plan, as <c>indicator:G5</c> or <c>step:2.3</c>; empty for a task of no plan. A plan confirmed
    /// later finds the task by it.
    /// </summary>
    [MaxLength(LongestSource)]
    public string Source { get; set; } = "";

    [MaxLength(LongestTitle)]
    public required string Title { get; set; }

    [MaxLength(LongestText)]
    public string Text { get; set; } = "";

    /// <summary>阶段 of the plan it belongs to; empty for none.</summary>
    [MaxLength(100)]
    public string Phase { get; set; } = "";

    /// <summary>The indicator whose verdict closes it; null where none does.</summary>
    [MaxLength(20)]
    public string? ItemKey { get; init; }

    /// <summary>The meeting that decided it; null for none.</summary>
    public long? MeetingId { get; init; }

    public DateOnly? Start { get; set; }

    /// <summary>完成时限; null where none is set.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>Reopened each year with the day of that year.</summary>
    public bool HeldEveryYear { get; set; }

    public TaskState State { get; set; }

    /// <summary>Percent, as the lead unit last reported.</summary>
    public int Progress { get; set; }

    /// <summary>督办: somebody above wants to be told.</summary>
    public bool Supervised { get; set; }

    /// <summary>The day the lead unit asks for instead of <see cref="Due"/>; null while it asks for none.</summary>
    public DateOnly? AskedDue { get; set; }

    /// <summary>When it was last reported on, for who watches.</summary>
    public DateTime? ReportedAt { get; set; }

    public DateTime? ClosedAt { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Counts up with every change, so that nobody overwrites what they have not seen.</summary>
    [ConcurrencyCheck]
    public int Version { get; set; } = 1;
}
