using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Junheng.Web.Tests.Pages;

/// <summary>Nothing jumps while a page loads, and what was pressed says so.</summary>
[Collection(PageReaders.Name)]
public sealed class SteadinessTests(Product product, ITestOutputHelper output)
{
    private const int Year = TestCounty.Year;

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Pages_with_charts_do_not_jump_while_they_load(int width)
    {
        foreach (var path in new[] { Links.Home(Addresses.Demo, Year), Links.Balance(Addresses.Demo, Year) })
        {
            var page = await product.Window(width);
            await page.AddInitScriptAsync(
                """
                window.shifts = 0;
                new PerformanceObserver(list => list.getEntries().forEach(e => { window.shifts += e.value; }))
                  .observe({ type: "layout-shift", buffered: true });
                """
            );
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await Assertions.Expect(page.Locator("[data-chart] svg")).ToBeVisibleAsync();
            await page.WaitForTimeoutAsync(200);
            var shift = await page.EvaluateAsync<double>("window.shifts");
            output.WriteLine($"{path} at {width} px: {shift}");
            Assert.True(shift < 0.05, $"{path} at {width} px shifts by {shift}");
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_button_that_was_pressed_says_so_and_cannot_be_pressed_again()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.CountyFigures(county.Code, Year));
        await Assertions.Expect(page.Locator("#busy")).ToBeHiddenAsync();
        // Pressed, but not sent: what the page does while it waits for the answer.
        await page.EvaluateAsync(
            """
            () => {
              window.addEventListener("submit", event => event.preventDefault());
              document.querySelector("main form button[type=submit]").click();
            }
            """
        );
        await Assertions.Expect(page.Locator("#busy")).ToHaveTextAsync("正在处理，请稍候……");
        await Assertions.Expect(page.Locator("#busy")).ToHaveAttributeAsync("aria-live", "polite");
        var button = page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "保存" });
        await Assertions.Expect(button).ToBeDisabledAsync();
    }
}
