using Junheng.App.Rectify;
using Junheng.App.Tests.Demo;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Tests.Rectify;

/// <summary>The lists for work: which rows are asked for, and in what order they come.</summary>
public sealed class ListQueryTests
{
    private static readonly YearResult Result = OpenedDemo.Year().Result;

    [Theory]
    [InlineData("indicator=R4&stage=junior&locale=rural&failing=true&order=school")]
    [InlineData("locale=town")]
    [InlineData("")]
    public void What_is_asked_is_read_and_written_alike(string query) =>
        Assert.Equal(query, ListQuery.Parse("?" + query).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("?indicator=&stage=&locale=&order=")]
    [InlineData("indicator=R9&stage=senior&locale=moon&failing=yes&order=evil&handler=Workbook&version=2")]
    public void What_the_lists_do_not_know_is_dropped(string? query) => Assert.Equal(new(), ListQuery.Parse(query));

    [Fact]
    public void Gaps_come_the_largest_of_an_indicator_first_or_school_by_school()
    {
        var all = GapList.Of(Result, Result.Strict, new());
        Assert.Equal(all.Lines.Select(l => l.Gap.Indicator).Order(), all.Lines.Select(l => l.Gap.Indicator));
        foreach (var of in all.Lines.GroupBy(l => l.Gap.Indicator))
        {
            Assert.Equal(of.Select(l => l.Gap.ToThreshold).OrderDescending(), of.Select(l => l.Gap.ToThreshold));
        }

        var schools = GapList.Of(Result, Result.Strict, new() { BySchool = true });
        Assert.Equal(all.Lines.Count, schools.Lines.Count);
        var ids = schools.Lines.Select(l => l.School.School).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Together_the_parts_of_a_filter_are_the_whole_list()
    {
        var all = GapList.Of(Result, Result.Strict, new()).Lines.Count;
        var parts = Enum.GetValues<Locale>()
            .SelectMany(l => SchoolTerms.Judged.Select(s => new ListQuery { Locale = l, Stage = s }))
            .Select(q => GapList.Of(Result, Result.Strict, q).Lines)
            .ToList();
        Assert.All(parts, p => Assert.True(p.Count < all));
        Assert.Equal(all, parts.Sum(p => p.Count));
    }

    [Fact]
    public void Classes_come_the_fullest_first_or_school_by_school()
    {
        var item = Result.Strict.Items.Single(i => i.Item.Method == ItemMethod.Classes);
        var lines = ClassLines.Of(item, Result.Inputs.Pack, Result.Schools, new()).Over;
        Assert.Equal(lines.Select(l => l.Excess).OrderDescending(), lines.Select(l => l.Excess));
        Assert.True(lines[0].Excess > lines[^1].Excess);
        var town = ClassLines.Of(
            item,
            Result.Inputs.Pack,
            Result.Schools,
            new() { Locale = Locale.Town, BySchool = true }
        );
        Assert.All(town.Over, l => Assert.Equal(Locale.Town, l.Part.School.Locale));
        var ids = town.Over.Select(l => l.Part.School.School).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.InRange(town.Over.Count, 1, lines.Count - 1);
    }

    [Fact]
    public void Rooms_come_the_smallest_first_and_a_school_of_two_stages_is_asked_for_by_either()
    {
        var verdict = Result.Strict;
        var item = verdict.Items.Single(i => i.Item.Method == ItemMethod.Rooms);
        RoomLines Of(ListQuery query) => RoomLines.Of(item, Result.Inputs.Pack, [], Result.Schools, query);
        var all = Of(new());
        var lacks = all.Small.Select(s => s.Rooms.Lacking(s.Room)).ToList();
        Assert.Equal(lacks.OrderDescending(), lacks);
        var counts = all.Lacking.Select(l => l.Shortfall.Count).ToList();
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.Equal(item.Shortfalls.Count(s => s.Verdict == Verdict.NotMet), counts.Count);
        var (primary, junior) = (Of(new() { Stage = Stage.Primary }), Of(new() { Stage = Stage.Junior }));
        var both = primary.Small.Intersect(junior.Small).ToList();
        Assert.All(both, s => Assert.Equal(2, s.Rooms.Stages.Count));
        Assert.Equal(all.Small.Count, primary.Small.Count + junior.Small.Count - both.Count);
    }
}
