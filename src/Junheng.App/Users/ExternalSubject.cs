namespace Junheng.App.Users;

/// <summary>
/// 外部身份: who somebody is to those outside who vouch for him. An account is linked to at most one, and no two
/// accounts to the same.
/// </summary>
public sealed record ExternalSubject
{
    /// <summary>Who vouches where a gateway in front of the product does.</summary>
    public const string Gateway = "gateway";

    private const int Longest = 200;

    private ExternalSubject(string provider, string name) => (Provider, Name) = (provider, name);

    /// <summary>Who vouches: the issuer's address, or <see cref="Gateway"/>.</summary>
    public string Provider { get; }

    /// <summary>What he calls the person.</summary>
    public string Name { get; }

    /// <summary>As the account keeps it.</summary>
    public string Text => $"{Provider}|{Name}";

    /// <summary>What the record calls this way to sign in.</summary>
    public string Way => Provider == Gateway ? "政务网关" : "统一身份认证";

    /// <summary>Null where no account can be linked to that: nothing, too long, or with signs that are not seen.</summary>
    /// <param name="provider">Who vouches.</param>
    /// <param name="name">What he calls the person; kept exactly as it is.</param>
    public static ExternalSubject? Of(string provider, string? name) =>
        string.IsNullOrWhiteSpace(name)
        || name != name.Trim()
        || provider.Length == 0
        || provider.Contains('|', StringComparison.Ordinal)
        || provider.Length + 1 + name.Length > Longest
        || name.Any(char.IsControl)
            ? null
            : new(provider, name);

    /// <summary>What an account keeps, again.</summary>
    public static ExternalSubject? Read(string text) =>
        text.Split('|', 2) is [var provider, var name] ? Of(provider, name) : null;

    /// <summary>Whether a kept text is of the gateway.</summary>
    public static bool IsOfGateway(string? text) => text?.StartsWith(Gateway + "|", StringComparison.Ordinal) ?? false;
}
