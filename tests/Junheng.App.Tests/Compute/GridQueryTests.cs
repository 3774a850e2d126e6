using Junheng.App.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Compute;

/// <summary>What is asked of the grid, to and from the query of an address.</summary>
public sealed class GridQueryTests
{
    private const string Everything =
        "q=%E7%AC%AC%E4%B8%80%26&stage=junior&verdict=not_met&type=nine_year&locale=rural&organiser=10"
        + "&indicator=R4&state=floor&cols=organiser.R1.R4&density=compact&sort=-R4";

    [Fact]
    public void Everything_asked_for_is_read_and_written_alike()
    {
        var query = GridQuery.Parse("?" + Everything);
        Assert.Equal("第一&", query.Text);
        Assert.Equal((Stage.Junior, Verdict.NotMet, SchoolType.NineYear), (query.Stage, query.Verdict, query.Type));
        Assert.Equal((Locale.Rural, 10, "R4"), (query.Locale, query.Organiser, query.Indicator));
        Assert.Equal(
            (ValueState.UnderFloor, true, "R4", true),
            (query.State, query.Compact, query.SortColumn, query.Descending)
        );
        Assert.True(query.Columns.Has("organiser") && query.Columns.Has("R1") && !query.Columns.Has("R2"));
        Assert.Equal(Everything, query.ToString());
        Assert.Equal(query, GridQuery.Parse(query.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("?q=&stage=&verdict=&cols=&density=&sort=")]
    [InlineData("stage=senior&verdict=good&type=x&organiser=11&organiser=0&state=no&sort=evil&density=huge&p=3")]
    [InlineData("handler=Workbook&version=2&evil=%3Cscript%3E&cols=evil&sort=--R4&sort")]
    [InlineData("indicator=R4")]
    [InlineData("cols=R1&cols=R2&cols=R3&cols=R4&cols=R5&cols=R6&cols=R7&cols=met&cols=gaps")]
    [InlineData("%=%&&=&q=%20%20")]
    public void What_the_grid_does_not_know_or_shows_anyway_is_dropped(string? query) =>
        Assert.Equal(("", GridQuery.Plain), (GridQuery.Parse(query).ToString(), GridQuery.Parse(query)));

    [Fact]
    public void Columns_ticked_in_a_form_are_those_of_the_short_form() =>
        Assert.Equal(GridQuery.Parse("cols=R1.gaps"), GridQuery.Parse("cols=gaps&cols=R1"));

    [Fact]
    public void A_name_looked_for_is_cut_before_it_is_too_long_to_keep()
    {
        var query = GridQuery.Parse(
            "q=" + new string('校', 3000) + "&" + Everything[Everything.IndexOf("stage", StringComparison.Ordinal)..]
        );
        Assert.Equal(GridQuery.LongestText, query.Text!.Length);
        Assert.InRange(query.ToString().Length, 1, Junheng.App.Data.SavedView.LongestQuery);
    }
}
