namespace Junheng.Bench.National;

/// <summary>What Junheng is compared with, from public registries; see bench/peers.</summary>
internal static class Peers
{
    private static readonly string Folder = Path.Combine(Repository.Root, "bench", "peers");

    public static string Script(string name) => Path.Combine(Folder, name);

    public static Tool DuckDb(string rules) => Node("duckdb", rules);

    public static Tool Polars(string rules) => Node("polars", rules);

    public static Tool Pandas(string python, string rules) =>
        new("pandas", python, (files, folder) => [Script("pandas_peer.py"), files[0], folder, rules], null, 800_000);

    /// <summary>The floor: the same bytes in and out, and nothing done.</summary>
    public static Tool Copy(Func<long> bytes) =>
        new(
            "copy",
            "python3",
            (files, folder) => ["-I", "-S", Script("copy_bytes.py"), files[0], folder, $"{bytes()}"]
        );

    /// <summary>Installs the packages of the lock file, if they are not there already.</summary>
    public static async Task InstallPackages()
    {
        if (!WholeProcess.Exists("npm") || !WholeProcess.Exists("node"))
        {
            throw new MissingToolException(
                "缺少 node 或 npm：对照工具由 npm 安装（Debian：apt-get install nodejs npm）。"
            );
        }

        var installed = new FileInfo(Script("node_modules/.package-lock.json"));
        if (!installed.Exists || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Script("package-lock.json")))
        {
            var run = await WholeProcess.Run("npm", ["ci"], Folder);
            if (run.Exit != 0)
            {
                throw new InvalidOperationException(run.Output);
            }
        }
    }

    /// <summary>A Python that has pandas: the system's own before one found first in the path.</summary>
    public static async Task<string> PythonWithPandas()
    {
        string[] candidates = ["/usr/bin/python3", "python3"];
        foreach (var python in candidates.Where(p => Path.IsPathRooted(p) ? File.Exists(p) : WholeProcess.Exists(p)))
        {
            if ((await WholeProcess.Run(python, ["-c", "import pandas"], Folder)).Exit == 0)
            {
                return python;
            }
        }

        throw new MissingToolException("缺少 pandas：对照工具之一（Debian：apt-get install python3-pandas）。");
    }

    private static Tool Node(string name, string rules) =>
        new(name, "node", (files, folder) => [Script(name + ".mjs"), files[0], folder, rules]);
}
