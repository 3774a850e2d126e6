using Junheng.Engine.Schools;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Journeys;

/// <summary>Small marks that tell how a figure is founded: assumed, granted until when, exactly at the line.</summary>
[Collection(ProductUsers.Name)]
public sealed class MarkTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task That_the_form_of_the_coefficient_is_assumed_stands_wherever_one_is_shown()
    {
        using var reader = product.Reader();
        foreach (
            var path in new[]
            {
                Links.Home(Addresses.Demo, Year),
                Links.Balance(Addresses.Demo, Year),
                Links.School(Addresses.Demo, Year, Addresses.ASchool),
                Links.Figure(Addresses.Demo, Year, Addresses.ASchool, Stage.Primary, "R4"),
                Links.Item(Addresses.Demo, Year, "R4"),
            }
        )
        {
            var page = await reader.Page(path);
            var mark = Assert.Single(page.QuerySelectorAll("main a.basis"));
            Assert.Equal("假定", mark.TextContent);
            Assert.Equal(Links.Pack(Addresses.Demo, Year) + "#cv", mark.GetAttribute("href"));
            Assert.Contains("按学生数加权", mark.ParentElement!.TextContent);
        }

        var rules = await reader.Page(Links.Pack(Addresses.Demo, Year));
        Assert.Contains("假定", rules.GetElementById("cv")!.TextContent);
    }

    [Fact]
    public async Task The_overview_tells_by_what_document_and_until_when_tolerances_are_granted()
    {
        using var reader = product.Reader();
        var home = await reader.Page(Links.Home(Addresses.Demo, Year));
        var told = home.QuerySelector("section[aria-labelledby=verdict-title] ul")!.TextContent;
        Assert.Contains("国教督办函〔2019〕30号", told);
        Assert.Contains("适用期2019-01-01至2027-12-31", told);
        Assert.Contains("截止日按", told);
        Assert.Contains("G3", told);
    }

    [Fact]
    public async Task What_meets_its_line_to_the_last_digit_says_so()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        (sheet[row, "pupils_primary"], sheet[row, "multimedia_rooms"]) = ("1000", "23");
        using var reader = product.Reader();
        var job = await reader.Uploaded(county, TestCounty.Whole("恰好.csv", sheet.Csv()));
        var basis = (await reader.Page(job)).QuerySelector("input[name=basis]")!.GetAttribute("value")!;
        using var confirmed = await reader.Post(job + "?handler=Confirm", ("basis", basis));
        var value = Links.Figure(county.Code, Year, sheet[row, "school"], Stage.Primary, "R7");
        Assert.Contains("恰好等于门槛", (await reader.Page(value)).QuerySelector("main h2")!.TextContent);
        var other = value.Replace("R7", "R4", StringComparison.Ordinal);
        Assert.DoesNotContain("恰好等于门槛", (await reader.Page(other)).QuerySelector("main")!.TextContent);

        using var saved = await reader.Post(
            Links.CountyFigures(county.Code, Year),
            ("v.special_funds", "450000"),
            ("v.special_pupils", "75")
        );
        var item = Links.Item(county.Code, Year, "G7");
        Assert.Contains("恰好等于门槛", (await reader.Page(item)).QuerySelector("main")!.TextContent);
        using var more = await reader.Post(
            Links.CountyFigures(county.Code, Year),
            ("v.special_funds", "450001"),
            ("s.special_funds", "1")
        );
        Assert.DoesNotContain("恰好等于门槛", (await reader.Page(item)).QuerySelector("main")!.TextContent);
    }
}
