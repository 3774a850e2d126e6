namespace Junheng.Bench.National;

/// <summary>
/// 全国批量: the published program on the nation's schools, file to files, in turn with what an analyst would reach for.
/// </summary>
internal static class NationBench
{
    /// <summary>Names of sizes, separated by commas, for a run while working; its results are not kept.</summary>
    private const string SizesVariable = "JUNHENG_BENCH_SIZES";

    private static readonly (NationSize Size, int Rounds)[] Sizes =
    [
        (NationSize.Quarter, 7),
        (NationSize.Year, 7),
        (NationSize.FourYears, 3),
        (NationSize.SixteenYears, 2),
    ];

    public static async Task<Section> Run()
    {
        var wanted = Environment.GetEnvironmentVariable(SizesVariable)?.Split(',');
        var sizes = Sizes.Where(s => wanted is null || wanted.Contains(s.Size.Name)).ToList();
        await Peers.InstallPackages();
        var python = await Peers.PythonWithPandas();
        await Junheng.Build();
        var rules = PeerRules.Write(Path.Combine(NationFiles.Folder, "rules.json"));
        // Before anything is measured: writing them keeps both cores busy.
        sizes.ForEach(s => NationFiles.Shuffled(s.Size));
        var variants = sizes.Any(s => s.Size == NationSize.Year) ? Variants() : [];
        var load = Machine.Load();

        var all = new List<Rounds>();
        var agreed = new List<IReadOnlyList<object?>>();
        foreach (var (size, rounds) in sizes)
        {
            Tool[] tools =
            [
                Junheng.Tool(NationBars.Ours),
                Peers.DuckDb(rules),
                Peers.Polars(rules),
                Peers.Pandas(python, rules),
                Peers.Copy(() => Bytes(Rounds.Folder(size, NationBars.Ours))),
                .. size == NationSize.Year ? variants : [],
            ];
            all.Add(await Rounds.Run(size, rounds, tools, () => agreed.AddRange(Compare(size, tools))));
        }

        if (sizes.Any(s => s.Size == NationSize.Year))
        {
            Console.WriteLine("  the exact calculation");
            var ours = Rounds.Folder(NationSize.Year, NationBars.Ours);
            agreed.Add(
                Row(NationSize.Year, "oracle", await OracleCheck.Run(ours, NationFiles.ByProvince(NationSize.Year)))
            );
        }

        var found = NationBars.Of(all);
        string[] columns = ["records", "with", "rows compared", "differences", "largest relative difference"];
        return new(
            load,
            [NationBars.Table(found), .. all.Select(r => r.Table()), new("Agreement with junheng", columns, agreed)],
            [.. found.Select(f => f.Bar)]
        )
        {
            Whole = wanted is null,
        };
    }

    /// <summary>The same nation in other files, with every check, and what a start alone takes.</summary>
    private static Tool[] Variants() =>
        [
            Junheng.Tool("junheng, by county", [NationFiles.ByCounty(NationSize.Year)]),
            Junheng.Tool("junheng, gzip", [NationFiles.Gzip(NationSize.Year)]),
            Junheng.Tool("junheng, 29 files", NationFiles.ByProvince(NationSize.Year)),
            Junheng.Tool("junheng, all checks", null, "--checks"),
            Junheng.Tool(NationBars.OneRow, [NationFiles.OneRow()]),
        ];

    private static IEnumerable<IReadOnlyList<object?>> Compare(NationSize size, IEnumerable<Tool> tools) =>
        tools
            .Where(t => size.Records <= t.Largest)
            .Select(t => t.Name)
            .Where(t => t is not (NationBars.Ours or NationBars.OneRow or NationBars.Copy))
            .Select(t =>
                Row(size, t, Agreement.Of(Rounds.Folder(size, NationBars.Ours), Rounds.Folder(size, t)).Demand(t))
            );

    private static IReadOnlyList<object?> Row(NationSize size, string with, Agreement agreement) =>
        [size.Name, with, agreement.Rows, agreement.Differences, agreement.Worst.ToString("0.0e+0")];

    private static long Bytes(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);
}
