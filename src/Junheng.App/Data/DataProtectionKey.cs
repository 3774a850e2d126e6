using System.ComponentModel.DataAnnotations;

namespace Junheng.App.Data;

/// <summary>
/// A key that protects forms and cookies. All nodes take theirs from here, so that what one gave out another accepts.
/// It belongs to the installation and to no county.
/// </summary>
public sealed class DataProtectionKey
{
    public long Id { get; init; }

    /// <summary>The framework's name of the key.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    /// <summary>The key as the framework writes it.</summary>
    public required string Xml { get; init; }
}
