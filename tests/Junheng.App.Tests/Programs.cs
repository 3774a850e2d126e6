using System.Diagnostics;
using System.Text;

namespace Junheng.App.Tests;

/// <summary>How a program ended and what it wrote.</summary>
internal sealed record Ended(int Exit, string Out, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs other programs: the terminal program as it is delivered, and Python.</summary>
internal static class Programs
{
    public static Task<Ended> Junheng(params string[] arguments) => Managed(Terminal, arguments);

    /// <summary>Runs a program that needs the runtime installed here.</summary>
    public static Task<Ended> Managed(string program, params string[] arguments) =>
        Run(Host, ".", [program, .. arguments]);

    /// <summary>Runs a line of a shell.</summary>
    public static Task<Ended> Shell(string line) => Run("/bin/sh", ".", ["-c", line]);

    /// <summary>Runs the terminal program and ends it by a signal as soon as something has happened.</summary>
    /// <param name="signals">The signal's name, e.g. INT for Ctrl-C; several parted by blanks, one right behind the other, a number in between being seconds to wait.</param>
    /// <param name="when">Asked again and again while the program runs, about the process of this number.</param>
    /// <param name="arguments">Of the terminal program.</param>
    public static Task<Ended> JunhengInterrupted(string signals, Func<int, bool> when, params string[] arguments) =>
        Interrupted(signals, when, Terminal, arguments);

    /// <summary>The same of another program.</summary>
    public static Task<Ended> Interrupted(
        string signals,
        Func<int, bool> when,
        string program,
        params string[] arguments
    ) => Run(Host, ".", [program, .. arguments], process => Interrupt(process, signals, when));

    /// <summary>Python must be there: without it the independent calculation would go unasked.</summary>
    public static Task<Ended> Python(string folder, params string[] arguments) => Run("python3", folder, arguments);

    /// <summary>The Python that has openpyxl: Debian's own, where there is one.</summary>
    public static Task<Ended> Openpyxl(string folder, params string[] arguments) =>
        Run(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", folder, arguments);

    /// <summary>Runs the script that writes with ExcelJS, installing it first.</summary>
    public static async Task<Ended> ExcelJs(params string[] arguments)
    {
        var folder = Path.Combine(Repository, "tests/foreign-files");
        await Installing.WaitAsync();
        try
        {
            var installed = new FileInfo(Path.Combine(folder, "node_modules/.package-lock.json"));
            var wanted = File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
            if (!installed.Exists || installed.LastWriteTimeUtc < wanted)
            {
                var ended = await Run("npm", folder, ["ci", "--ignore-scripts", "--loglevel=error"]);
                Assert.True(ended.Exit == 0, ended.Error);
                File.SetLastWriteTimeUtc(installed.FullName, DateTime.UtcNow);
            }
        }
        finally
        {
            Installing.Release();
        }

        return await Run("node", folder, ["exceljs.mjs", .. arguments]);
    }

    /// <summary>Lets LibreOffice convert a file, under a profile of its own beside it.</summary>
    public static Task<Ended> LibreOffice(string folder, string format, string into, string file) =>
        Run(
            "soffice",
            folder,
            [
                $"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                into,
                file,
            ]
        );

    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>The folder that holds the solution.</summary>
    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    /// <summary>A project as built beside these tests, of the same configuration and framework.</summary>
    public static string Built(string project) =>
        Path.Combine([
            Repository,
            "src",
            project,
            "bin",
            .. AppContext.BaseDirectory.TrimEnd('/', '\\').Split('/', '\\')[^2..],
        ]);

    /// <summary>What runs a program that is not compiled natively.</summary>
    public static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The terminal program.</summary>
    public static string Terminal { get; } = Path.Combine(Built("Junheng.Cli"), "junheng.dll");

    /// <summary>Whether a process holds a file open: then it is at work, and listens for signals.</summary>
    public static bool Holds(int process, string file) =>
        Directory.GetFiles($"/proc/{process}/fd").Any(f => new FileInfo(f).LinkTarget == file);

    private static async Task Interrupt(Process process, string signals, Func<int, bool> when)
    {
        while (!when(process.Id))
        {
            Assert.False(process.HasExited, "the program was done before it could be interrupted");
            await Task.Delay(1);
        }

        var kills = string.Join(
            " && ",
            signals.Split(' ').Select(s => char.IsDigit(s[0]) ? $"sleep {s}" : $"kill -{s} {process.Id}")
        );
        using var kill = Process.Start("/bin/sh", ["-c", kills]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private static async Task<Ended> Run(
        string program,
        string folder,
        string[] arguments,
        Func<Process, Task>? meanwhile = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await (meanwhile?.Invoke(process) ?? Task.CompletedTask);
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    private static string Above(string from)
    {
        var folder = new DirectoryInfo(from);
        while (!File.Exists(Path.Combine(folder!.FullName, "Junheng.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
