using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Pages;

/// <summary>On a phone a table that is wider than the screen shows at which edge it goes on.</summary>
[Collection(PageReaders.Name)]
public sealed class ScrollHintTests(Product product)
{
    private const int Year = TestCounty.Year;

    public static TheoryData<string, string> Tables =>
        new()
        {
            { Links.Home(Addresses.Demo, Year), "[aria-labelledby=gap-title]" },
            { Links.Items(Addresses.Demo, Year), "[aria-labelledby=resource-title]" },
            { Links.Gaps(Addresses.Demo, Year), "[aria-label=差距清单表]" },
            { Links.Balance(Addresses.Demo, Year), "[aria-labelledby=all-title]" },
            { Links.Item(Addresses.Demo, Year, "R4"), "[aria-labelledby=stages-title]" },
        };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_table_lies_in_shadow_at_the_edge_where_it_goes_on_and_only_there(string path, string table)
    {
        var page = await product.Window(390);
        await page.GotoAsync(path);
        var scroll = page.Locator(".scroll" + table);
        await Assertions.Expect(scroll).ToBeVisibleAsync();
        Assert.True(await scroll.EvaluateAsync<bool>("e => e.scrollWidth > e.clientWidth + 20"), "fits");
        var (left, right) = await Edges(page, scroll);
        Assert.True(left > 215 && right < 200, $"at the start: {left} and {right}");
        await scroll.EvaluateAsync("e => { e.scrollLeft = e.scrollWidth / 2 - e.clientWidth / 2; }");
        (left, right) = await Edges(page, scroll);
        Assert.True(left < 200 && right < 200, $"in between: {left} and {right}");
        await scroll.EvaluateAsync("e => { e.scrollLeft = e.scrollWidth; }");
        (left, right) = await Edges(page, scroll);
        Assert.True(left < 200 && right > 215, $"at the end: {left} and {right}");
        await page.Context.CloseAsync();
    }

    /// <summary>How light (0 to 255) the second column of pixels from either edge is, half of its pixels being lighter.</summary>
    private static async Task<(double Left, double Right)> Edges(IPage page, ILocator scroll)
    {
        var picture = Convert.ToBase64String(await scroll.ScreenshotAsync());
        var blank = await page.Context.NewPageAsync();
        var light = await blank.EvaluateAsync<double[]>(
            """
            async picture => {
              const image = new Image();
              image.src = "data:image/png;base64," + picture;
              await image.decode();
              const canvas = document.createElement("canvas");
              canvas.width = image.width;
              canvas.height = image.height;
              const drawing = canvas.getContext("2d");
              drawing.drawImage(image, 0, 0);
              return [1, image.width - 2].map(x => {
                const pixels = drawing.getImageData(x, 0, 1, image.height).data;
                const light = [];
                for (let i = 0; i < pixels.length; i += 4) { light.push((pixels[i] + pixels[i + 1] + pixels[i + 2]) / 3); }
                light.sort((a, b) => a - b);
                return light[Math.floor(light.length / 2)];
              });
            }
            """,
            picture
        );
        await blank.CloseAsync();
        return (light[0], light[1]);
    }
}
