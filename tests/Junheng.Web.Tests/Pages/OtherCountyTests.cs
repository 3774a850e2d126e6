using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Pages;

/// <summary>What belongs to another county is not there, in whatever parameter its identifier stands.</summary>
[Collection(PageReaders.Name)]
public sealed class OtherCountyTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task Reading_with_another_countys_identifiers_finds_nothing()
    {
        var (job, file, _, school) = product.Neighbour;
        string[] paths =
        [
            Links.ImportJob(Addresses.Demo, Year, job),
            Links.ImportJob(Addresses.Demo, Year, job) + "?handler=Progress",
            Links.ImportFindings(Addresses.Demo, Year, job),
            Links.ImportAnnotated(Addresses.Demo, Year, job),
            Links.Import(Addresses.Demo, Year) + $"?handler=File&id={file}",
            Links.School(Addresses.Demo, Year, school),
            // The neighbour has a second version, the demo county has not.
            Links.Home(Addresses.Demo, Year) + "?version=2",
            Links.Schools(Addresses.Demo, Year) + "?version=2",
            Links.Report(Addresses.Demo, Year) + "?handler=File&name=schools.csv&version=2",
        ];
        using var reader = product.Reader();
        foreach (var path in paths)
        {
            using var answer = await reader.Get(path);
            Assert.True((int)answer.StatusCode == 404, $"{path}: {answer.StatusCode}");
            Assert.DoesNotContain(Neighbour.Mark, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task The_same_identifiers_are_found_under_their_own_county()
    {
        var (job, file, _, school) = product.Neighbour;
        using var reader = product.Reader();
        foreach (
            var path in new[]
            {
                Links.ImportJob(Neighbour.Code, Year, job),
                Links.Import(Neighbour.Code, Year) + $"?handler=File&id={file}",
                Links.School(Neighbour.Code, Year, school),
                Links.Home(Neighbour.Code, Year) + "?version=2",
            }
        )
        {
            using var answer = await reader.Get(path);
            Assert.True(answer.IsSuccessStatusCode, path);
        }
    }

    [Theory]
    [InlineData("Confirm")]
    [InlineData("Discard")]
    public async Task Another_countys_import_can_neither_be_confirmed_nor_discarded(string handler)
    {
        using var reader = product.Reader();
        var job = product.Neighbour.WaitingJob;
        using var answer = await reader.Post(
            Links.ImportJob(Addresses.Demo, Year, job) + $"?handler={handler}",
            ("basis", $"{product.Neighbour.Version}")
        );
        Assert.Equal(404, (int)answer.StatusCode);
        var own = await reader.Page(Links.ImportJob(Neighbour.Code, Year, job));
        Assert.Contains("待确认", own.Body!.TextContent);
    }

    [Theory]
    [InlineData("WholeCounty")]
    [InlineData("OnlyTheseSchools")]
    public async Task Another_countys_version_is_no_basis_to_confirm_on(string scope)
    {
        var county = await product.County();
        using var reader = product.Reader();
        var sheet = county.Sheet();
        sheet[1, "multimedia_rooms"] = "91";
        var job = await reader.Uploaded(county, new("变化.csv", sheet.Csv()) { Scope = scope });
        using var answer = await reader.Post(job + "?handler=Confirm", ("basis", $"{product.Neighbour.Version}"));
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.DoesNotContain(Neighbour.Mark, await answer.Content.ReadAsStringAsync());
        Assert.Contains("待确认", (await reader.Page(job)).Body!.TextContent);
    }

    [Fact]
    public async Task Another_countys_view_of_the_grid_is_neither_seen_nor_deleted()
    {
        using var reader = product.Reader();
        var demo = Links.Schools(Addresses.Demo, Year);
        Assert.DoesNotContain(Neighbour.View, (await reader.Page(demo)).Body!.TextContent);
        using var answer = await reader.Post(demo + "?handler=DeleteView", ("name", Neighbour.View));
        Assert.Equal(400, (int)answer.StatusCode);
        var own = await reader.Page(Links.Schools(Neighbour.Code, Year));
        Assert.Contains(own.QuerySelectorAll("details.views li a"), a => a.TextContent == Neighbour.View);
    }

    [Fact]
    public async Task An_import_of_another_year_is_not_confirmed_under_this_one()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var sheet = county.Sheet();
        sheet[1, "multimedia_rooms"] = "91";
        var job = await reader.Uploaded(county, new("变化.csv", sheet.Csv()));
        var basis = (await reader.Page(job)).QuerySelector("input[name=basis]")!.GetAttribute("value")!;
        using var answer = await reader.Post(
            job.Replace($"/{Year}/", $"/{Year - 1}/", StringComparison.Ordinal) + "?handler=Confirm",
            ("basis", basis)
        );
        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Contains("待确认", (await reader.Page(job)).Body!.TextContent);
    }

    [Fact]
    public async Task No_page_of_the_demo_county_says_a_word_of_its_neighbour()
    {
        var crawl = await product.Crawled();
        Assert.NotEmpty(crawl.Rooms);
        Assert.Empty(
            crawl.All.Where(a => a.Path != Links.Counties && a.Text.Contains(Neighbour.Mark)).Select(a => a.Path)
        );
    }
}
