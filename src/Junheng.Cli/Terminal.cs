using System.CommandLine;
using System.CommandLine.Invocation;
using Junheng.App.Standards;

namespace Junheng.Cli;

/// <summary>A call on a terminal, from what stands after the program's name to its exit status.</summary>
internal static class Terminal
{
    /// <summary>Does what was asked for; whatever goes wrong is told on standard error.</summary>
    public static async Task<int> Run(string[] args, params Command[] commands)
    {
        if (!OperatingSystem.IsWindows())
        {
            // The runtime asks a terminal for its capabilities before the first word is written; plain UTF-8 needs none of them.
            Console.SetError(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
        }

        var root = new RootCommand("均衡 Junheng：县域义务教育优质均衡发展测算与研判");
        foreach (var command in commands)
        {
            root.Add(command);
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            return ExitCode.Usage;
        }

        try
        {
            // What cannot be stopped on the way is ended by the system, as any program is.
            using var interruption = parsed.Action is AsynchronousCommandLineAction ? new Interruption() : null;
            return await parsed.InvokeAsync(
                new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                interruption?.Token ?? CancellationToken.None
            );
        }
        catch (PackException error)
        {
            await Console.Error.WriteLineAsync($"{error.File}:{error.Line}: bad-pack: {error.Reason}");
            return ExitCode.Unreadable;
        }
        catch (OldDatabaseException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("已中止，没有写出任何文件。");
            return ExitCode.Internal;
        }
        catch (Exception error)
        {
            await Console.Error.WriteLineAsync($"系统出错：{error.Message}");
            if (Environment.GetEnvironmentVariable("JUNHENG_DEBUG") == "1")
            {
                await Console.Error.WriteLineAsync(error.ToString());
            }

            return ExitCode.Internal;
        }
    }
}
