using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>One property before and after a deed; null where there was or is nothing.</summary>
[Index(nameof(ProcessId))]
[Index(nameof(CountyCode), nameof(Entity), nameof(Key))]
public sealed class ProcessChange : ICountyData
{
    public long Id { get; init; }

    public required long ProcessId { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    [MaxLength(40)]
    public required string Entity { get; init; }

    [MaxLength(100)]
    public required string Key { get; init; }

    [MaxLength(60)]
    public required string Property { get; init; }

    [MaxLength(4000)]
    public string? Old { get; init; }

    [MaxLength(4000)]
    public string? New { get; init; }
}
