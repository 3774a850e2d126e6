using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>A file as it was handed in, byte for byte. Never changed, never deleted.</summary>
[Index(nameof(CountyCode), nameof(Sha256))]
public sealed class SourceFile : ICountyData
{
    public long Id { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>File name as the user knows it, without folders.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    [MaxLength(64)]
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    public required byte[] Content { get; init; }

    public DateTime UploadedAt { get; init; }

    [MaxLength(100)]
    public required string UploadedBy { get; init; }

    /// <summary>The school that handed it in; null for the bureau.</summary>
    [MaxLength(20)]
    public string? School { get; init; }
}
