using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Pages;

/// <summary>A reader without a mouse.</summary>
[Collection(PageReaders.Name)]
public sealed class KeyboardTests(Product product)
{
    private const int Year = TestCounty.Year;

    /// <summary>Everything that can be reached, in the order of the page; what was written while walking is marked.</summary>
    private const string Reachable = """
        () => Array.from(document.querySelectorAll("a[href], button, select, input:not([type=hidden]), summary, [tabindex='0']"))
          .filter(e => e.getClientRects().length > 0 && !e.disabled)
          .filter(e => e.tagName === "SUMMARY" || !e.closest("details:not([open])"))
          .map((e, i) => { e.setAttribute("data-stop", i); return i; }).length
        """;

    /// <summary>Where one is, and whether that can be seen: an outline, and the element itself under its own middle.</summary>
    private const string Here = """
        () => {
          const e = document.activeElement, s = getComputedStyle(e), r = e.getClientRects()[0];
          const shown = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
          const top = r && document.elementFromPoint(r.left + Math.min(r.width, 40) / 2, r.top + Math.min(r.height, 20) / 2);
          return [e.getAttribute("data-stop"), String(shown), String(!!top && (e.contains(top) || top.contains(e))), e.outerHTML.slice(0, 90)];
        }
        """;

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Tab_walks_the_overview_in_order_and_shows_where_one_is(int width)
    {
        var page = await product.Window(width);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(Links.Home(Addresses.Demo, Year), new() { WaitUntil = WaitUntilState.NetworkIdle });
        var count = await page.EvaluateAsync<int>(Reachable);
        Assert.True(count > 40, $"{count} stops");
        for (var i = 0; i < count; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var here = await page.EvaluateAsync<string[]>(Here);
            Assert.True(here[0] == $"{i}", $"stop {i}: {string.Join(' ', here)}");
            Assert.True(here[1] == "true", $"no outline: {here[3]}");
            Assert.True(here[2] == "true", $"covered: {here[3]}");
        }
    }

    [Fact]
    public async Task The_first_link_skips_to_the_content()
    {
        var page = await product.Window();
        await page.GotoAsync(Links.Home(Addresses.Demo, Year));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("跳到正文")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("!!document.activeElement.closest('main')"));
    }

    [Fact]
    public async Task The_head_of_a_long_table_never_covers_the_row_one_is_in()
    {
        var page = await product.Window();
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(Links.Balance(Addresses.Demo, Year), new() { WaitUntil = WaitUntilState.NetworkIdle });
        // To the end, and back up row by row: that is where rows slip under the head.
        await page.Locator("#share-table tbody a").Last.FocusAsync();
        for (var i = 0; i < 30; i++)
        {
            await page.Keyboard.PressAsync("Shift+Tab");
            var clear = await page.EvaluateAsync<double>(
                """
                () => document.activeElement.getBoundingClientRect().top
                  - document.querySelector("#share-table thead th").getBoundingClientRect().bottom
                """
            );
            Assert.True(clear >= -1, $"row {i} lies {-clear} px under the head");
        }
    }

    [Fact]
    public async Task The_search_field_has_a_key_of_its_own()
    {
        using var reader = product.Reader();
        foreach (var path in new[] { Links.Glossary(Addresses.Demo, Year), Links.Validate(Addresses.Demo, Year) })
        {
            var field = Assert.Single((await reader.Page(path)).QuerySelectorAll("[accesskey]"));
            Assert.Equal("/", field.GetAttribute("accesskey"));
            Assert.Equal("search", field.GetAttribute("type"));
        }
    }
}
