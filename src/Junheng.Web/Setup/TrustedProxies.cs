using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Junheng.Web.Setup;

/// <summary>
/// Behind a proxy a request seems to come from the proxy. What a proxy says about the client and the scheme is believed
/// only of those that the setting <c>TrustedProxies</c> lists, as addresses or networks; of nobody if it is empty.
/// </summary>
public static class TrustedProxies
{
    /// <summary>The setting.</summary>
    public const string Setting = "TrustedProxies";

    /// <summary>Comes before everything that asks for the client or the scheme.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var trusted = Parse(app.Configuration[Setting], Setting);
        if (trusted.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        // By default every program on this machine would be believed.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>The networks of a setting; a single address is a network of one.</summary>
    /// <exception cref="InvalidOperationException">Something in it is neither.</exception>
    internal static IReadOnlyList<IPNetwork> Parse(string? setting, string name) =>
        [
            .. (setting ?? "")
                .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => One(text, name)),
        ];

    private static IPNetwork One(string text, string name) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new InvalidOperationException(
            $"设置 {name} 中的“{text}”不是地址或网段。请写成 10.0.0.5 或 10.0.0.0/24，用逗号分开。"
        );
}
