using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>会话: one browser signed in. The cookie holds a key of which only the hash is kept.</summary>
[Index(nameof(KeyHash), IsUnique = true)]
[Index(nameof(AccountId))]
public sealed class SignInSession : ICountyData
{
    public long Id { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required long AccountId { get; init; }

    /// <summary>The holding it acts under; null where the account holds no post.</summary>
    public long? HoldingId { get; set; }

    /// <summary>SHA-256 of the key, in lower-case hexadecimal.</summary>
    [MaxLength(64)]
    public required string KeyHash { get; init; }

    /// <summary>The account's stamp when it signed in: a later one ends the session.</summary>
    [MaxLength(64)]
    public required string Stamp { get; set; }

    public required DateTime From { get; init; }

    /// <summary>Last request, to the minute.</summary>
    public required DateTime SeenAt { get; set; }

    /// <summary>Null while it lasts.</summary>
    public DateTime? Ended { get; set; }

    /// <summary>Network address it began from.</summary>
    [MaxLength(60)]
    public required string Address { get; init; }

    /// <summary>Kind of browser, as it tells itself.</summary>
    [MaxLength(200)]
    public required string Browser { get; init; }

    /// <summary>Whether it began with two factors, one of the product's own or asked for by whoever vouches; null from before it was kept.</summary>
    public bool? SecondFactor { get; init; }

    /// <summary>The outside identity it was opened by; null where a password was given.</summary>
    [MaxLength(200)]
    public string? Subject { get; init; }
}
