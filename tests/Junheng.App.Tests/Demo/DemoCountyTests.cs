using Junheng.App.Demo;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Demo;

public class DemoCountyTests
{
    public static readonly TheoryData<int> Seeds =
    [
        DemoCounty.DefaultSeed,
        0,
        1,
        2,
        3,
        5,
        8,
        13,
        21,
        34,
        -1,
        int.MaxValue,
    ];

    private static readonly DemoData County = DemoCounty.Generate();

    private static List<SchoolRecord> Merged(DemoYear year) => [.. Roster.From(year.Schools).Schools];

    private static List<StrictRules.Unit> Units(DemoYear year) => StrictRules.Units(Merged(year));

    private static int[] PerStage(DemoData data, Func<StrictRules.Unit, bool> test) =>
        [.. SchoolTerms.Judged.Select(s => Units(data.Newest).Count(u => u.Stage == s && test(u)))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_units_short_of_each_indicator_are_those_of_the_self_check(int seed)
    {
        var data = DemoCounty.Generate(seed);
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
        for (var indicator = 1; indicator <= 7; indicator++)
        {
            Assert.Equal(expected[indicator - 1], PerStage(data, u => u.Short(indicator)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_schools_short_of_music_and_art_rooms_are_those_of_the_self_check(int seed)
    {
        var schools = StrictRules
            .Units(Merged(DemoCounty.Generate(seed).Newest))
            .Select(u => u.School)
            .Distinct()
            .ToList();
        var music = schools.Where(s => StrictRules.ShortOfRooms(s, s.MusicRooms!, 96)).ToList();
        var art = schools.Where(s => StrictRules.ShortOfRooms(s, s.ArtRooms!, 90)).ToList();
        Assert.Equal((10, 6, 16), (Of(music, SchoolType.Primary), Of(music, SchoolType.Junior), music.Count));
        Assert.Equal((11, 5, 16), (Of(art, SchoolType.Primary), Of(art, SchoolType.Junior), art.Count));

        static int Of(List<SchoolRecord> list, SchoolType type) => list.Count(s => s.Type == type);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_schools_too_large_are_those_of_the_self_check(int seed)
    {
        var schools = Merged(DemoCounty.Generate(seed).Newest);
        var large = schools.Where(s => Compulsory(s) > 2000).ToList();
        Assert.Equal(2, large.Count(s => s.Type == SchoolType.Primary));
        Assert.Equal(1, large.Count(s => s.Type == SchoolType.Junior));
        Assert.Single(large, s => s.Type == SchoolType.CompleteSecondary && Compulsory(s) > 2500);
        Assert.Equal(4, large.Count(s => s.Type is not (SchoolType.NineYear or SchoolType.TwelveYear)));
        Assert.DoesNotContain(
            large,
            s => s.Type is SchoolType.NineYear or SchoolType.TwelveYear && Compulsory(s) > 2500
        );

        static decimal? Compulsory(SchoolRecord s) => s.Value(Field.PupilsPrimary) + s.Value(Field.PupilsJunior);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_oversize_classes_are_those_of_the_self_check(int seed)
    {
        var schools = Merged(DemoCounty.Generate(seed).Newest);
        Assert.Equal(184, schools.Sum(s => s.Value(Field.ClassesOverPrimary) ?? 0));
        Assert.Equal(173, schools.Sum(s => s.Value(Field.ClassesOverJunior) ?? 0));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_row_contradicts_itself_in_any_year(int seed)
    {
        var data = DemoCounty.Generate(seed);
        Assert.Empty(data.Years.SelectMany(y => Roster.From(y.Schools).Findings));
        Assert.Empty(data.Years.SelectMany(y => y.Schools).SelectMany(Contradictions.Of));
    }

    [Fact]
    public void The_newest_year_lacks_no_cell_and_the_oldest_lacks_a_few()
    {
        Assert.Empty(Contradictions.Blanks(County.Newest.Schools));
        Assert.Empty(Contradictions.Blanks(County.Years[1].Schools));
        Assert.Equal(4, Contradictions.Blanks(County.Years[0].Schools).Count());
    }

    [Fact]
    public void Every_type_locale_and_special_case_is_there()
    {
        var rows = County.Newest.Schools;
        Assert.InRange(rows.Count, 95, 130);
        Assert.Equal(Enum.GetValues<SchoolType>(), rows.Select(s => s.Type).Distinct().Order());
        Assert.Equal(Enum.GetValues<Locale>(), rows.Select(s => s.Locale!.Value).Distinct().Order());
        Assert.Equal(5, rows.Count(s => !s.Counted));
        Assert.True(rows.Count(s => s.Organiser == SchoolTerms.PrivateOrganiser) >= 4);
        Assert.True(rows.Count(s => s.Value(Field.PupilsKg) > 0) >= 8);
        Assert.True(rows.Count(s => s.CityCentre && s.Value(Field.ExtraSportsArea) > 0) >= 3);
        Assert.Contains(rows, s => s.Value(Field.MigrantPupils) * 2 > s.Value(Field.PupilsPrimary));
        Assert.Contains(rows, s => s.Type == SchoolType.TeachingPoint && s.Value(Field.PupilsPrimary) < 50);
        Assert.Contains(Units(County.Newest), u => u.School.Type == SchoolType.TeachingPoint);
        Assert.Contains(
            Units(County.Newest),
            u =>
                u is { Pupils: >= 50 and < 100, School.Locale: Locale.Rural }
                && u.School.Value(Field.VisitingPrimary) > 0
        );
        Assert.Contains(rows, s => s is { Locale: Locale.Rural, ArtRooms: [< 66_000_000] } && Largest(s) < 30);

        static decimal? Largest(SchoolRecord s) => s.Value(Field.MaxClassPrimary);
    }

    [Fact]
    public void Units_fail_in_every_way_there_is()
    {
        var units = Units(County.Newest);
        Assert.Contains(units, u => u.ShortCount == 1 && Failed(u).All(i => !u.UnderFloor(i)));
        Assert.Contains(units, u => u.ShortCount == 1 && Failed(u).Any(u.UnderFloor));
        Assert.Contains(units, u => u.ShortCount == 2);
        Assert.Contains(units, u => u.ShortCount == 3);
        var edge = Assert.Single(units, u => u.School.Name == "第四小学");
        Assert.True(edge.Short(4));
        Assert.Equal("4.50", Rounding.Show(edge.Value(4), 2));

        static IEnumerable<int> Failed(StrictRules.Unit u) => Enumerable.Range(1, 7).Where(u.Short);
    }

    [Fact]
    public void The_county_is_balanced_now_and_was_not_in_the_oldest_year()
    {
        Assert.Empty(Over(County.Newest));
        Assert.InRange(Over(County.Years[0]).Count, 1, 2);

        static List<string> Over(DemoYear year) =>
            [
                .. from stage in SchoolTerms.Judged
                let units = Units(year).Where(u => u.Stage == stage).ToList()
                from indicator in Enumerable.Range(1, 7)
                where StrictRules.Cv(units, indicator) > (stage == Stage.Primary ? 0.50 : 0.45)
                select $"{stage} R{indicator}",
            ];
    }

    [Fact]
    public void Villages_shrink_towns_grow_two_points_close_and_a_school_opens()
    {
        var (first, last) = (County.Years[0].Schools, County.Newest.Schools);
        Assert.True(Pupils(first, Locale.Rural) > Pupils(last, Locale.Rural));
        Assert.True(Pupils(first, Locale.City) < Pupils(last, Locale.City));
        Assert.Equal(2, Names(first).Except(Names(last)).Count());
        Assert.Equal(["第九小学"], Names(last).Except(Names(first)));

        static IEnumerable<string> Names(IEnumerable<SchoolRecord> rows) => rows.Select(r => r.Name);
        static decimal? Pupils(IEnumerable<SchoolRecord> rows, Locale locale) =>
            rows.Where(r => r.Locale == locale).Sum(r => r.Value(Field.PupilsPrimary) + r.Value(Field.PupilsJunior));
    }

    [Fact]
    public void The_county_figures_are_known_to_the_catalogue_and_the_data_say_that_they_are_synthetic()
    {
        Assert.All(County.Years.SelectMany(y => y.Figures), f => Assert.NotNull(CountyItems.Find(f.Key)));
        Assert.All(
            County.Years.SelectMany(y => y.Figures).Where(f => CountyItems.Find(f.Key)!.IsCount),
            f => Assert.Equal(decimal.Truncate(f.Value), f.Value)
        );
        Assert.Contains("合成", County.Name, StringComparison.Ordinal);
        Assert.All(County.Judgements.Values, j => Assert.Contains("合成", j.Note, StringComparison.Ordinal));
        Assert.Equal(
            [Verdict.Met, Verdict.CannotTell],
            County.Judgements.Values.Select(j => j.Verdict).Distinct().Order()
        );
    }

    [Fact]
    public void The_published_county_never_changes_unnoticed()
    {
        Assert.Equal(Dump.Hash(County), Dump.Hash(DemoCounty.Generate()));
        Assert.NotEqual(Dump.Hash(County), Dump.Hash(DemoCounty.Generate(1)));
        Assert.Equal("c6c0104fe90c49c0", Dump.Hash(County));
    }
}
