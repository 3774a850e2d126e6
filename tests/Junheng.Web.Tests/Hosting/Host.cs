using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Hosting;

/// <summary>
/// The product as it is delivered, over a database file of its own in a temporary folder. With a port it listens on a
/// real socket, for browsers; without one it answers in memory.
/// </summary>
public sealed class Host : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("junheng-web-").FullName;
    private readonly bool demo;

    public Host(bool demo, bool listen)
    {
        this.demo = demo;
        if (listen)
        {
            UseKestrel(0);
        }

        StartServer();
    }

    public string Database => Path.Combine(folder, "junheng.db");

    /// <summary>Where it answers, without a slash at the end.</summary>
    public string Address => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // As at a bureau: no developer's pages.
        builder.UseEnvironment("Production");
        builder.UseSetting("Database", Database);
        builder.UseSetting("Demo", demo ? "true" : "false");
        builder.ConfigureServices(s => s.AddSingleton<TimeProvider>(new Autumn()));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The demo county's newest year is under way, whatever the machine's clock says; time goes on.</summary>
    private sealed class Autumn : TimeProvider
    {
        private static readonly DateTimeOffset Start = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        private readonly long started = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => Start + System.GetElapsedTime(started);
    }
}
