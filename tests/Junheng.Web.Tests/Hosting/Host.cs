using System.Collections.Concurrent;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Bench;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Junheng.Web.Tests.Hosting;

/// <summary>
/// The product as it is delivered, over a database file of its own in a temporary folder. With a port it listens on a
/// real socket, for browsers; without one it answers in memory.
/// </summary>
public sealed class Host : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("junheng-web-").FullName;
    private readonly bool demo;
    private readonly (string Key, string Value)[] settings;
    private readonly ConcurrentDictionary<
        (Role Role, string Division, string? School, string? Unit),
        Lazy<string>
    > keys = [];

    public Host(bool demo, bool listen, params (string Key, string Value)[] settings)
    {
        this.demo = demo;
        this.settings = settings;
        if (listen)
        {
            UseKestrel(0);
        }

        StartServer();
    }

    /// <summary>What the product wrote to its log, errors and worse.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    public string Database => Path.Combine(folder, "junheng.db");

    /// <summary>Name of the post that readers act under where nothing else is said: may do what a bureau's director may, in every county.</summary>
    public const string Post = "测试操作员";

    /// <summary>A scope of the host in which the program itself acts.</summary>
    public AsyncServiceScope Scope()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Db>().Access = Access.Program(Post);
        return scope;
    }

    /// <summary>A reader who has signed in; redirects are answers like any other.</summary>
    public Reader Reader() => new(Address, Key(Role.BureauDirector));

    /// <summary>A reader with a session that nobody else uses.</summary>
    public async Task<Reader> Fresh() =>
        new(
            Address,
            await OpenedAccount.Of(
                Database,
                Services.GetRequiredService<TimeProvider>(),
                $"测试岗{Guid.NewGuid():N}"[..20],
                Role.BureauDirector
            )
        );

    /// <summary>A reader who has not.</summary>
    public Reader Stranger() => new(Address, null);

    /// <summary>A reader of a role, in the unit of a division code, in a school.</summary>
    public Reader Reader(Role role, string division = "", string? school = null) =>
        new(Address, Key(role, division, school));

    /// <summary>The key of a session of a role, signed in once.</summary>
    public string Key(Role role, string division = "", string? school = null, string? unit = null) =>
        keys.GetOrAdd(
            (role, division, school, unit),
            at =>
                new(() =>
                    OpenedAccount
                        .Of(
                            Database,
                            Services.GetRequiredService<TimeProvider>(),
                            at is (Role.BureauDirector, "", null, null)
                                ? Post
                                : $"测试{at.Role}{at.Division}{at.School}{at.Unit}",
                            at.Role,
                            at.Division,
                            at.School,
                            at.Unit
                        )
                        .GetAwaiter()
                        .GetResult()
                )
        ).Value;

    /// <summary>Where it answers, without a slash at the end.</summary>
    public string Address => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // As at a bureau: no developer's pages.
        builder.UseEnvironment("Production");
        builder.UseSetting("Database", Database);
        builder.UseSetting("Demo", demo ? "true" : "false");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(s => s.AddSingleton<TimeProvider>(new Autumn()));
        builder.ConfigureLogging(l => l.AddProvider(new Listener(Faults)));
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

    /// <summary>Listens at the log as whoever maintains the system reads it.</summary>
    private sealed class Listener(ConcurrentQueue<string> faults) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                faults.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose() { }
    }

    /// <summary>The demo county's newest year is under way, whatever the machine's clock says; time goes on.</summary>
    private sealed class Autumn : TimeProvider
    {
        private static readonly DateTimeOffset Start = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        private readonly long started = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => Start + System.GetElapsedTime(started);
    }
}
