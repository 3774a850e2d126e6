using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Junheng.App.Users;

namespace Junheng.Bench.Pages;

/// <summary>The published product, started on a free port of this machine over a database of its own.</summary>
internal sealed class WebProcess : IDisposable
{
    private readonly ProcessStartInfo start;
    private Process process;

    private WebProcess(ProcessStartInfo start, Uri address)
    {
        this.start = start;
        process = Run();
        Client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64, UseCookies = false })
        {
            BaseAddress = address,
        };
    }

    /// <summary>Keeps connections alive as a browser does.</summary>
    public HttpClient Client { get; }

    /// <summary>Key of the session the client is signed in with: it may do what a director may, in every county.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The session's cookie for a client that keeps cookies itself.</summary>
    public CookieContainer Cookies()
    {
        var cookies = new CookieContainer();
        cookies.Add(Client.BaseAddress!, new Cookie(OpenSession.Cookie, Key));
        return cookies;
    }

    /// <summary>The server's own times, if it was started to tell them.</summary>
    public ServerLog Log { get; } = new();

    /// <summary>Processor seconds used so far.</summary>
    public double Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public double ResidentMib
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / (double)(1 << 20);
        }
    }

    /// <summary>The largest resident memory so far.</summary>
    public double PeakMib
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / (double)(1 << 20);
        }
    }

    /// <summary>Starts the product and waits until it answers.</summary>
    /// <param name="folder">Where it was published.</param>
    /// <param name="database">The database file; a fresh one gets the demo county.</param>
    /// <param name="timed">Whether the host writes down how long each request took.</param>
    public static async Task<WebProcess> Start(string folder, string database, bool timed)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "Junheng.Web.dll")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Database"] = database;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning";
        start.Environment["Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = timed
            ? "Information"
            : "Warning";
        var web = new WebProcess(start, new(address));
        await web.WaitUntilUp();
        web.Key = await OpenedAccount.Of(database, TimeProvider.System, $"统计岗{web.process.Id}", Role.BureauDirector);
        web.Client.DefaultRequestHeaders.Add("Cookie", $"{OpenSession.Cookie}={web.Key}");
        return web;
    }

    /// <summary>Ends the product as a power cut would, and starts it again at the same address.</summary>
    public async Task Crash()
    {
        Kill();
        process = Run();
        await WaitUntilUp();
    }

    public void Dispose()
    {
        Client.Dispose();
        Kill();
    }

    private Process Run()
    {
        var running = Process.Start(start) ?? throw new InvalidOperationException("dotnet");
        running.OutputDataReceived += (_, e) => Log.Read(e.Data);
        running.BeginOutputReadLine();
        return running;
    }

    private void Kill()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task WaitUntilUp()
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(2) && !process.HasExited)
        {
            try
            {
                using var answer = await Client.GetAsync(new Uri("/", UriKind.Relative));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException("The product did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
