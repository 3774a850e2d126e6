using Junheng.App.Standards;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Tests.Standards;

/// <summary>The numbers of the delivered packs, one by one, as the domain has them.</summary>
public class DeliveredPackTests
{
    private static readonly PackLibrary Packs = PackLibrary.Delivered();
    private static readonly RulePack National = Packs.Find("national")!;

    /// <summary>Every number of the national pack.</summary>
    private static readonly Dictionary<string, string> Numbers = new()
    {
        ["R1.thresholds.primary"] = "4.2",
        ["R1.thresholds.junior"] = "5.3",
        ["R2.thresholds.primary"] = "1",
        ["R2.thresholds.junior"] = "1",
        ["R3.thresholds.primary"] = "0.9",
        ["R3.thresholds.junior"] = "0.9",
        ["R4.thresholds.primary"] = "4.5",
        ["R4.thresholds.junior"] = "5.8",
        ["R5.thresholds.primary"] = "7.5",
        ["R5.thresholds.junior"] = "10.2",
        ["R6.thresholds.primary"] = "2000",
        ["R6.thresholds.junior"] = "2500",
        ["R7.thresholds.primary"] = "2.3",
        ["R7.thresholds.junior"] = "2.4",
        ["rule.min_met"] = "6",
        ["rule.floor"] = "0.85",
        ["cv.limits.primary"] = "0.50",
        ["cv.limits.junior"] = "0.45",
        ["split.weights.kg"] = "1/1.1",
        ["split.weights.primary"] = "1",
        ["split.weights.junior"] = "1.1",
        ["split.weights.senior"] = "1.32",
        ["exclusions.teaching_point_min"] = "50",
        ["decimals.unit"] = "2",
        ["decimals.mean"] = "2",
        ["decimals.cv"] = "3",
        ["decimals.ratio"] = "1",
        ["decimals.other"] = "0",
        ["decimals.population"] = "2",
        ["G3.thresholds.perClasses"] = "12",
        ["G3.thresholds.music"] = "96",
        ["G3.thresholds.art"] = "90",
        ["G4.thresholds.all"] = "2000",
        ["G4.thresholds.integrated"] = "2500",
        ["G5.thresholds.primary"] = "45",
        ["G5.thresholds.junior"] = "50",
        ["G6.thresholds.all"] = "100",
        ["G7.thresholds.all"] = "6000",
        ["G8.thresholds.all"] = "100",
        ["G9.thresholds.hours"] = "360",
        ["G9.thresholds.all"] = "100",
        ["G11.thresholds.all"] = "10",
        ["G11.thresholds.backbone"] = "20",
        ["G12.thresholds.all"] = "100",
        ["G13.thresholds.primary"] = "100",
        ["G13.thresholds.junior"] = "95",
        ["G14.thresholds.all"] = "50",
        ["G15.thresholds.all"] = "85",
        ["Q1.thresholds.all"] = "95",
        ["Q2.thresholds.all"] = "95",
        ["Q4.thresholds.all"] = "5",
        ["Q7.thresholds.labour"] = "50",
        ["Q8.thresholds.primary"] = "6",
        ["Q8.thresholds.junior"] = "7",
        ["Q9.thresholds.level"] = "3",
        ["Q9.thresholds.variation"] = "0.15",
        ["S1.thresholds.all"] = "85",
    };

    /// <summary>What each overlay changes: path, before, after; additions have no before.</summary>
    public static readonly TheoryData<string, string, string> Overlays = new()
    {
        { "hebei/changli", "130322", "G14.thresholds.all 50→80; L1 →新增; L2 →新增" },
        {
            "shanxi/pingshun",
            "140425",
            "G14.thresholds.all 50→70; " + string.Join("; ", Enumerable.Range(1, 12).Select(i => $"L{i} →新增"))
        },
        { "xinjiang/changji", "652301", string.Join("; ", Enumerable.Range(1, 7).Select(i => $"L{i} →新增")) },
        { "liaoning/fushun", "210421", "L1 →新增; L2 →新增; L3 →新增" },
        { "neimenggu/otog", "150624", "G14.thresholds.all 50→60" },
        {
            "liaoning/shenyang",
            "210102",
            "G7.thresholds.all 6000→8000; L1 →新增; L2 →新增; L3 →新增; L4 →新增; V7 →新增"
        },
    };

