namespace Junheng.Bench;

/// <summary>Where things lie, and the product as it is delivered.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A folder for what a run leaves behind.</summary>
    public static string Scratch { get; } =
        Directory.CreateDirectory(Path.Combine(Root, "artifacts", "bench")).FullName;

    /// <summary>Publishes a project and returns its folder.</summary>
    public static Task<string> Publish(string project) => Publish(project, Path.Combine(Scratch, project), []);

    /// <summary>Publishes a project into a folder with further arguments.</summary>
    public static async Task<string> Publish(string project, string folder, IEnumerable<string> further)
    {
        string[] arguments = ["publish", Path.Combine(Root, "src", project), "-c", "Release", "-o", folder, "-v", "q"];
        var run = await WholeProcess.Run("dotnet", [.. arguments, "-nodeReuse:false", .. further], Root);
        return run.Exit == 0 ? folder : throw new InvalidOperationException($"{project}: {run.Output}");
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Junheng.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        }

        return folder;
    }
}
