using System.Net;
using Junheng.Web.Setup;
using Junheng.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Junheng.Web.Tests.Operations;

/// <summary>Whose word about the client is believed.</summary>
public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData(null, "127.0.0.1 http")]
    [InlineData("", "127.0.0.1 http")]
    [InlineData("10.0.0.0/8, 192.168.1.1", "127.0.0.1 http")]
    [InlineData("127.0.0.1", "203.0.113.9 https")]
    [InlineData("10.0.0.5; 127.0.0.0/8", "203.0.113.9 https")]
    public async Task Only_a_listed_proxy_tells_client_and_scheme(string? trusted, string expected)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration[TrustedProxies.Setting] = trusted;
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.UseTrustedProxies();
        app.Run(c => c.Response.WriteAsync($"{c.Connection.RemoteIpAddress} {c.Request.Scheme}"));
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7, 203.0.113.9");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Assert.Equal(expected, await http.GetStringAsync("/"));
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("10.0.0.0/8,10.0.0.300")]
    public void What_is_neither_address_nor_network_stops_the_start(string trusted)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration[TrustedProxies.Setting] = trusted;
        using var app = builder.Build() as IDisposable;
        var error = Assert.Throws<InvalidOperationException>(() => ((WebApplication)app!).UseTrustedProxies());
        Assert.Contains("TrustedProxies", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_a_client_from_elsewhere_is_turned_away()
    {
        var folder = Directory.CreateTempSubdirectory("junheng-proxy-").FullName;
        try
        {
            await using var node = await Node.Start(
                Path.Combine(folder, "a.db"),
                (TrustedProxies.Setting, "127.0.0.1")
            );
            await using var nginx = await Nginx.Start(node);
            using var http = new HttpClient();
            using var own = await http.GetAsync(nginx.Address + Links.Counties);
            Assert.Equal(HttpStatusCode.OK, own.StatusCode);
            // As the proxy would report it.
            http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
            using var foreign = await http.GetAsync(node.Address + Links.Counties);
            Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
            // What a client says of himself the proxy writes over.
            using var claimed = await http.GetAsync(nginx.Address + Links.Counties);
            Assert.Equal(HttpStatusCode.OK, claimed.StatusCode);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
