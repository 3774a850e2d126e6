using System.CommandLine.Parsing;
using Junheng.App.Import;
using Junheng.Engine.Validate;

namespace Junheng.Cli;

/// <summary>Reading the files named on the command line, and telling on standard error what is wrong with them.</summary>
internal static class InputFiles
{
    /// <summary>Refuses a misspelt option that would otherwise pass for the name of a file.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal)))
        {
            result.AddError($"没有选项“{token.Value}”。文件名以 -- 开头时请写成 ./{token.Value}。");
        }
    }

    /// <summary>Reads all files; null if one of them cannot be read, which has been told.</summary>
    public static IReadOnlyList<ReadResult>? Read(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var results = new List<ReadResult>();
        var readable = true;
        foreach (var path in paths)
        {
            var result = ReadOne(path, cancel);
            if (result?.Problem is { } problem)
            {
                Tell(problem.Place, problem.Code, problem.Message);
            }

            readable &= result is { Problem: null };
            if (result is not null)
            {
                results.Add(result);
            }
        }

        return readable ? results : null;
    }

    /// <summary>The bytes of all files; null if one of them cannot be opened, which has been told.</summary>
    public static IReadOnlyList<ImportOrder.File>? ReadBytes(IReadOnlyList<string> paths)
    {
        var files = new List<ImportOrder.File>();
        foreach (var path in paths)
        {
            try
            {
                files.Add(new(path, File.ReadAllBytes(path)));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                TellUnopened(path, error);
            }
        }

        return files.Count == paths.Count ? files : null;
    }

    /// <summary>Writes <c>place: code: message</c> for every finding of level error.</summary>
    /// <returns>True if there was one.</returns>
    public static bool TellErrors(IEnumerable<Finding> findings, Func<Finding, string> place)
    {
        var any = false;
        foreach (var finding in findings)
        {
            if (finding.Level == FindingLevel.Error)
            {
                any = true;
                Tell(place(finding), finding.Code, finding.Message);
            }
        }

        return any;
    }

    public static void Tell(string place, string code, string message) =>
        Console.Error.WriteLine($"{place}: {code}: {message}");

    private static ReadResult? ReadOne(string path, CancellationToken cancel)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return RecordFile.Read(stream, path, Progress(path), cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TellUnopened(path, error);
            return null;
        }
    }

    private static void TellUnopened(string path, Exception error) =>
        Tell(path, "file-not-readable", $"文件打不开，请检查路径和权限（{error.Message}）");

    /// <summary>Progress is drawn on a terminal only.</summary>
    private static TerminalProgress? Progress(string path) =>
        Console.IsErrorRedirected ? null : new TerminalProgress(Path.GetFileName(path));

    private sealed class TerminalProgress(string name) : IProgress<double>
    {
        private int shown = -1;

        public void Report(double value)
        {
            var percent = (int)(value * 100);
            if (percent != shown)
            {
                shown = percent;
                Console.Error.Write($"\r读取 {name} {percent}%{(percent == 100 ? "\n" : "")}");
            }
        }
    }
}
