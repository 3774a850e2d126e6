using Junheng.App.Import;
using Junheng.Engine.Schools;

namespace Junheng.Bench.Edit;

/// <summary>The independent calculation in Python and the product's own terminal program on the same file.</summary>
internal static class OraclePeer
{
    private const int Runs = 5;

    public static async Task<IReadOnlyList<IReadOnlyList<object?>>> Compare(IEnumerable<SchoolRecord> rows)
    {
        var file = Path.Combine(Repository.Scratch, "county.csv");
        using (var stream = File.Create(file))
        {
            RecordFile.WriteCsv(stream, rows);
        }

        await National.Junheng.Build();
        string[] ours = ["evaluate", file, "--out", Out("junheng")];
        var own = await WholeProcess.Median(Runs, National.Junheng.Executable, ours, Repository.Root);
        var list = new List<IReadOnlyList<object?>> { Row("junheng evaluate", own, own) };
        if (WholeProcess.Exists("python3"))
        {
            var oracle = Path.Combine(Repository.Root, "bench", "oracle", "oracle.py");
            var peer = await WholeProcess.Median(
                Runs,
                "python3",
                [oracle, file, "--out", Out("oracle")],
                Repository.Root
            );
            list.Add(Row("bench/oracle (Python)", peer, own));
        }

        return list;
    }

    private static string Out(string name) => Path.Combine(Repository.Scratch, name);

    private static IReadOnlyList<object?> Row(string name, WholeProcess run, WholeProcess own) =>
        [run.Exit is 0 or 1 ? name : $"{name} (failed)", run.Wall, run.Cpu, run.PeakMib, run.Wall / own.Wall];
}
