using System.Net;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Users;
using Junheng.Bench;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Tests.Operations;

/// <summary>Two web nodes on one PostgreSQL behind nginx, which sends each request to the other node than the last.</summary>
public sealed class SeveralNodesTests : IAsyncLifetime
{
    private const string County = "990188";
    private const int Year = TestCounty.Year;

    private string database = "";
    private string key = "";
    private Node first = null!;
    private Node second = null!;
    private Nginx nginx = null!;

    public async Task InitializeAsync()
    {
        var cluster = await PostgresCluster.Start();
        await cluster.Create("junheng");
        database = cluster.Connection("junheng");
        // Both at once: one brings the database up to date, the other waits for it.
        var starting = new[] { Start(), Start() };
        await Task.WhenAll(starting);
        (first, second) = (await starting[0], await starting[1]);
        nginx = await Nginx.Start(first, second);
    }

    public async Task DisposeAsync()
    {
        await nginx.DisposeAsync();
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_one_node_begins_the_other_can_go_on_with()
    {
        // A form from one node is accepted by the other: the county would not be registered otherwise.
        using (
            var officer = new Reader(
                nginx.Address,
                await OpenedAccount.Of(database, TimeProvider.System, "系统岗", Role.SystemAdmin)
            )
        )
        {
            using var registered = await officer.Post(Links.Counties, ("Code", County), ("Name", "两节点县"));
            Assert.Equal(HttpStatusCode.Redirect, registered.StatusCode);
        }

        // A session begun on one node is good on the other.
        key = await OpenedAccount.Of(database, TimeProvider.System, "统计岗", Role.BureauDirector);
        using var reader = new Reader(nginx.Address, key);

        var nodes = new HashSet<string>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await reader.Get(Links.Home(County, Year));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            nodes.Add(answer.Headers.GetValues("X-Node").Single());
        }

        Assert.Equal(2, nodes.Count);
        await Forms_of_each_node_are_accepted_by_the_other();
        await Uploads_are_read_once();
        await What_one_node_writes_the_other_shows_at_once();
        await An_upload_that_no_node_took_is_found();
        await A_node_that_is_gone_is_not_missed();
    }

    private async Task Forms_of_each_node_are_accepted_by_the_other()
    {
        foreach (var (from, to) in new[] { (first, second), (second, first) })
        {
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
            using var asked = await http.GetAsync(from.Address + Links.SignIn);
            var page = await Reader.Page(asked);
            var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            // Cookies know no ports: the one of the first node goes to the second.
            using var form = new FormUrlEncodedContent([
                new("language", "zh-CN"),
                new("back", "/"),
                new("__RequestVerificationToken", token),
            ]);
            using var posted = await http.PostAsync(to.Address + "/language", form);
            Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
        }
    }

    private async Task Uploads_are_read_once()
    {
        var county = new TestCounty(County);
        using var reader = new Reader(nginx.Address, key);
        var jobs = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var sheet = Sheet.Of(County, "两节点");
            sheet[1, "multimedia_rooms"] = $"{70 + i}";
            jobs.Add(await reader.Uploaded(county, new($"第{i}份.csv", sheet.Csv()) { Scope = "WholeCounty" }));
        }

        await using var db = Open();
        var reads = await db
            .ProcessChanges.Where(c => c.CountyCode == County && c.Entity == "import_job" && c.New == "Ready")
            .Select(c => c.Key)
            .ToListAsync();
        Assert.Equal(jobs.Count, reads.Count);
        Assert.Equal(reads.Count, reads.Distinct().Count());
        foreach (var node in new[] { first, second })
        {
            using var own = node.Reader(key);
            var page = await own.Page(jobs[0]);
            Assert.Contains("第0份.csv", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    private async Task What_one_node_writes_the_other_shows_at_once()
    {
        using var readers = new Pair(first.Reader(key), second.Reader(key));
        var (one, other) = (readers.One, readers.Other);
        for (var i = 1; i <= 5; i++)
        {
            var pay = $"{90_000 + i}";
            // Both have the year in memory by now.
            var before = await other.Page(Links.CountyFigures(County, Year));
            var seen = before.QuerySelector("[name='s.teacher_pay']")!.GetAttribute("value")!;
            using var saved = await one.Post(
                Links.CountyFigures(County, Year),
                ("v.teacher_pay", pay),
                ("s.teacher_pay", seen)
            );
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
            var page = await other.Page(Links.CountyFigures(County, Year));
            Assert.Equal(pay, page.QuerySelector("[name='v.teacher_pay']")!.GetAttribute("value"));
            (one, other) = (other, one);
        }
    }

    private async Task An_upload_that_no_node_took_is_found()
    {
        // As if the node that took it had been killed at once: nobody rings its bell.
        await using var db = Open();
        var job = await new StartImport(db, TimeProvider.System).Handle(
            new(
                County,
                Year,
                new(Year, 9, 1),
                ImportKind.Interim,
                ImportScope.WholeCounty,
                "无人领取",
                "无人领取.csv",
                Sheet.Of(County, "无人").Csv()
            )
        );
        Assert.Empty(job.Mistakes);
        for (var i = 0; i < 200; i++)
        {
            if (await db.ImportJobs.AnyAsync(j => j.Id == job.Value && j.State == ImportState.Ready))
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail("No node found the upload.");
    }

    private async Task A_node_that_is_gone_is_not_missed()
    {
        await first.Signal("KILL");
        await first.Ended();
        using var reader = new Reader(nginx.Address, key);
        for (var i = 0; i < 6; i++)
        {
            using var answer = await reader.Get(Links.Home(County, Year));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private sealed record Pair(Reader One, Reader Other) : IDisposable
    {
        public void Dispose()
        {
            One.Dispose();
            Other.Dispose();
        }
    }

    private Task<Node> Start() => Node.Start(database, ("TrustedProxies", "127.0.0.1/32"));

    private Db Open() => Db.OpenAs(database, Access.Program("测试岗"));
}
