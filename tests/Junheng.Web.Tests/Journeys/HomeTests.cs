using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Journeys;

/// <summary>What the overview says of distances and money.</summary>
[Collection(ProductUsers.Name)]
public sealed class HomeTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task Money_that_is_lacking_costs_what_is_lacking_to_the_last_digit_shown()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Links.Home(Addresses.Demo, Year));
        var rows = page.QuerySelectorAll("section[aria-labelledby=gap-title] tbody tr")
            .Where(r => r.Children[5].TextContent.EndsWith("万元", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal(r.Children[5].TextContent, r.Children[6].TextContent + " 万元"));
    }
}
