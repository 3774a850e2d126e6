using AngleSharp.Dom;
using Junheng.App.Schools;
using Junheng.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Journeys;

/// <summary>A newcomer is shown round, and a county is told what comes next.</summary>
[Collection(ProductUsers.Name)]
public sealed class GuideTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task The_tour_leads_to_every_place_and_ticks_it_off_without_script()
    {
        using var reader = product.Reader();
        var guide = Links.Guide(Addresses.Demo, Year);
        Assert.Contains(Hrefs(await reader.Page(Links.Counties)), h => h == guide);
        Assert.Contains(Hrefs(await reader.Page(Links.Home(Addresses.Demo, Year))), h => h == guide);
        var steps = (await reader.Page(guide)).QuerySelectorAll("[aria-labelledby=tour] ol a");
        Assert.InRange(steps.Length, 6, 9);
        foreach (var step in steps)
        {
            using var answer = await reader.Get(step.GetAttribute("href")!);
            await reader.Page(answer.Headers.Location!.ToString());
        }

        var after = await reader.Page(guide);
        Assert.Equal(steps.Length, after.QuerySelectorAll("[aria-labelledby=tour] li.done").Length);
        Assert.Contains("由系统管理员登记县", after.Body!.TextContent, StringComparison.Ordinal);
        using var beyond = await reader.Get(Links.TourStep(Addresses.Demo, Year, steps.Length + 1));
        Assert.Equal(404, (int)beyond.StatusCode);
    }

    [Fact]
    public async Task What_comes_next_follows_from_what_the_county_has()
    {
        const string Code = "990391";
        await using (var scope = product.Host.Scope())
        {
            var register = scope.ServiceProvider.GetRequiredService<RegisterCounty>();
            Assert.True((await register.Handle(new(Code, "起步县"))).Ok);
        }

        var county = new TestCounty(Code);
        using var reader = product.Reader();
        var home = Links.Home(Code, Year);
        Assert.Contains("下载年报表", Next(await reader.Page(home)));
        var job = await reader.Uploaded(county, TestCounty.Whole("全县.csv", Sheet.Of(Code).Csv()));
        var waiting = await reader.Page(home);
        Assert.Contains("确认导入", Next(waiting));
        Assert.Contains(Hrefs(waiting), h => h == job);
        using var confirmed = await reader.Post(job + "?handler=Confirm");
        Assert.Equal(302, (int)confirmed.StatusCode);
        Assert.Contains("填写县级数据", Note(await reader.Page(home)));
        Assert.Contains("已填0项", Next(await reader.Page(Links.Guide(Code, Year))));
        await reader.Post(Links.CountyFigures(Code, Year), ("v.teacher_pay", "98000"));
        Assert.Contains("已填1项", Note(await reader.Page(home)));
        // A judgement that nobody could make yet is none.
        await reader.Post(Links.Item(Code, Year, "V1"), ("Outcome", "cannot_tell"), ("Note", "待查"), ("Seen", "0"));
        Assert.Contains("已填0项", await Evidence());
        await reader.Post(Links.Item(Code, Year, "V1"), ("Outcome", "met"), ("Note", "已查"), ("Seen", "1"));
        Assert.Contains("已填1项", await Evidence());

        async Task<string> Evidence() =>
            (await reader.Page(Links.Guide(Code, Year)))
                .QuerySelectorAll("main ol.tour li")
                .Single(l => l.TextContent.Contains("佐证", StringComparison.Ordinal))
                .TextContent;
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task A_year_without_data_says_so_and_what_to_do_in_every_room(string id)
    {
        using var reader = product.Reader();
        var page = await reader.Page(
            Setup.Rooms.All.SelectMany(s => s.Pages).Single(r => r.Id == id).Link(Addresses.Demo, Addresses.EmptyYear)
        );
        var hrefs = Hrefs(page).ToList();
        Assert.Contains(Links.Guide(Addresses.Demo, Addresses.EmptyYear), hrefs);
        Assert.Contains("还没有数据", page.GetElementById("empty")!.TextContent);
        Assert.Contains(
            Setup.Rooms.All.SelectMany(s => s.Pages).Single(r => r.Id == id).Link(Addresses.Demo, Year),
            hrefs
        );
        if (id != "import")
        {
            Assert.Contains(Links.Import(Addresses.Demo, Addresses.EmptyYear), page.GetElementById("empty")!.InnerHtml);
        }
    }

    [Theory]
    [InlineData("G3", true)]
    [InlineData("G7", false)]
    [InlineData("Q5", false)]
    [InlineData("V4", false)]
    public async Task An_item_of_a_year_without_data_says_so_where_school_data_decide_it(string key, bool says)
    {
        using var reader = product.Reader();
        var page = await reader.Page(Links.Item(Addresses.Demo, Addresses.EmptyYear, key));
        Assert.Equal(says, page.GetElementById("empty") is not null);
    }

    /// <summary>Rooms that show what was computed; the others are there without data too.</summary>
    public static TheoryData<string> Rooms =>
        [
            .. Setup
                // A campaign runs through the years, whatever data they have.
                .Rooms.All.Where(s => s.Stage != "创建工作")
                .SelectMany(s => s.Pages)
                .Select(r => r.Id)
                .Except(["work", "figures", "rules", "checks", "log", "guide", "glossary"]),
        ];

    private static IEnumerable<string> Hrefs(IParentNode page) =>
        page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!);

    private static string Next(IParentNode page) =>
        page.QuerySelectorAll("main ol.tour li")
            .Select(l => l.TextContent)
            .Single(t => t.Contains("下一步", StringComparison.Ordinal));

    private static string Note(IParentNode page) =>
        page.QuerySelectorAll("main .note-box").First(n => n.TextContent.Contains("下一步")).TextContent;
}
