namespace Junheng.App.Users;

/// <summary>How long sessions last and what wrong passwords lead to; an installation may be stricter.</summary>
public sealed record SessionRules
{
    /// <summary>Without a request for so long a session ends.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>It ends after so long whatever happens.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Wrong passwords in a row that lock an account.</summary>
    public int MostFailures { get; init; } = 5;

    /// <summary>Roles that do nothing before they have a second factor.</summary>
    public IReadOnlyCollection<Role> SecondFactorFor { get; init; } = [];

    /// <summary>How long it stays locked.</summary>
    public TimeSpan Lockout { get; init; } = TimeSpan.FromMinutes(15);
}
