using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Junheng.Cli;

/// <summary>Hands a call over to the program beside this one, which does every command.</summary>
internal static partial class HandOver
{
    private static readonly string Desk = Path.Combine(
        AppContext.BaseDirectory,
        OperatingSystem.IsWindows() ? "junheng-desk.exe" : "junheng-desk"
    );

    /// <summary>Lets the other program do what was asked for.</summary>
    /// <param name="args">What stands after the program's name.</param>
    /// <returns>How it ended; where one program can take another's place, only if that failed.</returns>
    public static int ToDesk(string[] args)
    {
        if (OperatingSystem.IsWindows())
        {
            return RunChild(args);
        }

        _ = Execute(Desk, [Desk, .. args, null]);
        return Failed(Marshal.GetLastPInvokeErrorMessage());
    }

    /// <summary>Puts another program in this one's place: process, streams, signals and exit status are its own.</summary>
    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Execute(string path, string?[] args);

    private static int RunChild(string[] args)
    {
        // Ctrl-C reaches both; what becomes of it is the other's business.
        Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true;
        try
        {
            using var desk = Process.Start(new ProcessStartInfo(Desk, args))!;
            desk.WaitForExit();
            return desk.ExitCode;
        }
        catch (Win32Exception error)
        {
            return Failed(error.Message);
        }
    }

    private static int Failed(string reason)
    {
        Console.Error.WriteLine(
            $"不能启动 {Desk}（{reason}）：除 evaluate 外的命令由它执行。请把发布的文件夹整个复制过来。"
        );
        return ExitCode.Internal;
    }
}
