using AngleSharp.Dom;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Pages;

/// <summary>What holds on every page, read without script.</summary>
[Collection(PageReaders.Name)]
public sealed class CrawlTests(Product product)
{
    private static readonly string[] Stages =
    [
        "工作台",
        "导入",
        "校验",
        "测算",
        "研判",
        "整改",
        "报告",
        "创建工作",
        "系统",
        "帮助",
    ];

    [Fact]
    public async Task Every_link_answers()
    {
        var crawl = await product.Crawled();
        Assert.True(crawl.Pages.Count() > 200, $"only {crawl.Pages.Count()} pages were reached");
        Assert.Empty(
            crawl.All.Where(a => a.Status is not (200 or 302)).Select(a => $"{a.Path} from {a.From}: {a.Status}")
        );
    }

    [Fact]
    public async Task Every_room_of_the_menu_is_reached_for_each_year_linked()
    {
        var crawl = await product.Crawled();
        foreach (var room in Setup.Rooms.All.SelectMany(s => s.Pages))
        {
            Assert.NotNull(crawl[room.Link(Addresses.Demo, TestCounty.Year)]);
            Assert.NotNull(crawl[room.Link(Addresses.Demo, Addresses.EmptyYear)]);
        }
    }

    [Fact]
    public Task Links_into_a_page_point_at_something_on_it() =>
        None(a =>
            a.Html!.QuerySelectorAll("a[href*='#']")
                .Select(link => new Uri(new Uri("http://host" + a.Path), link.GetAttribute("href")))
                .Where(to =>
                    product.Crawled().Result[to.PathAndQuery] is { Html: { } there }
                    && there.GetElementById(Uri.UnescapeDataString(to.Fragment[1..])) is null
                )
                .Select(to => $"{to.PathAndQuery}{to.Fragment}")
        );

    [Fact]
    public Task No_link_is_empty() =>
        None(a =>
            a.Html!.QuerySelectorAll("a")
                .Where(link =>
                    string.IsNullOrWhiteSpace(link.GetAttribute("href"))
                    || link.GetAttribute("href") == "#"
                    || (string.IsNullOrWhiteSpace(link.TextContent) && !link.HasAttribute("aria-label"))
                )
                .Select(link => link.OuterHtml)
        );

    [Fact]
    public Task Every_page_has_one_heading_a_title_and_a_language() =>
        None(a =>
        {
            var html = a.Html!;
            var headings = html.QuerySelectorAll("h1").Select(h => h.TextContent.Trim()).ToList();
            return Unless(
                (headings is [{ Length: > 0 }], $"{headings.Count} h1"),
                (
                    headings.Count > 0 && html.Title!.StartsWith(headings[0], StringComparison.Ordinal),
                    $"title {html.Title}"
                ),
                (html.Title!.EndsWith("均衡", StringComparison.Ordinal), $"title {html.Title}"),
                (html.DocumentElement.GetAttribute("lang") == "zh-CN", "lang"),
                (html.QuerySelectorAll("main").Length == 1, "main")
            );
        });

    [Fact]
    public async Task The_menu_stands_on_every_page_of_the_county_in_the_order_of_the_stages()
    {
        Assert.Equal(Stages, Setup.Rooms.All.Select(s => s.Stage));
        var crawl = await product.Crawled();
        foreach (var page in crawl.Rooms)
        {
            var menu = page.Html!.QuerySelector("nav[aria-label=主导航]")!;
            var year = int.Parse(page.Path.Split('/', '?')[2]);
            var rooms = Setup.Rooms.All.SelectMany(s => s.Pages).Select(r => r.Link(Addresses.Demo, year));
            Assert.Equal(rooms, menu.QuerySelectorAll("a").Select(l => l.GetAttribute("href")!));
            var places = Stages.Select(s => menu.TextContent.IndexOf(s, StringComparison.Ordinal)).ToList();
            Assert.True(places[0] >= 0 && places.SequenceEqual(places.Order()), page.Path);
        }
    }

