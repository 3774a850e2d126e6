using Junheng.App.Import;
using Junheng.Engine.Schools;

namespace Junheng.Bench.Edit;

/// <summary>The independent calculation in Python and the product's own terminal program on the same file.</summary>
internal static class OraclePeer
{
    private const int Runs = 5;

    public static async Task<IReadOnlyList<IReadOnlyList<object?>>> Compare(IEnumerable<SchoolRecord> rows)
    {
        if (!WholeProcess.Exists("python3"))
        {
            throw new MissingToolException("缺少 python3：测量和对照计算都用它（Debian：apt-get install python3）。");
        }

        var file = Path.Combine(Repository.Scratch, "county.csv");
        using (var stream = File.Create(file))
        {
            RecordFile.WriteCsv(stream, rows);
        }

        await National.Junheng.Build();
        string[] ours = ["evaluate", file, "--out", Out("junheng")];
        var own = await Median(National.Junheng.Executable, ours);
        var list = new List<IReadOnlyList<object?>> { Row("junheng evaluate", own, own) };
        var oracle = Path.Combine(Repository.Root, "bench", "oracle", "oracle.py");
        var peer = await Median("python3", [oracle, file, "--out", Out("oracle")]);
        list.Add(Row("bench/oracle (Python)", peer, own));
        return list;
    }

    /// <summary>The run of median wall time.</summary>
    private static async Task<National.Measured> Median(string program, string[] arguments)
    {
        var runs = new List<National.Measured>();
        for (var i = 0; i < Runs; i++)
        {
            runs.Add(await National.Measured.Run(program, arguments, Out("county.log")));
        }

        return runs.OrderBy(r => r.Wall).ElementAt(Runs / 2);
    }

    private static string Out(string name) => Path.Combine(Repository.Scratch, name);

    private static IReadOnlyList<object?> Row(string name, National.Measured run, National.Measured own) =>
        [run.Exit is 0 or 1 ? name : $"{name} (failed)", run.Wall, run.Cpu, run.PeakMib, run.Wall / own.Wall];
}
