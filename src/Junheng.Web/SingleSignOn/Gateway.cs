using System.Net;
using Junheng.App.Users;
using Junheng.Web.Setup;
using IPNetwork = System.Net.IPNetwork;

namespace Junheng.Web.SingleSignOn;

/// <summary>
/// 政务网关: a gateway in front of the product that has made sure who somebody is and says so in a header. The header is
/// believed of the connections that the setting lists, and taken out of every request, so that nothing behind reads it.
/// </summary>
public sealed class Gateway
{
    /// <summary>The settings.</summary>
    public const string Section = "Gateway";

    private readonly IReadOnlyList<IPNetwork> networks;

    private Gateway(string header, IReadOnlyList<IPNetwork> networks) => (Header, this.networks) = (header, networks);

    /// <summary>Name of the header; empty where there is no gateway.</summary>
    public string Header { get; }

    public bool IsOn => Header.Length > 0;

    /// <summary>Whether it asks for two factors, so that the product need not ask for its own.</summary>
    public bool SecondFactor { get; private init; }

    /// <summary>The gateway of an installation.</summary>
    /// <exception cref="InvalidOperationException">The settings are incomplete or unsafe.</exception>
    public static Gateway Of(IConfiguration configuration)
    {
        var header = configuration[Section + ":Header"]?.Trim() ?? "";
        var networks = TrustedProxies.Parse(configuration[Section + ":Addresses"], Section + ":Addresses");
        if (header.Length > 0 != networks.Count > 0)
        {
            throw new InvalidOperationException($"设置 {Section}：Header 和 Addresses 须同时填写。");
        }

        if (header.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
        {
            throw new InvalidOperationException($"设置 {Section}:Header 只能由字母、数字和连字符组成。");
        }

        // The framework's own switch believes anybody about the client's address, and does so before we see it.
        return header.Length > 0 && configuration.GetValue("ForwardedHeaders_Enabled", false)
            ? throw new InvalidOperationException(
                $"设置 {Section} 不能与 ForwardedHeaders_Enabled 同时使用。请改用 {TrustedProxies.Setting}。"
            )
            : new(header, networks) { SecondFactor = configuration.GetValue(Section + ":SecondFactor", false) };
    }

    /// <summary>Comes before everything else: later the connection's own address may be another's word.</summary>
    public static void Use(WebApplication app)
    {
        var gateway = app.Services.GetRequiredService<Gateway>();
        if (!gateway.IsOn)
        {
            return;
        }

        app.Use(
            (context, next) =>
            {
                var said = context.Request.Headers[gateway.Header];
                context.Request.Headers.Remove(gateway.Header);
                if (gateway.Knows(context.Connection.RemoteIpAddress))
                {
                    context.Features.Set(new Word(said is [{ } one] ? Read(one) : null));
                }

                return next(context);
            }
        );
    }

    /// <summary>What the gateway said with a request; null for a request that did not come through it.</summary>
    public static Word? WordOf(HttpContext http) => http.Features.Get<Word>();

    private bool Knows(IPAddress? address) =>
        address is not null
        && (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) is var plain
        && networks.Any(n => n.Contains(plain));

    /// <summary>Several names in one, as a client's own header with the gateway's added to it, are none.</summary>
    private static ExternalSubject? Read(string said) =>
        said.Contains(',', StringComparison.Ordinal) ? null : ExternalSubject.Of(ExternalSubject.Gateway, said);

    /// <param name="Subject">Whom it vouches for; null for nobody.</param>
    public sealed record Word(ExternalSubject? Subject);
}
