using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Pages;

/// <summary>What comes out on paper.</summary>
[Collection(PageReaders.Name)]
public sealed class PrintTests(Product product)
{
    /// <summary>CSS pixels between the margins of A4, upright and turned.</summary>
    private const int Upright = 703;
    private const int Turned = 1031;

    public static TheoryData<string> Pages =>
        [
            .. Addresses
                .Pages.Cast<object[]>()
                .Select(p => (string)p[0])
                .Where(p => p.StartsWith($"/{Addresses.Demo}/", StringComparison.Ordinal)),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_on_paper_names_its_origin_shows_everything_and_cuts_no_column(string path)
    {
        var page = await product.ReadingWindow(Upright);
        await page.SetViewportSizeAsync(Upright, 900);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.GotoAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "print=1");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        if (await page.Locator("body.wide").CountAsync() > 0)
        {
            await page.SetViewportSizeAsync(Turned, 703);
        }

        await Assertions.Expect(page.Locator(".print-head")).ToContainTextAsync("示例县");
        await Assertions.Expect(page.Locator(".print-head")).ToContainTextAsync("严格口径");
        await Assertions.Expect(page.Locator(".print-head")).ToContainTextAsync("打印日期 2026-11-2");
        await Assertions.Expect(page.Locator(".print-head")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".topbar, nav.rooms").First).ToBeHiddenAsync();
        Assert.Equal(0, await page.Locator("main details:not([open])").CountAsync());
        var cut = await page.EvaluateAsync<string[]>(
            """
            () => Array.from(document.querySelectorAll("main table"))
              .filter(t => t.getClientRects().length > 0 && t.getBoundingClientRect().right > window.innerWidth + 1)
              .map(t => t.getBoundingClientRect().right + " px: " + t.outerHTML.slice(0, 80))
            """
        );
        Assert.Empty(cut);
        // A border at the very edge of the sheet comes out cut.
        var atEdge = await page.EvaluateAsync<int>(
            """
            () => Array.from(document.querySelectorAll("main .tile"))
              .filter(t => t.getBoundingClientRect().right > window.innerWidth - 1).length
            """
        );
        Assert.Equal(0, atEdge);
    }

    [Fact]
    public async Task Printing_unfolds_a_page_by_script_and_folds_it_again()
    {
        var page = await product.Window();
        await page.GotoAsync(Links.School(Addresses.Demo, TestCounty.Year, Addresses.ASchool));
        var folded = page.Locator("main details:not([open])");
        var before = await folded.CountAsync();
        Assert.True(before >= 7);
        await page.EvaluateAsync("window.dispatchEvent(new Event('beforeprint'))");
        await Assertions.Expect(folded).ToHaveCountAsync(0);
        await page.EvaluateAsync("window.dispatchEvent(new Event('afterprint'))");
        await Assertions.Expect(folded).ToHaveCountAsync(before);
    }

    [Fact]
    public async Task The_print_version_is_linked_and_keeps_what_was_chosen()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Links.Balance(Addresses.Demo, TestCounty.Year) + "?stage=junior&indicator=R5");
        var link = page.QuerySelectorAll("footer a").Single(a => a.TextContent.Contains("打印版"));
        var print = await reader.Page(link.GetAttribute("href")!);
        Assert.Contains("R5", print.GetElementById("parts")!.QuerySelector("h2")!.TextContent);
        Assert.NotEmpty(print.QuerySelectorAll("main details[open]"));
    }
}
