using Junheng.App;
using Junheng.App.Demo;
using Junheng.App.Standards;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Validate;

namespace Junheng.Bench.Edit;

/// <summary>改一个数字, and the whole county's verdict again.</summary>
internal static class EditBench
{
    private const int Edits = 20_000;
    private const int PlainRuns = 200;
    private const double WholeP99 = 1000;
    private const double ResourceP99 = 50;

    public static async Task<Section> Run()
    {
        var load = Machine.Load();
        var demo = DemoCounty.Generate();
        var packs = PackLibrary.Delivered();
        var pack = packs.Find("national") ?? throw new InvalidOperationException("no national pack");
        var generated = GeneratedSchools.County("990200", 160).ToList();
        (string Name, County County)[] counties =
        [
            ("generated", Open(pack, generated, demo)),
            ("demo", Open(packs.For(demo.County), demo.Newest.Schools, demo)),
        ];
        var edits = new List<IReadOnlyList<object?>>();
        var peers = new List<IReadOnlyList<object?>>();
        var bars = new List<Bar>();
        foreach (var (name, county) in counties)
        {
            var whole = county.Measure(Edits, county.Whole);
            var all = county.Measure(Edits, county.AllResources);
            var resources = county.Measure(Edits, county.Resources);
            var amounts = county.Measure(Edits, county.Resources, pupils: false);
            edits.Add(Row(name, "whole county", county, whole));
            edits.Add(Row(name, "A1 only, all of it", county, all));
            edits.Add(Row(name, "A1 only, what the edit touches", county, resources));
            edits.Add(Row(name, "A1 only, what the edit touches, no edits of pupils", county, amounts));
            bars.Add(new($"{name}: verdict of the county after one edit, p99", WholeP99, whole.At(99), "µs"));
            var resourceBar = $"{name}: A1 of its {county.Units} units after one edit, p99";
            bars.Add(new(resourceBar, ResourceP99, resources.At(99), "µs"));
            var plain = new PlainPath(county.Kernel, county.Schools);
            peers.AddRange(plain.Compare(name, PlainRuns, all.At(50)));
        }

        var opened = new YearInputs(
            packs.For(demo.County),
            demo.Newest.Year,
            demo.Newest.Schools,
            demo.Years[^2].Schools,
            demo.Newest.Figures,
            demo.Judgements,
            Tolerances: true
        );
        var run = PlainPath.Median(PlainRuns, () => YearRun.Run(opened));
        peers.Add(["demo", "the whole year's run: checks, strict and tolerant verdict", run, null]);
        var processes = await OraclePeer.Compare(generated);
        string[] timed =
        [
            "county",
            "computed",
            "units",
            "p50 µs",
            "p99 µs",
            "max µs",
            "processor µs each",
            "KiB allocated",
            "edits",
        ];
        string[] compared = ["county", "what", "µs", "times the kernel's"];
        string[] wholes = ["program", "wall s", "processor s", "peak MiB", "wall, times junheng's"];
        return new(
            load,
            [
                new("One edit of one figure", timed, edits),
                new("Peer: the same figures by plain fractions", compared, peers),
                new("Peer: another program on the generated county, from start to end", wholes, processes),
            ],
            bars
        );
    }

    private static IReadOnlyList<object?> Row(string name, string what, County county, Measured found) =>
        [
            name,
            what,
            county.Units,
            found.At(50),
            found.At(99),
            found.Rounds.Max(r => r.At(100)),
            found.CpuPerEdit,
            found.KibPerEdit,
            found.Edits,
        ];

    private static County Open(RulePack pack, IReadOnlyList<SchoolRecord> rows, DemoData demo) =>
        new(pack, Roster.From(rows).Schools, demo.Newest.Year, demo.Newest.Figures, demo.Judgements);
}