    public static TheoryData<string> Names => [.. Packs.All.Select(p => p.Name)];

    [Fact]
    public void The_national_pack_has_exactly_the_numbers_of_the_rules() =>
        Assert.Equal(
            Numbers.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"{n.Key} = {n.Value}"),
            National.Numbers.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"{n.Key} = {n.Value.Text}")
        );

    [Fact]
    public void The_national_pack_has_7_and_15_and_9_and_1_indicators_and_6_grounds_of_the_veto()
    {
        Assert.Equal(Enumerable.Range(1, 7).Select(i => $"R{i}"), National.Indicators.Select(i => i.Key));
        Assert.Equal(
            [.. Enumerable.Range(1, 15).Select(i => $"G{i}"), .. Enumerable.Range(1, 9).Select(i => $"Q{i}"), "S1"],
            National.Items.Select(i => i.Key)
        );
        Assert.Equal(
            [(ItemGroup.Guarantee, 15), (ItemGroup.Quality, 9), (ItemGroup.Recognition, 1)],
            National.Items.CountBy(i => i.Group).Select(g => (g.Key, g.Value))
        );
        Assert.Equal(6, National.Veto.Count);
        Assert.Equal(CvFormula.Weighted, National.Cv.Formula);
        Assert.Equal(Basis.Assumed, National.Cv.Source.Basis);
        Assert.Equal([SchoolType.Special, SchoolType.Vocational], National.ExcludedTypes.Order());
        Assert.Equal((new DateOnly(2017, 4, 19), null), (National.From, National.Until));
    }

    [Fact]
    public void The_indicators_count_what_the_rules_say()
    {
        var inputs = National.Indicators.SelectMany(i =>
            i.Inputs.Select(s =>
                $"{i.Key} {s.Key.Code()} ×{i.Factor}{(i.Shared ? " shared" : "")}: "
                + string.Concat(s.Value.Select(f => (f.Sign < 0 ? "-" : "+") + f.Field.Info().Code))
            )
        );
        Assert.Equal(
            [
                "R1 primary ×100: +associate_primary+bachelor_primary+master_primary+doctor_primary",
                "R1 junior ×100: +bachelor_junior+master_junior+doctor_junior",
                "R2 primary ×100: +backbone_primary",
                "R2 junior ×100: +backbone_junior",
                "R3 primary ×100: +pe_primary+music_primary+art_primary+arts_primary",
                "R3 junior ×100: +pe_junior+music_junior+art_junior+arts_junior",
                "R4 primary ×1 shared: +teaching_area-indoor_sports_area",
                "R4 junior ×1 shared: +teaching_area-indoor_sports_area",
                "R5 primary ×1 shared: +sports_ground_area+indoor_sports_area",
                "R5 junior ×1 shared: +sports_ground_area+indoor_sports_area",
                "R6 primary ×10000 shared: +equipment_wan",
                "R6 junior ×10000 shared: +equipment_wan",
                "R7 primary ×100 shared: +multimedia_rooms",
                "R7 junior ×100 shared: +multimedia_rooms",
            ],
            inputs
        );
    }

    [Fact]
    public void The_tolerances_are_those_of_the_procedure_with_their_dates()
    {
        Assert.Equal(
            [
                "visiting_teachers R3 Rural 50–99 + visiting_primary visiting_junior",
                "extra_sports_area R5 centre + extra_sports_area extra_sports_area",
                "rooms_built_2016 G3 built 2016 music.primary 73 music.junior 73 art.primary 67 art.junior 67",
                "rooms_small_classes G3 Rural class 30 music.primary 54 music.junior 61 art.primary 54 art.junior 61",
                "size_built_2010 G4 built 2010 all 2400 integrated 3000",
                "size_migrant_half G4 migrants 50 all 2400 integrated 3000",
            ],
            National.Tolerances.Select(Line)
        );
        Assert.All(
            National.Tolerances,
            t => Assert.Equal((new DateOnly(2019, 1, 1), new DateOnly(2022, 12, 31)), (t.From, t.Until))
        );
        Assert.Empty(National.Granted(new(2018, 12, 31)));
        Assert.Equal(6, National.Granted(new(2019, 1, 1)).Count());
        Assert.Equal(6, National.Granted(new(2022, 12, 31)).Count());
        Assert.Empty(National.Granted(new(2023, 1, 1)));
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public void An_overlay_changes_exactly_what_its_paper_states(string name, string county, string changes)
    {
        var pack = Packs.For(county);
        Assert.Equal(name, pack.Name);
        Assert.Equal(changes, string.Join("; ", pack.Changes.Select(c => $"{c.Path} {c.Before}→{c.After}")));
        // Everything else is the nation's.
        var changed = pack.Changes.Select(c => c.Path).ToHashSet();
        Assert.All(
            National.Numbers.Values.Where(n => !changed.Contains(n.Path)),
            n => Assert.Equal(n, pack.Numbers[n.Path])
        );
        Assert.All(pack.Changes, c => Assert.Equal(name, c.Source.Pack));
        Assert.All(pack.Items.Skip(25), i => Assert.Equal(ItemGroup.Local, i.Group));
    }

    [Fact]
    public void Shenyang_asks_for_8000_and_for_quotas_of_1150_and_1350()
    {
        var pack = Packs.Find("shenyang")!;
        Assert.Equal("8000", pack.Items.Single(i => i.Key == "G7").Tests[0].Threshold.Text);
        Assert.Contains("8000", pack.Items.Single(i => i.Key == "G7").Title, StringComparison.Ordinal);
        Assert.Equal((1150, 1350), (pack.Whole("L1.thresholds.primary"), pack.Whole("L1.thresholds.junior")));
        Assert.Equal(["quota_primary", "quota_junior"], Tests("L1").Select(t => t.Numerator[0].Code));
        Assert.Equal(8000, pack["L2.thresholds.all"]);
        Assert.Equal("V7", pack.Veto[^1].Key);

        IReadOnlyList<ItemTest> Tests(string key) => pack.Items.Single(i => i.Key == key).Tests;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_number_of_a_pack_says_where_it_stands(string name)
    {
        var pack = Packs.Find(name)!;
        var standards = Path.Combine(AppContext.BaseDirectory, "standards");
        foreach (var number in pack.Numbers.Values)
        {
            var lines = File.ReadAllLines(Path.Combine(standards, number.Source.Pack + ".yaml"));
            Assert.Contains(number.Text, lines[number.Source.Line - 1], StringComparison.Ordinal);
            Assert.NotEqual("", number.Source.Clause);
            Assert.Contains(number.Source.Document, pack.Documents);
        }

        Assert.All(pack.Items, i => Assert.DoesNotContain('{', i.Title));
    }

    private static string Line(Tolerance t) =>
        string.Join(
            ' ',
            new[]
            {
                t.Key,
                t.Item,
                t.When.Locale?.ToString(),
                t.When.CityCentre == true ? "centre" : null,
                t.When.UnitPupilsFrom is { } from ? $"{from}–{t.When.UnitPupilsTo}" : null,
                t.When.BuiltBy is { } built ? $"built {built}" : null,
                t.When.MaxClassBelow is { } size ? $"class {size}" : null,
                t.When.MigrantShareOver is { } share ? $"migrants {share}" : null,
                t.Add.Count > 0 ? "+ " + string.Join(' ', t.Add.Values.Select(f => f.Single().Info().Code)) : null,
                t.Areas.Count > 0 ? string.Join(' ', t.Areas.Select(a => $"{a.Key} {a.Value}")) : null,
                t.Sizes.Count > 0 ? string.Join(' ', t.Sizes.Select(a => $"{a.Key} {a.Value}")) : null,
            }.Where(p => p is not null)
        );
}
