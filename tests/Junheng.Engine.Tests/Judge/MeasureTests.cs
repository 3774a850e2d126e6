using FsCheck.Xunit;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Judge;

/// <summary>A county read twice.</summary>
[Properties(Arbitrary = [typeof(RandomCounty)], MaxTest = 100)]
public class MeasureTests
{
    [Property]
    public void A_county_beside_itself_has_not_changed(RandomCounty county)
    {
        var judged = Judged(county.Schools());
        Assert.All(
            Measure.Between(judged, judged),
            m =>
            {
                Assert.False(m.IsChanged);
                Assert.False(m.IsLost || m.IsWarning);
                Assert.Equal(Trend.Same, m.Trend);
            }
        );
    }

    [Property]
    public void Turned_round_better_is_worse_and_nothing_is_left_out(RandomCounty one, RandomCounty two)
    {
        var (a, b) = (Judged(one.Schools()), Judged(two.Schools()));
        var there = Measure.Between(a, b);
        var back = Measure.Between(b, a).ToDictionary(m => (m.Named.Key, m.Named.Stage, m.Named.Kind, m.Named.What));
        Assert.Equal(there.Count, back.Count);
        Assert.All(
            there,
            m =>
            {
                var turned = back[(m.Named.Key, m.Named.Stage, m.Named.Kind, m.Named.What)];
                Assert.Equal((m.Old, m.New), (turned.New, turned.Old));
                Assert.Equal(
                    m.Trend switch
                    {
                        Trend.Better => Trend.Worse,
                        Trend.Worse => Trend.Better,
                        var same => same,
                    },
                    turned.Trend
                );
            }
        );
    }

    [Fact]
    public void A_school_that_falls_below_the_threshold_shows_in_count_mean_and_coefficient()
    {
        var before = Judged([Build.School("A", primary: 400), Build.School("B", primary: 400)]);
        var after = Judged([
            Build.School("A", primary: 400),
            Build.School("B", primary: 400).WithValue(4, 1m, Stage.Primary),
        ]);
        var measures = Measure.Between(before, after);

        var below = Of(ReadingKind.Schools);
        Assert.Equal(("0所", "1所", Trend.Worse), (below.Old!.Shown, below.New!.Shown, below.Trend));
        Assert.True(below.IsWarning);
        var cv = Of(ReadingKind.Cv);
        Assert.Equal((Verdict.Met, Verdict.NotMet), (cv.Old!.Verdict, cv.New!.Verdict));
        Assert.True(cv.IsLost && !cv.IsWarning);
        Assert.Equal(Trend.Worse, Of(ReadingKind.Mean).Trend);
        var whole = measures.Single(m => m.Named is { Key: "", What: "资源配置" });
        Assert.True(whole.IsLost);

        Measure Of(ReadingKind kind) =>
            measures.Single(m => m.Named.Key == "R4" && m.Named.Stage == Stage.Primary && m.Named.Kind == kind);
    }

    [Fact]
    public void What_differs_only_behind_the_decimals_shown_is_no_change()
    {
        var reading = new Reading("R4", Stage.Primary, ReadingKind.Cv, "差异系数", 0.29301, "0.293", Verdict.Met, -1);
        var measure = new Measure(reading, reading with { Value = 0.29302 });
        Assert.Equal(Trend.Same, measure.Trend);
        Assert.False(measure.IsChanged || measure.IsWarning);
        // A verdict that turns behind the decimals is one.
        var turned = new Measure(reading, reading with { Value = 0.2931, Verdict = Verdict.NotMet });
        Assert.True(turned.IsChanged && turned.IsLost);
    }

    [Fact]
    public void A_figure_that_is_gone_cannot_be_compared_but_its_verdict_is_lost()
    {
        var old = new Reading("G9", null, ReadingKind.Test, "培训", 100, "100%", Verdict.Met, 1);
        var measure = new Measure(old, old with { Value = null, Shown = "未填报", Verdict = Verdict.CannotTell });
        Assert.Equal(Trend.Unknown, measure.Trend);
        Assert.True(measure.IsLost && measure.IsChanged && !measure.IsWarning);
    }

    [Fact]
    public void Every_reading_of_every_pack_has_a_name_of_its_own()
    {
        foreach (var pack in Build.Packs.All)
        {
            var kernel = Engine.Compute.Kernel.Compile(pack, Build.Day, tolerances: false);
            var schools = Build.Merged([Build.School("A", SchoolType.NineYear, primary: 300, junior: 300)]);
            var county = CountyVerdict.Judge(
                ResourceVerdict.Judge(kernel, Engine.Compute.SchoolColumns.From(schools)),
                new(
                    pack,
                    kernel.Tolerances,
                    schools,
                    new Dictionary<string, decimal>(),
                    new Dictionary<string, Judgement>()
                )
            );
            var names = Reading.Of(county).Select(r => (r.Key, r.Stage, r.Kind, r.What)).ToList();
            Assert.Equal(names.Count, names.Distinct().Count());
        }
    }

    private static CountyVerdict Judged(IEnumerable<Validate.SchoolDraft> schools)
    {
        var county = Build.County(schools);
        return CountyVerdict.Judge(
            county.Resources,
            new(
                Build.National,
                [],
                county.Schools,
                new Dictionary<string, decimal>(),
                new Dictionary<string, Judgement>()
            )
        );
    }
}
