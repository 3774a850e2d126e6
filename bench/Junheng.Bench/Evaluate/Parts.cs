using System.Diagnostics;
using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.App.Standards;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Validate;

namespace Junheng.Bench.Evaluate;

/// <summary>The stages of the batch one by one, to see which of them is worth work.</summary>
internal static class Parts
{
    public static IReadOnlyList<IReadOnlyList<object?>> Measure(string file, string results)
    {
        var pack = PackLibrary.Delivered().Find("national") ?? throw new InvalidOperationException("no national pack");
        var parts = new List<(string Name, double Wall, double Cpu, double Mib)>();
        using var stream = File.OpenRead(file);
        var read = Timed("reading", () => RecordFile.Read(stream, file));
        var result = Timed(
            "merging, checks, values, verdicts",
            () => new Junheng.App.Report.Evaluate(pack, null, false).Run([read])
        );
        Timed(
            "writing",
            () =>
            {
                ResultFiles.Write(results, result.Counties, result.Findings);
                return true;
            }
        );
        var whole = parts.Sum(p => p.Wall);
        Timed("of the second: merging", () => Roster.From(read.Rows));
        Timed(
            "of the second: values and verdicts",
            () =>
                result.Counties.Count(c =>
                    ResourceVerdict.Judge(c.Resources.Kernel, SchoolColumns.From(c.Schools)).Verdict == Verdict.Met
                )
        );
        return [.. parts.Select(p => (IReadOnlyList<object?>)[p.Name, p.Wall, p.Cpu, p.Mib, p.Wall / whole])];

        T Timed<T>(string name, Func<T> work)
        {
            var allocated = GC.GetTotalAllocatedBytes();
            var cpu = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            var made = work();
            var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
            parts.Add((name, wall, used, (GC.GetTotalAllocatedBytes() - allocated) / (double)(1 << 20)));
            return made;
        }
    }
}
