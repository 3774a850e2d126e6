using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>会议: what was talked about; what was decided are tasks that point here.</summary>
[Index(nameof(CountyCode), nameof(HeldOn))]
public sealed class Meeting : ICountyData
{
    public const int LongestTitle = 200;
    public const int LongestText = 4000;

    public long Id { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required DateOnly HeldOn { get; set; }

    [MaxLength(LongestTitle)]
    public required string Title { get; set; }

    /// <summary>Units that took part, separated by 、.</summary>
    [MaxLength(LongestText)]
    public string Units { get; set; } = "";

    /// <summary>议定事项的背景和纪要.</summary>
    [MaxLength(LongestText)]
    public string Minutes { get; set; } = "";

    [ConcurrencyCheck]
    public int Version { get; set; } = 1;
}
