using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>The schools' grid: rows and columns chosen, put in order, passed on, kept.</summary>
[Collection(ProductUsers.Name)]
public sealed class GridTests(Product product)
{
    private const int Year = TestCounty.Year;

    private static readonly string Grid = Links.Schools(Addresses.Demo, Year);

    [Fact]
    public async Task Rows_are_chosen_by_organiser_and_by_an_indicators_state()
    {
        using var reader = product.Reader();
        var own = await reader.Page(Grid + "?organiser=10&cols=organiser.R4");
        Assert.NotEmpty(Rows(own));
        Assert.All(Rows(own), r => Assert.Equal("民办", r.Children[2].TextContent));

        var below = Rows(await reader.Page(Grid + "?indicator=R4&state=below&cols=R4"));
        var low = Rows(await reader.Page(Grid + "?indicator=R4&state=floor&cols=R4"));
        Assert.InRange(low.Count, 1, below.Count - 1);
        Assert.All(below, r => Assert.Matches("\\bn (not|low)", r.Children[3].ClassName!));
        Assert.All(low, r => Assert.Equal("n not", r.Children[3].ClassName));
        var boundary = Rows(await reader.Page(Grid + "?indicator=R4&state=boundary&cols=R4"));
        Assert.All(boundary, r => Assert.Contains("*", r.Children[3].TextContent));
        Assert.NotEmpty(boundary);
        Assert.Empty(Rows(await reader.Page(Grid + "?state=missing")));
        var any = Rows(await reader.Page(Grid + "?state=floor"));
        Assert.True(any.Count > low.Count);
    }

