using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>What the figures are handed in for.</summary>
public enum ImportKind
{
    /// <summary>正式数据.</summary>
    Official,

    /// <summary>过程数据.</summary>
    Interim,
}

/// <summary>What a file stands for.</summary>
public enum ImportScope
{
    /// <summary>全县: schools that are not in the file are no longer there.</summary>
    WholeCounty,

    /// <summary>仅更新文件中的学校: all others stay as they are.</summary>
    OnlyTheseSchools,
}

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>排队.</summary>
    Queued,

    /// <summary>读取.</summary>
    Reading,

    /// <summary>校验.</summary>
    Checking,

    /// <summary>待确认.</summary>
    Ready,

    /// <summary>不能导入.</summary>
    Refused,

    /// <summary>已确认.</summary>
    Confirmed,

    /// <summary>已放弃.</summary>
    Discarded,
}

/// <summary>
/// One upload on its way to a data version. The reader moves it as far as Ready or Refused by itself; only a person
/// confirms or discards it.
/// </summary>
[Index(nameof(CountyCode), nameof(CreatedAt))]
[Index(nameof(State))]
public sealed class ImportJob : ICountyData
{
    public long Id { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required int Year { get; init; }

    /// <summary>统计时点.</summary>
    public required DateOnly AsOf { get; init; }

    public required ImportKind Kind { get; init; }

    public required ImportScope Scope { get; init; }

    [MaxLength(500)]
    public required string Why { get; init; }

    public required long SourceFileId { get; init; }

    /// <summary>
    /// The mapping a statistics import is read by, as it was when the import began; null for school records. Its files
    /// are <see cref="ImportFile"/> rows.
    /// </summary>
    public string? Mapping { get; init; }

    /// <summary>A concurrency token: a reader that is still at work cannot revive a job somebody has discarded.</summary>
    [ConcurrencyCheck]
    public ImportState State { get; set; }

    /// <summary>0 to 100.</summary>
    public int Progress { get; set; }

    /// <summary>Why the file as a whole cannot be read, in Chinese.</summary>
    [MaxLength(4000)]
    public string? Problem { get; set; }

    public int RowCount { get; set; }

    public int ErrorCount { get; set; }

    public int WarningCount { get; set; }

    public int NoticeCount { get; set; }

    /// <summary>The program that reads it; see <see cref="Import.ImportClaim"/>.</summary>
    [MaxLength(32)]
    public string? ClaimedBy { get; init; }

    /// <summary>When that program last said so; null while nobody reads it.</summary>
    public DateTime? ClaimedAt { get; set; }

    public DateTime CreatedAt { get; init; }

    [MaxLength(100)]
    public required string CreatedBy { get; init; }

    /// <summary>The one school it may speak of; null for any of the county.</summary>
    [MaxLength(20)]
    public string? School { get; init; }

    /// <summary>The version it became; no foreign key, because the version already points back here.</summary>
    public long? DataVersionId { get; set; }
}
