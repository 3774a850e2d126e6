using Junheng.App.Users;
using Junheng.Web.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Pages;

[Collection(PageReaders.Name)]
public sealed class RouteTests(Product product)
{
    private static readonly string[] Shipped = ["css/", "js/", "lib/", "icon."];

    /// <summary>Added by the framework to a build that is not published: files of wwwroot added since.</summary>
    private const string UnpublishedFiles = "{**path:file}";

    public static TheoryData<string> Keys => [.. RouteTable.All.Select(r => r.Key)];

    [Fact]
    public async Task Every_address_of_the_running_host_is_in_the_table_and_no_other()
    {
        var services = product.Host.Services;
        var loader = services.GetRequiredService<PageLoader>();
        var found = new List<string>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>())
        {
            var route = endpoint.RoutePattern.RawText!;
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            {
                Assert.True(Shipped.Any(route.TrimStart('/').StartsWith), $"{route} is served to everybody");
                continue;
            }

            if (route == UnpublishedFiles)
            {
                continue;
            }

            if (RouteTable.NoPages.Contains(route))
            {
                Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
                found.Add(route);
                continue;
            }

            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            Assert.True(page is not null, $"{route} is no page");
            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            found.AddRange(
                compiled.HandlerMethods.Select(h => $"{route.Trim('/')} {h.HttpMethod.ToUpperInvariant()} {h.Name}")
            );
        }

        Assert.Equal(
            RouteTable.All.Select(r => r.Key).Concat(RouteTable.NoPages).Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task An_address_answers_as_the_table_says(string key)
    {
        var row = RouteTable.All.Single(r => r.Key == key);
        using var reader = row.EndsSession
            ? await product.Host.Fresh()
            : product.Host.Reader(
                WhoRoles.Of(row.Who).Contains(Role.BureauDirector) ? Role.BureauDirector : WhoRoles.Of(row.Who)[0]
            );
        await Expect(reader, row, Addresses.Demo, TestCounty.Year, row.Demo);
        await Expect(reader, row, "990199", TestCounty.Year, row.Unknown);
        await Expect(reader, row, Addresses.Demo, Addresses.EmptyYear, row.Empty);
    }

    [Fact]
    public async Task A_county_code_or_year_of_another_shape_is_not_found()
    {
        using var reader = product.Reader();
        foreach (var path in new[] { "/99010/2026", "/9901000/2026", "/990100/1999", "/990100/2101", "/990100/abcd" })
        {
            using var answer = await reader.Get(path);
            Assert.Equal(404, (int)answer.StatusCode);
        }
    }

    private static async Task Expect(Reader reader, RouteRow row, string county, int year, int status)
    {
        if (status == 0)
        {
            return;
        }

        var path = row.At(county, year);
        using var answer = row.IsPost ? await reader.Post(path, row.Fields) : await reader.Get(path);
        Assert.True(status == (int)answer.StatusCode, $"{row.Key} at {path}: {(int)answer.StatusCode}, not {status}");
    }
}
