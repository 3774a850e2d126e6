using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>前置任务: a task that has to be closed before another can be.</summary>
[PrimaryKey(nameof(WorkTaskId), nameof(NeedsId))]
[Index(nameof(NeedsId))]
public sealed class TaskLink : ICountyData
{
    public required long WorkTaskId { get; init; }

    /// <summary>The task it waits for.</summary>
    public required long NeedsId { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }
}
