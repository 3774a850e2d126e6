using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>Finding one's way: filters, order, language, years.</summary>
[Collection(ProductUsers.Name)]
public sealed class LookingTests(Product product)
{
    private const int Year = TestCounty.Year;

    private static readonly string Grid = Links.Schools(Addresses.Demo, Year);

    [Fact]
    public async Task The_grid_is_filtered_by_its_address()
    {
        using var reader = product.Reader();
        var all = Rows(await reader.Page(Grid));
        var junior = Rows(await reader.Page(Grid + "?stage=junior"));
        Assert.InRange(junior.Count, 1, all.Count - 1);
        Assert.All(junior, r => Assert.Contains("初中", r.TextContent));
        var failing = Rows(await reader.Page(Grid + "?stage=junior&verdict=not_met"));
        Assert.InRange(failing.Count, 1, junior.Count - 1);
        Assert.All(failing, r => Assert.Contains("不达标", r.TextContent));
        var named = Rows(await reader.Page(Grid + "?q=" + Addresses.ASchool));
        Assert.NotEmpty(named);
        Assert.All(named, r => Assert.Contains(Addresses.ASchool, r.TextContent));
        Assert.Empty(Rows(await reader.Page(Grid + "?q=%3Cscript%3E")));
    }

    [Theory]
    [InlineData("R4")]
    [InlineData("pupils")]
    public async Task The_grid_is_put_in_order_by_its_address_and_turned_round(string column)
    {
        using var reader = product.Reader();
        var up = Values(await reader.Page($"{Grid}?sort={column}"), column);
        var down = Values(await reader.Page($"{Grid}?sort=-{column}"), column);
        Assert.True(up.Count > 100);
        Assert.Equal(up.Order(), up);
        Assert.Equal(up.OrderDescending(), down);
    }

    [Fact]
    public async Task The_filter_form_and_the_column_heads_lead_to_such_addresses()
    {
        var page = await product.Window();
        await page.GotoAsync(Grid);
        await page.Locator("select[name=stage]").SelectOptionAsync("primary");
        await page.Press("筛选");
        await page.WaitForURLAsync("**/compute?*stage=primary*");
        await page.Locator("thead a[href*='sort=R4']").ClickAsync();
        await page.WaitForURLAsync("**/compute?stage=primary&sort=R4");
        await page.Locator("thead a[href*='sort=-R4']").ClickAsync();
        await page.WaitForURLAsync("**/compute?stage=primary&sort=-R4");
        await Assertions.Expect(page.Locator("select[name=stage]")).ToHaveValueAsync("primary");
    }

    [Fact]
    public async Task The_language_is_switched_to_English_and_back_on_the_same_page()
    {
        var page = await product.Window();
        await page.GotoAsync(Grid + "?stage=junior");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.EndsWith("/compute?stage=junior", page.Url);
        await page.GotoAsync(Links.Home(Addresses.Demo, Year));
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        foreach (var stage in new[] { "Import", "Validate", "Compute", "Judge", "Rectify", "Report" })
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Navigation).First).ToContainTextAsync(stage);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await page.Says("总体结论");
    }

    [Fact]
    public async Task The_year_is_switched_in_the_same_room_also_without_script()
    {
        var page = await product.Window();
        await page.GotoAsync(Links.Balance(Addresses.Demo, Year));
        await page.Locator("select[name=year]").SelectOptionAsync("2024");
        await page.WaitForURLAsync("**" + Links.Balance(Addresses.Demo, 2024));
        using var reader = product.Reader();
        using var answer = await reader.Get($"/go?county={Addresses.Demo}&year=2025&room=balance");
        Assert.Equal(Links.Balance(Addresses.Demo, 2025), answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_tolerant_verdict_is_shown_by_choice_and_says_so()
    {
        var page = await product.Window();
        await page.GotoAsync(Links.Home(Addresses.Demo, 2024));
        var choice = page.Locator("select[name=basis]");
        if (await choice.CountAsync() == 0)
        {
            // The pack grants no tolerance any more: then no page may speak of choosing one.
            await page.SaysNot("适用过渡性条款");
            return;
        }

        await Assertions.Expect(choice).ToHaveValueAsync("strict");
        await choice.SelectOptionAsync("tolerant");
        await Assertions.Expect(choice).ToHaveValueAsync("tolerant");
        await page.Says("本页显示：适用过渡性条款");
        // What sends the choice is a script, which comes after the last line of the page.
        await page.WaitForLoadStateAsync();
        await choice.SelectOptionAsync("strict");
        await page.Says("本页显示：严格口径");
    }

    private static List<IElement> Rows(IHtmlDocument page) => [.. page.QuerySelectorAll("main table tbody tr")];

    /// <summary>The figures of a sortable column that are known, top to bottom.</summary>
    private static List<decimal> Values(IHtmlDocument page, string column)
    {
        var heads = page.QuerySelectorAll("main table thead th").ToList();
        var index = heads.FindIndex(h =>
            h.QuerySelector($"a[href$='sort={column}'], a[href$='sort=-{column}']") is not null
        );
        return
        [
            .. Rows(page)
                .Select(r => r.Children[index].ChildNodes.FirstOrDefault()?.TextContent.Trim().TrimEnd('*') ?? "")
                .Select(t => decimal.TryParse(t, NumberStyles.Number, CultureInfo.InvariantCulture, out var v) ? v : -1)
                .Where(v => v >= 0),
        ];
    }
}
