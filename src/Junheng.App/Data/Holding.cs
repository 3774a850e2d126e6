using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>任职: an account holds a post from one time until another.</summary>
[Index(nameof(AccountId))]
[Index(nameof(PostId))]
public sealed class Holding : ICountyData
{
    public long Id { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required long PostId { get; init; }

    public required long AccountId { get; init; }

    public required DateTime From { get; init; }

    /// <summary>Null while it lasts.</summary>
    public DateTime? Until { get; set; }

    /// <summary>交接记录: what the successor was told is open; empty where there was no predecessor.</summary>
    [MaxLength(2000)]
    public string HandOver { get; set; } = "";
}
