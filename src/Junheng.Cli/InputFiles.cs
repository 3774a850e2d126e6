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
                Tell(FileProblem.Unopened(path, error));
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

    public static void Tell(FileProblem problem) => Tell(problem.Place, problem.Code, problem.Message);
}
