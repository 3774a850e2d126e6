namespace Junheng.Bench.National;

/// <summary>The product's program as it is delivered.</summary>
internal static class Junheng
{
    /// <summary>How it is published; that it is native and what stands beside it, the project says. The lock file's place keeps the repository's own as they are.</summary>
    private static readonly string[] Publish = ["-r", "linux-x64", "-p:NuGetLockFilePath=obj/publish.lock.json"];

    private static readonly string Folder = Path.Combine(Repository.Scratch, "Junheng.Cli-linux-x64");

    public static string Executable { get; } = Path.Combine(Folder, "junheng");

    public static Task Build() => Repository.Publish("Junheng.Cli", Folder, Publish);

    public static Tool Tool(string name, IReadOnlyList<string>? inputs = null, params string[] further) =>
        new(name, Executable, (files, folder) => ["evaluate", .. files, "--out", folder, .. further], inputs);
}