    [Fact]
    public async Task The_menu_marks_the_page_one_is_on()
    {
        var crawl = await product.Crawled();
        Assert.All(
            crawl.Rooms,
            page =>
            {
                var marked = Assert.Single(page.Html!.QuerySelectorAll("nav[aria-label=主导航] [aria-current]"));
                Assert.Equal("page", marked.GetAttribute("aria-current"));
                // A page below a room marks the room; of nested rooms the longest address is meant.
                var path = page.Path.Split('?')[0];
                var room = page.Html!.QuerySelectorAll("nav[aria-label=主导航] a")
                    .Select(l => l.GetAttribute("href")!)
                    .Where(h => path == h || path.StartsWith(h + "/", StringComparison.Ordinal))
                    .MaxBy(h => h.Length);
                Assert.Equal(room, marked.GetAttribute("href"));
            }
        );
    }

    [Fact]
    public Task No_page_shows_unfilled_templates_or_internals() =>
        None(a =>
            new[] { "{{", "}}", "Exception", "   at ", "Microsoft.", "Junheng.App", "StringValues", "System.", "{0}" }
                .Where(w => a.Html!.DocumentElement.TextContent.Contains(w, StringComparison.Ordinal))
                .Append(a.Html!.Body!.TextContent.Contains("NaN", StringComparison.Ordinal) ? "NaN" : null)
                .OfType<string>()
        );

    [Fact]
    public Task No_page_carries_inline_script() =>
        None(a =>
            a.Html!.QuerySelectorAll("script:not([src]), a[href^='javascript:']")
                .Concat(
                    a.Html!.All.Where(e => e.Attributes.Any(at => at.Name.StartsWith("on", StringComparison.Ordinal)))
                )
                .Select(e => e.OuterHtml[..Math.Min(120, e.OuterHtml.Length)])
        );

    [Fact]
    public Task Every_chart_has_its_table() =>
        None(a =>
            a.Html!.QuerySelectorAll("[data-chart]")
                .Select(c => c.GetAttribute("data-chart")!)
                .Where(id => a.Html!.GetElementById(id)?.QuerySelector("tbody tr td") is null)
        );

    [Fact]
    public Task What_scrolls_is_reached_by_keyboard_and_has_a_name() =>
        None(a =>
            a.Html!.QuerySelectorAll(".scroll")
                .Where(s =>
                    s.GetAttribute("tabindex") != "0"
                    || s.GetAttribute("role") is not ("region" or "group")
                    || (s.GetAttribute("aria-label") ?? s.GetAttribute("aria-labelledby")) is not { Length: > 0 } name
                    || (s.HasAttribute("aria-labelledby") && a.Html!.GetElementById(name) is null)
                )
                .Select(s => s.OuterHtml[..Math.Min(120, s.OuterHtml.Length)])
        );

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        var crawl = await product.Crawled();
        Assert.All(
            crawl.All,
            a =>
            {
                Assert.Equal("nosniff", a.Headers["X-Content-Type-Options"]);
                var policy = a.Headers["Content-Security-Policy"];
                Assert.Contains("default-src 'none'", policy);
                Assert.Contains("script-src 'self';", policy);
                Assert.Contains("frame-ancestors 'none'", policy);
            }
        );
    }

    [Fact]
    public async Task A_school_has_its_page_in_every_list_it_stands_in()
    {
        var crawl = await product.Crawled();
        var schools = crawl.Pages.Count(a =>
            a.Path.Contains("/compute/school/", StringComparison.Ordinal) && a.Path.Count(c => c == '/') == 5
        );
        Assert.True(schools > 100, $"{schools} school pages");
    }

    private async Task None(Func<Crawl.Answer, IEnumerable<string>> faults)
    {
        var crawl = await product.Crawled();
        Assert.Empty(crawl.Pages.SelectMany(a => faults(a).Select(f => $"{a.Path}: {f}")));
    }

    private static IEnumerable<string> Unless(params (bool Holds, string Fault)[] conditions) =>
        conditions.Where(c => !c.Holds).Select(c => c.Fault);
}
