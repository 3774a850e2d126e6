namespace Junheng.Bench.National;

/// <summary>Junheng's results against the exact calculation in bench/oracle, province by province on every core.</summary>
internal static class OracleCheck
{
    public static async Task<Agreement> Run(string results, IReadOnlyList<string> provinces)
    {
        var oracle = Path.Combine(Repository.Root, "bench", "oracle", "oracle.py");
        string Folder(string province) =>
            Path.Combine(Repository.Scratch, "national", "oracle", Path.GetFileNameWithoutExtension(province));
        await Parallel.ForEachAsync(
            provinces,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (province, _) =>
            {
                var run = await WholeProcess.Run(
                    "python3",
                    [oracle, province, "--out", Folder(province)],
                    Repository.Root
                );
                if (run.Exit != 0)
                {
                    throw new InvalidOperationException(run.Output);
                }
            }
        );
        // One year, and the provinces in the order of their codes: joined, the files are in the contract's order.
        return Agreement.Of(results, [.. provinces.Select(Folder)]).Demand("the exact calculation");
    }
}