    [Fact]
    public async Task The_columns_asked_for_stand_there_and_no_other()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Grid + "?cols=locale.R2.R7&density=compact");
        var heads = page.QuerySelectorAll("main thead th").Select(h => h.TextContent.Trim().Split('\n')[0]).ToList();
        Assert.Equal(["学校", "学段", "城乡", "在校生", "R2 骨干教师", "R7 多媒体教室", "结论"], heads);
        Assert.Contains("compact", page.QuerySelector("main table")!.ClassName);
        Assert.Empty(page.QuerySelectorAll("main tbody td .sub"));
        Assert.NotEmpty((await reader.Page(Grid)).QuerySelectorAll("main tbody td .sub"));
    }

    [Fact]
    public async Task The_column_sorted_by_says_so_and_the_line_above_adds_up_the_rows()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Grid + "?stage=junior&sort=-R4");
        var sorted = Assert.Single(page.QuerySelectorAll("th[aria-sort]"));
        Assert.Equal("descending", sorted.GetAttribute("aria-sort"));
        Assert.Contains("R4", sorted.TextContent);
        Assert.Contains("▼", sorted.TextContent);
        Assert.Equal(
            "ascending",
            (await reader.Page(Grid + "?sort=R4")).QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort")
        );
        Assert.Empty((await reader.Page(Grid)).QuerySelectorAll("th[aria-sort]"));

        var rows = Rows(page);
        var pupils = rows.Sum(r => int.Parse(r.Children[2].TextContent));
        var summary = page.QuerySelector("p.summary")!.TextContent;
        Assert.Contains($"符合条件{rows.Count}个学段部", summary);
        Assert.Contains($"在校生{pupils}人", summary);
        foreach (var word in new[] { "✓ 达标", "✗ 不达标", "？ 无法判定", "– 不监测" })
        {
            Assert.Matches($"{word}\\s+{rows.Count(r => r.LastElementChild!.TextContent == word)}\\b", summary);
        }
    }

    [Fact]
    public async Task A_form_sent_as_it_is_leads_to_the_short_address()
    {
        using var reader = product.Reader();
        using var answer = await reader.Get(
            Grid + "?q=&stage=junior&verdict=&type=&indicator=&state=&cols=R1&cols=R4&density=&sort=R4"
        );
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal(Grid + "?stage=junior&cols=R1.R4&sort=R4", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Every_value_leads_to_where_it_comes_from_and_an_old_version_stays_open()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var grid = Links.Schools(county.Code, Year);
        Assert.DoesNotContain("version=", (await reader.Page(grid)).QuerySelector("main")!.InnerHtml);
        var sheet = county.Sheet();
        sheet[sheet.PrimarySchool(), "multimedia_rooms"] = "61";
        var page = await product.Window();
        await page.Hand(county, new("新表.csv", sheet.Csv()));
        await page.Press("确认导入");
        await page.Confirms("第2版");
        await page.Context.CloseAsync();

        var old = await reader.Page(grid + "?stage=primary&version=1");
        var links = old.QuerySelectorAll("main table a, main .summary a, main .grid-form a")
            .Select(a => a.GetAttribute("href")!)
            .ToList();
        Assert.True(links.Count > 400, $"{links.Count} links");
        Assert.All(links, l => Assert.Contains("version=1", l));
        Assert.Equal("1", old.QuerySelector(".grid-form input[name=version]")!.GetAttribute("value"));
        var value = links.First(l => l.Contains("/primary/R7", StringComparison.Ordinal));
        Assert.Contains("R7", (await reader.Page(value)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_county_of_hundreds_of_schools_has_pages_of_bearable_size_and_all_rows_on_demand()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var file = new StringBuilder();
        foreach (var copy in new[] { "", "二", "三", "四" })
        {
            var sheet = county.Sheet();
            for (var row = 1; row <= sheet.Count; row++)
            {
                sheet[row, "school"] = sheet[row, "school"] + copy.Length + copy.Select(c => (int)c).FirstOrDefault();
                sheet[row, "parent"] = sheet[row, "parent"] is { Length: > 0 } parent
                    ? parent + copy.Length + copy.Select(c => (int)c).FirstOrDefault()
                    : "";
                sheet[row, "name"] += copy;
            }

            var lines = Encoding.UTF8.GetString(sheet.Csv());
            file.Append(copy.Length == 0 ? lines : lines[(lines.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        }

        var upload = TestCounty.Whole("大县.csv", Encoding.UTF8.GetBytes(file.ToString()));
        var page = await product.Window();
        await page.Hand(county, upload);
        await page.Press("确认导入");
        await page.WaitForURLAsync("**" + Links.Home(county.Code, Year));
        await page.Context.CloseAsync();

        var grid = Links.Schools(county.Code, Year);
        using var answer = await reader.Get(grid);
        var content = await answer.Content.ReadAsByteArrayAsync();
        Assert.InRange(content.Length, 100_000, 300_000);
        var first = await reader.Page(grid);
        var second = await reader.Page(grid + "?p=2");
        var all = await reader.Page(grid + "?p=all");
        Assert.True(Rows(all).Count > 400, $"{Rows(all).Count} rows");
        Assert.Equal(200, Rows(first).Count);
        Assert.Equal(
            Rows(all).Take(400).Select(r => r.TextContent),
            Rows(first).Concat(Rows(second)).Select(r => r.TextContent)
        );
        Assert.Contains(first.QuerySelectorAll("nav.pages a"), a => a.GetAttribute("href") == grid + "?p=all");
        Assert.Contains($"符合条件{Rows(all).Count}个", first.QuerySelector("p.summary")!.TextContent);
    }

    [Fact]
    public async Task On_a_phone_the_conditions_are_folded()
    {
        var page = await product.Window(390);
        await page.GotoAsync(Grid);
        await Assertions.Expect(page.Locator("select[name=stage]")).Not.ToBeVisibleAsync();
        await page.GetByText("查找条件").ClickAsync();
        await Assertions.Expect(page.Locator("select[name=stage]")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private static List<IElement> Rows(IHtmlDocument page) => [.. page.QuerySelectorAll("main table tbody tr")];
}
