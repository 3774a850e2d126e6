namespace Junheng.Cli;

/// <summary>The folder named by <c>--out</c>.</summary>
internal static class OutputFolder
{
    /// <summary>Tells that the folder cannot be written to.</summary>
    public static int Refused(string folder, Exception error)
    {
        var reason = File.Exists(folder) ? "这是一个文件，请换一个文件夹" : $"请检查路径和权限（{error.Message}）";
        Console.Error.WriteLine($"--out “{folder}”不能写入：{reason}");
        return ExitCode.Usage;
    }
}
