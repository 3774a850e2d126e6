using System.Net;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Pages;

/// <summary>What is refused, and how it is said.</summary>
[Collection(PageReaders.Name)]
public sealed class RefusalTests(Product product, RefusalTests.InMemory memory) : IClassFixture<RefusalTests.InMemory>
{
    /// <summary>A host that is told where a request came from.</summary>
    public sealed class InMemory : IAsyncLifetime
    {
        public Host Host { get; private set; } = null!;

        public Task InitializeAsync()
        {
            Host = new(demo: false, listen: false);
            return Task.CompletedTask;
        }

        public Task DisposeAsync() => Host.DisposeAsync().AsTask();
    }

    public static TheoryData<string> Posts =>
        [.. RouteTable.All.Where(r => r.IsPost && r.Key != "error POST ").Select(r => r.Key)];

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task A_post_without_token_is_refused(string key)
    {
        var row = RouteTable.All.Single(r => r.Key == key);
        using var reader = product.Reader();
        using var answer = await reader.PostBare(row.At(Addresses.Demo, TestCounty.Year), row.Fields);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("请求不完整", (await Reader.Page(answer)).Title);
    }

    [Fact]
    public async Task A_post_with_somebody_elses_token_is_refused()
    {
        using var one = product.Reader();
        var token = (await one.Page(Links.Counties)).QuerySelector("input[name=__RequestVerificationToken]")!;
        using var other = product.Reader();
        await other.Page(Links.Counties);
        using var answer = await other.PostBare(
            "/language",
            ("language", "en"),
            ("__RequestVerificationToken", token.GetAttribute("value")!)
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/990100/2026")]
    [InlineData("/990100/2026/import/3")]
    [InlineData("/990100/2026/compute")]
    public async Task A_post_to_a_page_that_takes_none_is_refused(string path)
    {
        using var reader = product.Reader();
        using var answer = await reader.Post(path);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("请求不完整", (await Reader.Page(answer)).Title);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/990199/2026")]
    [InlineData("/990100/2026/compute/school/0000000000")]
    [InlineData("/990100/2026/judge/Z9")]
    [InlineData("/990100/2026/import/999999")]
    public async Task What_is_not_there_is_said_in_Chinese_with_a_way_back(string path)
    {
        using var reader = product.Reader();
        using var answer = await reader.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await Reader.Page(answer);
        Assert.Contains("没有找到", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task What_is_not_there_leads_on_to_the_county_that_was_meant()
    {
        using var reader = product.Reader();
        foreach (var county in new[] { Addresses.Demo, Neighbour.Code })
        {
            using var answer = await reader.Get($"/{county}/2026/judge/Z9");
            var ways = (await Reader.Page(answer)).QuerySelectorAll("main a").Select(a => a.GetAttribute("href"));
            Assert.Equal(Links.Home(county, TestCounty.Year), ways.First());
            Assert.DoesNotContain(ways, w => w!.Contains(county == Addresses.Demo ? Neighbour.Code : Addresses.Demo));
        }
    }

    [Theory]
    [InlineData(400, "刷新后重新提交")]
    [InlineData(404, "地址抄错")]
    [InlineData(405, "刷新后重新提交")]
    [InlineData(413, "重新上传")]
    public async Task What_went_wrong_is_told_with_what_may_have_caused_it(int status, string words)
    {
        using var reader = product.Reader();
        using var answer = await reader.Get($"/error?status={status}");
        Assert.Equal(status, (int)answer.StatusCode);
        var main = (await Reader.Page(answer)).QuerySelector("main")!;
        Assert.Contains(words, main.TextContent);
        Assert.True(main.QuerySelectorAll("ul li").Length >= 4, main.TextContent);
        Assert.Null(main.QuerySelector(".reference"));
    }

    [Theory]
    [InlineData("/language", "//evil.example")]
    [InlineData("/language", "https://evil.example/")]
    [InlineData("/basis", "https://evil.example/")]
    public async Task A_way_back_never_leads_elsewhere(string path, string back)
    {
        using var reader = product.Reader();
        using var answer = await reader.Post(path, ("back", back), ("language", "en"), ("basis", "strict"));
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("192.0.2.7", "http", null, 403)]
    [InlineData("2001:db8::7", "http", null, 403)]
    [InlineData("192.0.2.7", "https", null, 200)]
    [InlineData("127.0.0.1", "http", null, 200)]
    [InlineData("::1", "http", null, 200)]
    [InlineData("::ffff:127.0.0.1", "http", null, 200)]
    // A proxy on the machine that nobody told the program of: its readers are not on this machine.
    [InlineData("127.0.0.1", "http", "192.0.2.7", 403)]
    public async Task Plain_http_is_for_this_machine_only(string from, string scheme, string? forwarded, int status)
    {
        foreach (var path in new[] { Links.SignIn, "/css/site.css" })
        {
            var context = await memory.Host.Server.SendAsync(c =>
            {
                c.Connection.RemoteIpAddress = IPAddress.Parse(from);
                (c.Request.Method, c.Request.Path, c.Request.Scheme) = ("GET", path, scheme);
                c.Request.Host = new("localhost");
                if (forwarded is not null)
                {
                    c.Request.Headers["X-Forwarded-For"] = forwarded;
                }
            });
            Assert.Equal(status, context.Response.StatusCode);
            using var body = new StreamReader(context.Response.Body);
            var text = await body.ReadToEndAsync();
            Assert.Equal(status == 403, text.Contains("请用 https://"));
            Assert.True(status == 200 || context.Response.ContentType == "text/plain; charset=utf-8");
            Assert.Equal(scheme == "https", context.Response.Headers.ContainsKey("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task A_strangers_name_for_this_machine_is_refused()
    {
        using var reader = product.Reader();
        using var answer = await reader.GetAs("evil.example", Links.Home(Addresses.Demo, TestCounty.Year));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("示例县", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_fault_of_the_system_shows_no_internals_and_says_what_to_do()
    {
        await using var host = new Host(demo: false, listen: true);
        using var reader = host.Reader();
        await Breakage.DropCounties(host);
        foreach (var path in new[] { "/", "/990100/2026", "/990100/2026/judge/Q5" })
        {
            using var answer = await reader.Get(path);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            var page = await Reader.Page(answer);
            Assert.Contains("系统出错", page.QuerySelector("h1")!.TextContent);
            Assert.Contains("请稍后重试", page.QuerySelector("main")!.TextContent);
            // Whoever maintains the system finds the fault in the log by the number the reader tells him.
            var reference = page.QuerySelector(".reference")!.TextContent;
            Assert.Contains(host.Faults, f => f.Contains(reference) && f.Contains("no such table") && f.Contains(path));
            foreach (var inner in new[] { "Exception", "SQLite", "county", "   at ", host.Database })
            {
                Assert.DoesNotContain(inner, page.DocumentElement.TextContent, StringComparison.OrdinalIgnoreCase);
            }
        }
    }
}
