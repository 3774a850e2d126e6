namespace Junheng.Bench.National;

/// <summary>All tools in turn on one size, again and again, so that what disturbs the machine disturbs all alike.</summary>
internal sealed class Rounds
{
    private readonly Dictionary<string, List<Measured>> runs = [];

    private Rounds(NationSize size) => Size = size;

    public NationSize Size { get; }

    /// <summary>The tools that ran, in the order of a round.</summary>
    public IEnumerable<string> Names => runs.Keys;

    public IReadOnlyList<Measured> this[string tool] => runs[tool];

    public static string Folder(NationSize size, string tool) =>
        Path.Combine(Repository.Scratch, "national", "results", size.Name, tool.Replace(' ', '-'));

    /// <summary>Runs every tool once a round; after the first round <paramref name="check"/> looks at the results.</summary>
    public static async Task<Rounds> Run(NationSize size, int rounds, IEnumerable<Tool> tools, Action check)
    {
        var input = NationFiles.Shuffled(size);
        var these = tools.Where(t => size.Records <= t.Largest).ToList();
        var result = new Rounds(size);
        for (var round = 1; round <= rounds; round++)
        {
            Console.WriteLine($"  {size.Name}, round {round} of {rounds}");
            foreach (var tool in these)
            {
                var measured = await tool.Run(input, Folder(size, tool.Name));
                if (!result.runs.TryGetValue(tool.Name, out var list))
                {
                    result.runs[tool.Name] = list = [];
                }

                list.Add(measured);
                Console.WriteLine(
                    $"    {tool.Name}: {measured.Wall:0.000} s, {measured.Cpu:0.000} CPU s, {measured.PeakMib:0} MiB"
                );
            }

            if (round == 1)
            {
                check();
            }
        }

        return result;
    }

    public double Median(string tool, Func<Measured, double> of) => new Percentiles(runs[tool].Select(of)).Median;

    /// <summary>Of one tool to the lowest of others, round by round.</summary>
    public Percentiles Ratio(string tool, Func<Measured, double> of, params string[] others) =>
        new(runs[tool].Select((run, round) => of(run) / others.Min(o => of(runs[o][round]))));

    public Table Table() =>
        new(
            $"{Size.Records} records, {new FileInfo(NationFiles.Shuffled(Size)).Length / (double)(1 << 20):0} MiB",
            ["program", "wall s", "min", "max", "processor s", "peak MiB", "records/s"],
            [
                .. runs.Select(r =>
                {
                    var wall = new Percentiles(r.Value.Select(m => m.Wall));
                    return (IReadOnlyList<object?>)
                        [
                            r.Key,
                            wall.Median,
                            wall.At(0),
                            wall.At(100),
                            Median(r.Key, m => m.Cpu),
                            Median(r.Key, m => m.PeakMib),
                            r.Key.EndsWith("one row", StringComparison.Ordinal) ? null : Size.Records / wall.Median,
                        ];
                }),
            ]
        );
}
