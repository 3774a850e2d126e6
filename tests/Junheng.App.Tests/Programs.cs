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
    public static Task<Ended> Junheng(params string[] arguments) =>
        Run(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ".", [Terminal, .. arguments]);

    /// <summary>Python must be there: without it the independent calculation would go unasked.</summary>
    public static Task<Ended> Python(string folder, params string[] arguments) => Run("python3", folder, arguments);

    /// <summary>The folder that holds the solution.</summary>
    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The terminal program as built beside these tests, of the same configuration and framework.</summary>
    private static string Terminal { get; } =
        Path.Combine([
            Repository,
            "src/Junheng.Cli/bin",
            .. AppContext.BaseDirectory.TrimEnd('/', '\\').Split('/', '\\')[^2..],
            "junheng.dll",
        ]);

    private static async Task<Ended> Run(string program, string folder, string[] arguments)
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
