using Junheng.Engine.Schools;
using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Pages;

/// <summary>大字版: a reader who needs larger letters.</summary>
[Collection(PageReaders.Name)]
public sealed class LargeTypeTests(Product product)
{
    private const int Year = TestCounty.Year;

    public static TheoryData<string> Pages =>
        [
            Links.Home(Addresses.Demo, Year),
            Links.School(Addresses.Demo, Year, Addresses.ASchool),
            Links.Figure(Addresses.Demo, Year, Addresses.ASchool, Stage.Primary, "R4"),
            Links.Items(Addresses.Demo, Year),
            Links.Import(Addresses.Demo, Year),
            Links.Glossary(Addresses.Demo, Year),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Large_letters_fit_desk_and_phone_and_stay_accessible(string path)
    {
        foreach (var width in new[] { 1440, 390 })
        {
            var page = await product.Window(width);
            await page.GotoAsync(path);
            var before = await Size(page);
            await page.GetByRole(AriaRole.Button, new() { Name = "大字版" }).ClickAsync();
            await Assertions.Expect(page.Locator("html")).ToContainClassAsync("large");
            // The head of the new page has come; what is measured stands further below.
            await page.WaitForLoadStateAsync();
            Assert.EndsWith(path, page.Url);
            Assert.True(await Size(page) >= before * 1.2, "letters did not grow");
            Assert.True(
                await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width,
                $"{width} px: sideways"
            );
            await page.IsAccessible();
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task The_choice_stays_and_is_taken_back_without_script()
    {
        using var reader = product.Reader();
        var home = Links.Home(Addresses.Demo, Year);
        using var chosen = await reader.Post("/size", ("size", "large"), ("back", home));
        Assert.Equal(home, chosen.Headers.Location!.ToString());
        var page = await reader.Page(Links.Balance(Addresses.Demo, Year));
        Assert.Equal("large", page.DocumentElement.ClassName);
        Assert.Equal("true", page.QuerySelector("button[name=size]")!.GetAttribute("aria-pressed"));
        await reader.Post("/size", ("size", page.QuerySelector("button[name=size]")!.GetAttribute("value")!));
        Assert.NotEqual("large", (await reader.Page(home)).DocumentElement.ClassName);
    }

    private static Task<double> Size(IPage page) =>
        page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('main p, main td')).fontSize)");
}
