namespace Junheng.Engine.Tests;

/// <summary>The source tree the tests were built from, for the tests that read it.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Built = ["bin", "obj", "node_modules", "lib", "Migrations"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Files under a folder, as paths from the root with '/', without what a build or a package wrote.</summary>
    public static IReadOnlyList<string> Under(string folder, params string[] endings) =>
        Directory.Exists(Path.Combine(Root, folder))
            ?
            [
                .. Directory
                    .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                    .Where(path => !path.Split('/').Intersect(Built).Any() && endings.Any(path.EndsWith))
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static int Lines(string path) => File.ReadLines(Path.Combine(Root, path)).Count();

    /// <summary>Fails naming every offender in full, one a line.</summary>
    public static void None(IEnumerable<string> offenders)
    {
        var all = string.Join('\n', offenders);
        Assert.True(all.Length == 0, all);
    }

    private static string FindRoot(string from)
    {
        var folder = new DirectoryInfo(from);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Junheng.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"No Junheng.slnx above {from}.");
    }
}
