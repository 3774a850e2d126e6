using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Journeys;

/// <summary>Lists to hand on to those who do the work: chosen, put in order, exported.</summary>
[Collection(ProductUsers.Name)]
public sealed class WorkListTests(Product product)
{
    private const int Year = TestCounty.Year;

    private static readonly string Gaps = Links.Gaps(Addresses.Demo, Year);

    [Fact]
    public async Task Gaps_are_chosen_by_locale_and_stage_and_the_form_keeps_what_was_asked()
    {
        using var reader = product.Reader();
        var all = Rows(await reader.Page(Gaps + "?indicator=R4"), "main table");
        var page = await reader.Page(Gaps + "?indicator=R4&locale=city&stage=primary&order=school");
        var rows = Rows(page, "main table");
        Assert.InRange(rows.Count, 2, all.Count - 1);
        Assert.All(rows, r => Assert.Equal(("主城区", "小学"), (r.Children[2].TextContent, r.Children[3].TextContent)));
        foreach (
            var (name, value) in new[]
            {
                ("indicator", "R4"),
                ("locale", "city"),
                ("stage", "primary"),
                ("order", "school"),
            }
        )
        {
            Assert.Equal(value, page.QuerySelector($"select[name={name}] option[selected]")!.GetAttribute("value"));
        }

        var lacks = all.Select(r => decimal.Parse(r.Children[^2].TextContent.Split(' ')[0])).ToList();
        Assert.Equal(lacks.OrderDescending(), lacks);
    }

    [Theory]
    [InlineData("", "差距清单")]
    [InlineData("G5", "超过规定人数的班级")]
    [InlineData("G3", "面积不足的教室")]
    public async Task The_workbook_of_a_list_has_the_rows_of_its_page(string item, string sheet)
    {
        using var reader = product.Reader();
        var path = item.Length == 0 ? Gaps : Links.Item(Addresses.Demo, Year, item);
        var page = await reader.Page(path + "?locale=city&order=school");
        var link = page.QuerySelectorAll("main form a").Single(a => a.TextContent == "导出清单（xlsx）");
        using var answer = await reader.Get(link.GetAttribute("href")!);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var book = Workbook.Read(await answer.Content.ReadAsByteArrayAsync());
        var rows = item switch
        {
            "G5" => Rows(page, "#classes table"),
            "G3" => Rows(page, "#small table"),
            _ => Rows(page, "main table"),
        };
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, book[sheet].Count - 3);
        var head = book[sheet][0][0].GetString() + book[sheet][1][0].GetString();
        foreach (
            var word in new[]
            {
                "示例县",
                "990100",
                $"{Year}年",
                "第1版",
                "规则包：",
                "严格口径",
                "导出时间：2026-",
                $"导出人：{Host.Post}",
                "主城区",
            }
        )
        {
            Assert.Contains(word, head);
        }
    }

    [Fact]
    public async Task Classes_stand_the_fullest_first_or_under_their_school()
    {
        using var reader = product.Reader();
        var item = Links.Item(Addresses.Demo, Year, "G5");
        var page = await reader.Page(item);
        var excess = Rows(page, "#classes table").Select(r => int.Parse(r.LastElementChild!.TextContent)).ToList();
        Assert.Equal(excess.OrderDescending(), excess);
        var bySchool = await reader.Page(item + "?order=school");
        Assert.Equal(
            excess.Order(),
            Rows(bySchool, "#classes table").Select(r => int.Parse(r.LastElementChild!.TextContent)).Order()
        );
        var names = bySchool.QuerySelectorAll("#classes tbody th a").Select(a => a.GetAttribute("href")).ToList();
        Assert.True(names.Count < excess.Count);
        var town = await reader.Page(item + "?locale=town");
        Assert.InRange(Rows(town, "#classes table").Count, 1, excess.Count - 1);
        Assert.Contains($"（{Rows(town, "#classes table").Count}个）", town.QuerySelector("#classes h2")!.TextContent);
        // The form leads back to the list, not to the head of the page.
        Assert.EndsWith("#lists", page.QuerySelector("#classes form")!.GetAttribute("action"));
    }

    [Fact]
    public async Task A_list_of_an_old_version_stays_with_it()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var sheet = county.Sheet();
        sheet[sheet.PrimarySchool(), "multimedia_rooms"] = "0";
        var page = await product.Window();
        await page.Hand(county, new("新表.csv", sheet.Csv()));
        await page.Press("确认导入");
        await page.WaitForURLAsync("**" + Links.Home(county.Code, Year));
        await page.Context.CloseAsync();
        var gaps = Links.Gaps(county.Code, Year) + "?indicator=R7";
        var old = await reader.Page(gaps + "&version=1");
        Assert.Equal("1", old.QuerySelector("main form input[name=version]")!.GetAttribute("value"));
        Assert.All(old.QuerySelectorAll("main form a"), a => Assert.Contains("version=1", a.GetAttribute("href")));
        Assert.Equal(Rows(old, "main table").Count + 1, Rows(await reader.Page(gaps), "main table").Count);
    }

    [Fact]
    public async Task An_item_without_a_list_has_no_workbook()
    {
        using var reader = product.Reader();
        using var answer = await reader.Get(Links.Item(Addresses.Demo, Year, "G1") + "?handler=Workbook");
        Assert.Equal(404, (int)answer.StatusCode);
    }

    private static List<IElement> Rows(IHtmlDocument page, string table) =>
        [.. page.QuerySelectorAll(table + " tbody tr")];
}
