using Junheng.App.Judge;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Tests.Judge;

/// <summary>One county's data under the rules of another place, and with tolerances it does not have.</summary>
public sealed class OtherRulesTests
{
    private static readonly PackLibrary Packs = PackLibrary.Delivered();

    [Fact]
    public void Its_own_rules_change_nothing()
    {
        var own = Run("national");
        var same = OtherRules.Run(own.Inputs, own.Inputs.Pack, []);
        var comparison = VersionComparison.Between(own, same, isNewTolerant: true);
        Assert.DoesNotContain(comparison.Measures, m => m.IsChanged);
        Assert.Empty(comparison.Units);
        Assert.Empty(comparison.Figures);
        Assert.Empty(comparison.Rules);
    }

    [Fact]
    public void Another_pack_differs_in_just_the_numbers_and_items_it_sets()
    {
        var own = Run("national");
        var other = OtherRules.Run(own.Inputs, Packs.Find("shanxi/pingshun")!, []);
        var comparison = VersionComparison.Between(own, other);
        var number = Assert.Single(comparison.Rules, r => r.Path == "G14.thresholds.all");
        Assert.Equal(("50", "70", "方案"), (number.Old, number.New, number.Source.Document.Number));
        var pack = Packs.Find("shanxi/pingshun")!;
        Assert.Equal(
            pack.Changes.Select(c => c.Path).Order(StringComparer.Ordinal),
            comparison.Rules.Select(r => r.Path).Order(StringComparer.Ordinal)
        );
        var turned = Assert.Single(comparison.Measures, m => m.Named is { Key: "G14", Kind: ReadingKind.Verdict });
        Assert.Equal((Verdict.Met, Verdict.NotMet), (turned.Old!.Verdict, turned.New!.Verdict));
        Assert.Contains(comparison.Measures, m => m.Old is null && m.Named.Key == "L1");
        // And back again everything is turned round.
        var back = VersionComparison.Between(other, own);
        Assert.Equal(("70", "50"), Pair(back.Rules.Single(r => r.Path == "G14.thresholds.all")));
        Assert.Contains(back.Measures, m => m.New is null && m.Named.Key == "L1");
    }

    [Fact]
    public void Every_pair_of_packs_can_be_compared()
    {
        var own = Run("national");
        var runs = Packs.All.Select(p => OtherRules.Run(own.Inputs, p, [])).ToList();
        foreach (var (a, b) in runs.SelectMany(a => runs.Select(b => (a, b))))
        {
            var comparison = VersionComparison.Between(a, b);
            Assert.True(comparison.Rules.All(r => r.Old != r.New));
            Assert.True(a != b || comparison.Rules.Count == 0);
        }
    }

    [Fact]
    public void A_tolerance_is_tried_although_it_has_expired()
    {
        var own = Run("national");
        Assert.Empty(own.Inputs.Pack.Granted(new(Rows.Year, 9, 1)));
        var tried = OtherRules.Run(own.Inputs, own.Inputs.Pack, ["size_built_2010"]);
        Assert.NotNull(tried.Tolerant);
        var comparison = VersionComparison.Between(own, tried, isNewTolerant: true);
        var size = Assert.Single(comparison.Measures, m => m.Named is { Key: "G4", Kind: ReadingKind.Verdict });
        Assert.Equal((Verdict.NotMet, Verdict.Met), (size.Old!.Verdict, size.New!.Verdict));
        Assert.Equal("tolerances.size_built_2010", Assert.Single(comparison.Rules).Path);
    }

    private static (string?, string?) Pair(PackDifference difference) => (difference.Old, difference.New);

    private static YearResult Run(string pack)
    {
        var school = Rows.School("1", pupils: 2300);
        school = new SchoolRecord
        {
            Year = school.Year,
            County = school.County,
            School = school.School,
            Name = school.Name,
            Type = school.Type,
            Built = 2008,
        };
        school.Set(Field.PupilsPrimary, 2300m);
        return YearRun.Run(
            new(
                Packs.Find(pack)!,
                Rows.Year,
                [school],
                [],
                new Dictionary<string, decimal> { ["quota_total"] = 100, ["quota_allocated"] = 60 },
                new Dictionary<string, Judgement> { ["G14"] = new(Verdict.Met, "合成") },
                false
            )
        );
    }
}
