using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// 账号: what somebody signs in with. It carries no person's name: records name posts, and who a sign-in name belongs
/// to is known to the unit that gave it.
/// </summary>
[Index(nameof(Key), IsUnique = true)]
[Index(nameof(CountyCode))]
[Index(nameof(Subject), IsUnique = true)]
public sealed class Account : ICountyData
{
    public long Id { get; init; }

    /// <summary>The county that keeps it; <see cref="AuditEntry.Installation"/> above counties.</summary>
    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>Sign-in name.</summary>
    [MaxLength(40)]
    public required string Name { get; set; }

    /// <summary>The name in capitals, which is unique.</summary>
    [MaxLength(40)]
    public string Key { get; set; } = "";

    /// <summary>Null where nobody can sign in with a password.</summary>
    [MaxLength(200)]
    public string? PasswordHash { get; set; }

    /// <summary>When the password was set; null where there is none.</summary>
    public DateTime? PasswordAt { get; set; }

    /// <summary>Whether the password was set by another and has to be changed.</summary>
    public bool MustChange { get; set; }

    /// <summary>Changes with everything that makes older sessions invalid.</summary>
    [MaxLength(64)]
    public string SecurityStamp { get; set; } = "";

    /// <summary>Wrong passwords in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Locked until then; null if not.</summary>
    public DateTime? LockedUntil { get; set; }

    /// <summary>停用: nobody signs in with it any more.</summary>
    public bool Closed { get; set; }

    /// <summary>An account of the demo county, entered by one click on the machine itself.</summary>
    public bool Demo { get; init; }

    /// <summary>Secret of the second factor, sealed; null without one.</summary>
    [MaxLength(400)]
    public string? Authenticator { get; set; }

    /// <summary>Whether the second factor is asked for.</summary>
    public bool TwoFactor { get; set; }

    /// <summary>Time step of the code that was used last: neither it nor an older one is taken again. Null if none was.</summary>
    public long? AuthenticatorStep { get; set; }

    /// <summary>Hashes of the recovery codes that are left, one a line.</summary>
    [MaxLength(2000)]
    public string RecoveryCodes { get; set; } = "";

    /// <summary>Subject at the identity provider or gateway; null where none is linked.</summary>
    [MaxLength(200)]
    public string? Subject { get; set; }

    public required DateTime CreatedAt { get; init; }

    [ConcurrencyCheck]
    public int Version { get; set; } = 1;
}
