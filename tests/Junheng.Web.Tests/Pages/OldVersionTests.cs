using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Pages;

/// <summary>Whoever looks at an old data version stays with it, wherever he goes within the year.</summary>
[Collection(PageReaders.Name)]
public sealed partial class OldVersionTests(Product product)
{
    private static readonly string Home = Links.Home(Neighbour.Code, TestCounty.Year);

    /// <summary>Addresses that know no version: data are brought in for the year, and files are what they are.</summary>
    private static readonly string Import = Links.Import(Neighbour.Code, TestCounty.Year);

    [Fact]
    public async Task Every_link_within_the_year_keeps_the_version()
    {
        using var reader = product.Reader();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([Home + "?version=1"]);
        var (lost, pages) = (new List<string>(), 0);
        while (waiting.TryDequeue(out var at))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            using var answer = await reader.Get(at);
            Assert.True((int)answer.StatusCode is 200 or 302, $"{at}: {answer.StatusCode}");
            if (answer.Headers.Location is { } to)
            {
                Take(at, new(new("http://host" + at), to), "");
                continue;
            }

            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            pages++;
            var html = await Reader.Page(answer);
            Assert.Contains("正在查看旧版本", html.QuerySelector("main")!.TextContent);
            foreach (var link in html.QuerySelectorAll("a[href]"))
            {
                Take(at, new(new("http://host" + at), link.GetAttribute("href")), link.TextContent);
            }

            lost.AddRange(Forms(html).Select(f => $"{at}: form {f}"));
        }

        Assert.True(pages > 150, $"only {pages} pages");
        Assert.Empty(lost.Distinct().Take(50));

        void Take(string from, Uri to, string words)
        {
            if (
                to.Host != "host"
                || !(to.AbsolutePath == Home || to.AbsolutePath.StartsWith(Home + "/", default))
                || IsMeant(to, words)
            )
            {
                return;
            }

            if (!Version().IsMatch(to.Query))
            {
                lost.Add($"{from}: {to.PathAndQuery} ({words.Trim()})");
            }
            // The seven values of a school are made by the same code, and so are the print versions.
            else if (!OtherValue().IsMatch(to.PathAndQuery) && !to.Query.Contains("print=1", StringComparison.Ordinal))
            {
                waiting.Enqueue(to.PathAndQuery);
            }
        }
    }

    [Fact]
    public async Task The_way_back_to_the_newest_version_and_to_the_import_is_meant()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Links.Gaps(Neighbour.Code, TestCounty.Year) + "?version=1");
        Assert.Equal(
            Home,
            page.QuerySelectorAll("a").Single(a => a.TextContent == "回到最新版本").GetAttribute("href")
        );
        Assert.Equal(
            Import,
            page.QuerySelectorAll("nav.rooms a").Single(a => a.TextContent == "数据导入与版本").GetAttribute("href")
        );
        // The print version leads back to the very page.
        var print = await reader.Page(page.QuerySelector("footer a[href*='print=1']")!.GetAttribute("href")!);
        Assert.Contains(
            print.QuerySelectorAll("a"),
            a => a.GetAttribute("href") == Links.Gaps(Neighbour.Code, TestCounty.Year) + "?version=1"
        );
    }

    [Fact]
    public async Task A_filter_keeps_the_version()
    {
        var page = await product.Window();
        await page.GotoAsync(Links.Gaps(Neighbour.Code, TestCounty.Year) + "?version=1");
        await page.Locator("select[name=indicator]").SelectOptionAsync("R4");
        await page.Locator("main form[method=get] button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**indicator=R4*");
        Assert.Contains("version=1", page.Url);
        await page.Context.CloseAsync();
    }

    private static bool IsMeant(Uri to, string words) =>
        to.AbsolutePath == Import || to.AbsolutePath.StartsWith(Import + "/", default) || words == "回到最新版本";

    /// <summary>Forms of a page that are sent by their address and lose the version; the year is chosen anew on purpose.</summary>
    private static IEnumerable<string> Forms(IHtmlDocument html) =>
        html.QuerySelectorAll("form[method=get]:not([action='/go'])")
            .Where(f => f.QuerySelectorAll("[name=version]").Length != 1)
            .Select(f => f.OuterHtml[..Math.Min(100, f.OuterHtml.Length)]);

    [GeneratedRegex("[?&]version=1(&|$)")]
    private static partial Regex Version();

    [GeneratedRegex("/school/[^/]+/[a-z]+/R[^4]")]
    private static partial Regex OtherValue();
}
