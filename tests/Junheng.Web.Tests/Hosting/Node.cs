using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Junheng.Web.Tests.Hosting;

/// <summary>The product as a process of its own, as a service manager would run it.</summary>
internal sealed partial class Node : IAsyncDisposable
{
    private static readonly string Assembly = typeof(Program).Assembly.Location;

    private readonly Process process;
    private readonly string home;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Node(ProcessStartInfo start)
    {
        // Nodes on several machines have no home folder in common.
        home = Directory.CreateTempSubdirectory("junheng-home-").FullName;
        start.Environment["HOME"] = home;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.ErrorDataReceived += (_, e) => Take(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it answers, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public int Port => new Uri(Address).Port;

    /// <summary>What it has written so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>Starts one on a free port and waits until it listens.</summary>
    public static async Task<Node> Start(string database, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly])
        {
            WorkingDirectory = Path.GetDirectoryName(Assembly)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Database"] = database;
        start.Environment["Demo"] = "false";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var node = new Node(start);
        node.Address = await node.address.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return node;
    }

    /// <summary>A reader who has not signed in.</summary>
    public Reader Reader() => new(Address, null);

    /// <summary>A reader in a session.</summary>
    public Reader Reader(string key) => new(Address, key);

    /// <summary>Asks it to end, as a service manager does.</summary>
    public async Task Signal(string signal = "TERM")
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Its exit code.</summary>
    public async Task<int> Ended()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Signal();
            await Ended();
        }

        process.Dispose();
        Directory.Delete(home, recursive: true);
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            address.TrySetException(new InvalidOperationException("The product ended:\n" + string.Join('\n', Lines)));
            return;
        }

        lock (lines)
        {
            lines.Add(line);
        }

        if (Listening().Match(line) is { Success: true } match)
        {
            address.TrySetResult(match.Value);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
