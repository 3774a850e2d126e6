using Junheng.App.Demo;
using Junheng.App.Standards;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Demo;

/// <summary>The product's own judgement of the demo county, strict, under the national pack.</summary>
public class DemoJudgedTests
{
    private static readonly DemoData County = DemoCounty.Generate();
    private static readonly RulePack Pack = PackLibrary.Delivered().For(DemoCounty.Code);
    private static readonly IReadOnlyList<SchoolRecord> Schools = Roster.From(County.Newest.Schools).Schools;
    private static readonly CountyVerdict Verdict = Judged([]);

    private static CountyVerdict Judged(IReadOnlyList<Tolerance> tolerances) =>
        CountyVerdict.Judge(
            ResourceVerdict.Judge(
                Kernel.Compile(Pack, Kernel.RulesDay(County.Newest.Year), false),
                SchoolColumns.From(Schools)
            ),
            new(Pack, tolerances, Schools, County.Newest.Figures, County.Judgements)
        );

    private static ItemVerdict Item(CountyVerdict verdict, string key) => verdict.Items.Single(i => i.Item.Key == key);

    [Fact]
    public void It_finds_the_units_short_that_the_self_check_names()
    {
        int[][] expected =
        [
            [0, 0],
            [0, 0],
            [0, 0],
            [10, 8],
            [6, 2],
            [8, 6],
            [0, 0],
        ];
        var units = Verdict.Resources.UnitVerdicts;
        var found = Enumerable
            .Range(0, 7)
            .Select(i =>
                Verdict.Resources.Stages.Select(s => s.Figures.Members.Count(u => units.IsMet(u, i) == false))
            );
        Assert.Equal(expected, found.Select(f => f.ToArray()));
    }

    [Fact]
    public void It_finds_the_rooms_sizes_and_classes_that_the_self_check_names()
    {
        var rooms = Item(Verdict, "G3").Shortfalls.CountBy(s => (s.Kind, s.Stage)).ToDictionary();
        Assert.Equal(4, rooms.Count);
        Assert.Equal((10, 6), (rooms[("music", Stage.Primary)], rooms[("music", Stage.Junior)]));
        Assert.Equal((11, 5), (rooms[("art", Stage.Primary)], rooms[("art", Stage.Junior)]));
        var sizes = Item(Verdict, "G4").Shortfalls.CountBy(s => s.School.Type).ToDictionary();
        Assert.Equal((2, 1), (sizes[SchoolType.Primary], sizes[SchoolType.Junior]));
        Assert.Equal((1, 3), (sizes[SchoolType.CompleteSecondary], sizes.Count));
        var classes = Item(Verdict, "G5").Shortfalls.ToLookup(s => s.Stage, s => s.Count);
        Assert.Equal((184, 173), (classes[Stage.Primary].Sum(), classes[Stage.Junior].Sum()));
    }

    [Fact]
    public void Only_what_the_self_check_calls_unmet_is_unmet_and_only_what_waits_cannot_be_told()
    {
        Assert.Equal(["G3", "G4", "G5"], Keys(Engine.Judge.Verdict.NotMet));
        Assert.Equal(["G15", "Q5", "Q8", "Q9", "S1"], Keys(Engine.Judge.Verdict.CannotTell));
        Assert.All(Verdict.Resources.Stages, s => Assert.Equal(Engine.Judge.Verdict.Met, s.CvVerdict));
        Assert.Equal(Engine.Judge.Verdict.NotMet, Verdict.Verdict);

        static IEnumerable<string> Keys(Verdict verdict) =>
            Verdict.Items.Where(i => i.Verdict == verdict).Select(i => i.Item.Key);
    }

    [Fact]
    public void Every_tolerance_on_rooms_and_sizes_helps_some_school_and_not_all()
    {
        foreach (var tolerance in Pack.Tolerances.Where(t => t.Item is "G3" or "G4"))
        {
            var eased = Item(Judged([tolerance]), tolerance.Item).Shortfalls.Count;
            Assert.InRange(eased, 1, Item(Verdict, tolerance.Item).Shortfalls.Count - 1);
        }
    }
}
