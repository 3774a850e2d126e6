using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Pages;

/// <summary>Every page in a real browser, at the width of a desk and of a phone.</summary>
[Collection(PageReaders.Name)]
public sealed class BrowserTests(Product product)
{
    private const int Desktop = 1440;
    private const int Phone = 390;

    public static TheoryData<string> Pages => Addresses.Pages;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_at_a_desk_and_on_a_phone(string path)
    {
        foreach (var width in new[] { Desktop, Phone })
        {
            var page = await Open(path, width);
            var faults = await page.Faults();
            Assert.True(faults.Count == 0, $"{width} px: {string.Join('\n', faults)}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_a_phone_in_either_language(string path)
    {
        foreach (var english in new[] { false, true })
        {
            var page = await Open(path, Phone, english);
            Assert.Equal(english ? "en" : "zh-CN", await page.Locator("html").GetAttributeAsync("lang"));
            var beyond = await page.EvaluateAsync<string[]>(
                """
                () => {
                  const room = window.innerWidth;
                  if (document.documentElement.scrollWidth <= room) { return []; }
                  const all = Array.from(document.body.querySelectorAll("*"));
                  return [document.documentElement.scrollWidth + " px"].concat(
                    all.filter(e => e.getBoundingClientRect().right > room + 1 && !e.closest(".scroll"))
                      .map(e => e.outerHTML.slice(0, 120)));
                }
                """
            );
            Assert.Empty(beyond);
        }
    }

    [Fact]
    public async Task Charts_are_drawn_under_the_pages_own_policy()
    {
        foreach (var path in new[] { Links.Home(Addresses.Demo, 2026), Links.Balance(Addresses.Demo, 2026) })
        {
            var page = await Open(path, Desktop);
            await Assertions.Expect(page.Locator("[data-chart] svg")).ToBeVisibleAsync();
            Assert.True(await page.Locator("[data-chart] svg path").CountAsync() > 15, path);
        }
    }

    /// <summary>Opens a page and fails on anything the browser complains of.</summary>
    private async Task<IPage> Open(string path, int width, bool english = false)
    {
        var page = await product.ReadingWindow(width, english);
        var complaints = new List<string>();
        page.Console += Listen;
        page.PageError += Note;
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        page.Console -= Listen;
        page.PageError -= Note;
        Assert.Empty(complaints);
        return page;

        void Note(object? sender, string error) => complaints.Add(error);

        void Listen(object? sender, IConsoleMessage message)
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        }
    }
}
