using Junheng.Engine.Schools;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Journeys;

/// <summary>An inspector asks where a value comes from: one page tells all, down to the cell.</summary>
[Collection(ProductUsers.Name)]
public sealed class FigurePageTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task A_value_opens_to_rule_steps_cells_persons_and_earlier_years()
    {
        using var reader = product.Reader();
        var school = await reader.Page(Links.School(Addresses.Demo, Year, Addresses.ASchool));
        var address = Links.Figure(Addresses.Demo, Year, Addresses.ASchool, Stage.Primary, "R4");
        Assert.Contains(school.QuerySelectorAll("a"), a => a.GetAttribute("href") == address);

        var page = await reader.Page(address);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("严格口径", text);
        Assert.Contains("适用过渡性条款", text);
        Assert.Contains("口径", text);
        Assert.NotEmpty(page.QuerySelectorAll("ol.steps li"));
        var file = page.QuerySelectorAll("td a").First(a => a.TextContent.Contains("年报表", StringComparison.Ordinal));
        using var download = await reader.Get(file.GetAttribute("href")!);
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        var source = file.ParentElement!.TextContent;
        Assert.Matches("学校数据![A-Z]+[0-9]+", source);
        Assert.Contains("示例县教育局统计岗", text);
        foreach (var year in new[] { Year, Year - 1, Year - 2 })
        {
            Assert.Contains(page.QuerySelectorAll("td"), c => c.TextContent == $"{year}");
        }

        Assert.Contains("schools-2025.csv", text);
    }

    [Theory]
    [InlineData("0001", "junior", "R4")]
    [InlineData("0001", "primary", "R9")]
    [InlineData("0001", "senior", "R4")]
    [InlineData("9999", "primary", "R4")]
    public async Task A_value_that_is_not_there_is_not_found(string school, string stage, string indicator)
    {
        using var reader = product.Reader();
        var path = $"{Links.School(Addresses.Demo, Year, Addresses.Demo + school)}/{stage}/{indicator}";
        using var answer = await reader.Get(path);
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_change_is_seen_with_the_version_and_the_file_that_brought_it()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        var (school, old) = (sheet[row, "school"], sheet[row, "multimedia_rooms"]);
        sheet[row, "multimedia_rooms"] = "61";
        var page = await product.Window();
        await page.Hand(county, new("新表.csv", sheet.Csv()));
        await page.Press("确认导入");
        await page.WaitForURLAsync("**" + Links.Home(county.Code, Year));

        await page.GotoAsync(Links.Figure(county.Code, Year, school, Stage.Primary, "R7"));
        var history = page.GetByRole(Microsoft.Playwright.AriaRole.Region, new() { Name = "历次数值" });
        var rows = history.Locator("tbody").First.Locator("tr");
        await Microsoft.Playwright.Assertions.Expect(rows).ToHaveCountAsync(2);
        await Microsoft.Playwright.Assertions.Expect(rows.Nth(0)).ToContainTextAsync("61 间");
        await Microsoft.Playwright.Assertions.Expect(rows.Nth(0)).ToContainTextAsync("新表.csv");
        await Microsoft.Playwright.Assertions.Expect(rows.Nth(1)).ToContainTextAsync($"{old} 间");
        await page.Context.CloseAsync();

        // Whoever looks at the first version is led to the value of the first version, and back to it.
        using var reader = product.Reader();
        var first = Links.School(county.Code, Year, school) + "?version=1";
        var address = Links.Figure(county.Code, Year, school, Stage.Primary, "R7") + "?version=1";
        var before = await reader.Page(first);
        Assert.Contains(before.QuerySelectorAll("a"), a => a.GetAttribute("href") == address);
        var value = await reader.Page(address);
        var inputs = value.QuerySelector("[aria-label=每个数字从哪里来]")!.TextContent;
        Assert.Contains($"{old} 间", inputs);
        Assert.DoesNotContain("新表.csv", inputs);
        Assert.Contains(value.QuerySelectorAll("a"), a => a.GetAttribute("href") == first);
    }

    [Fact]
    public async Task A_school_sees_who_changed_its_own_figures_and_nothing_of_the_others_in_the_same_file()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        var other = Enumerable
            .Range(1, 30)
            .First(r => r != row && sheet[r, "parent"].Length == 0 && sheet[r, "multimedia_rooms"].Length > 0);
        var (school, old) = (sheet[row, "school"], sheet[row, "multimedia_rooms"]);
        (sheet[row, "multimedia_rooms"], sheet[other, "multimedia_rooms"]) = ("61", "67");
        var page = await product.Window();
        await page.Hand(county, TestCounty.Whole("更正两校.csv", sheet.Csv()));
        await page.Press("确认导入");
        await page.WaitForURLAsync("**" + Links.Home(county.Code, Year));
        await page.Context.CloseAsync();

        using var clerk = product.Host.Reader(App.Users.Role.SchoolClerk, county.Code, school);
        foreach (
            var address in new[]
            {
                Links.School(county.Code, Year, school),
                Links.Figure(county.Code, Year, school, Stage.Primary, "R7"),
            }
        )
        {
            var changes = (await clerk.Page(address)).QuerySelector("#changes")!;
            var cells = Assert
                .Single(changes.QuerySelectorAll("tbody tr"))
                .Children.Select(c => c.TextContent.Trim())
                .ToList();
            Assert.Contains(Host.Post, cells);
            Assert.Contains(old, cells);
            Assert.Contains("61", cells);
            Assert.Contains("测试导入", cells);
            Assert.Contains("教育局导入的文件", cells);
            Assert.DoesNotContain("更正两校", changes.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("67", cells);
        }

        using var bureau = product.Reader();
        var all = await bureau.Page(Links.School(county.Code, Year, sheet[other, "school"]));
        Assert.Contains("更正两校.csv", all.QuerySelector("#changes")!.TextContent, StringComparison.Ordinal);
    }
}
