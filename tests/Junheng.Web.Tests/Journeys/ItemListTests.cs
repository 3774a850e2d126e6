using AngleSharp.Html.Dom;
using Junheng.App;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Journeys;

/// <summary>The lists to hand on: every class too large, every room too small, every school short of rooms.</summary>
[Collection(ProductUsers.Name)]
public sealed class ItemListTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task Every_class_over_the_limit_is_listed_as_the_conclusion_counts_them()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Links.Item(Addresses.Demo, Year, "G5"));
        var rows = page.QuerySelectorAll("#classes tbody tr")
            .Select(r => r.Children.TakeLast(5).Select(c => c.TextContent).ToArray())
            .ToList();
        var item = (await Opened()).Result.Strict.Items.Single(i => i.Item.Method == ItemMethod.Classes);
        Assert.Equal(item.Shortfalls.Sum(s => s.Count), rows.Count);
        Assert.Contains($"超过规定人数的班级（{rows.Count}个）", page.QuerySelector("#classes h2")!.TextContent);
        Assert.All(rows, r => Assert.Equal(int.Parse(r[2]) - int.Parse(r[3]), int.Parse(r[4])));
        Assert.All(rows, r => Assert.True(int.Parse(r[4]) > 0));
        Assert.Contains(
            page.QuerySelectorAll("#classes a"),
            a => a.GetAttribute("href") == Links.School(Addresses.Demo, Year, Addresses.ASchool)
        );
    }

    [Fact]
    public async Task Where_no_class_list_was_handed_in_the_totals_stand_and_it_is_said()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Links.Item(Addresses.Demo, Year - 1, "G5"));
        var part = page.QuerySelector("#classes")!;
        Assert.Contains("没有报班级名单的学段部", part.TextContent);
        Assert.Contains("超标准班额班数", part.TextContent);
        Assert.NotEmpty(part.QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rooms_are_measured_by_the_area_asked_of_their_school(bool tolerant)
    {
        using var reader = product.Reader();
        using var chosen = await reader.Post("/basis", ("basis", tolerant ? "tolerant" : "strict"), ("back", "/"));
        var page = await reader.Page(Links.Item(Addresses.Demo, Year, "G3"));
        var (expected, lacking) = await Rooms(tolerant);
        Assert.Equal(expected.Sum(r => r.Small.Count()), page.QuerySelectorAll("#small tbody tr").Length);
        Assert.Equal(lacking, page.QuerySelectorAll("#lacking tbody tr").Length);
        var areas = page.QuerySelectorAll("#small tbody tr").Select(r => r.Children[^2].TextContent).Distinct();
        Assert.Equal(expected.Where(r => r.Small.Any()).Select(r => $"{r.Area}").Distinct().Order(), areas.Order());
    }

    [Fact]
    public async Task The_page_of_a_school_measures_its_rooms_by_the_tolerance_where_it_is_shown()
    {
        var (eased, _) = await Rooms(tolerant: true);
        var (strict, _) = await Rooms(tolerant: false);
        // A school of which the list has rooms that only the tolerance lets pass.
        var (before, rooms) = strict
            .Zip(eased)
            .First(r =>
                r.First.Listed && r.First.Kind == RoomKind.Music && r.First.Small.Count() > r.Second.Small.Count()
            );
        Assert.Equal(before.School, rooms.School);

        using var reader = product.Reader();
        var path = Links.School(Addresses.Demo, Year, rooms.School.School);
        Assert.Equal((before.Small.Count(), "不足96㎡"), Told(await reader.Page(path)));
        using var chosen = await reader.Post("/basis", ("basis", "tolerant"), ("back", "/"));
        var page = await reader.Page(path);
        Assert.Equal((rooms.Small.Count(), $"不足{rooms.Area}㎡"), Told(page));
        Assert.Contains("严格口径96㎡", page.QuerySelector("#lists")!.TextContent);

        (int, string) Told(IHtmlDocument at)
        {
            var head = at.QuerySelectorAll("#lists h3").Single(h => h.TextContent.StartsWith("音乐教室", default));
            var words = head.FirstChild!.TextContent.Trim();
            return (
                head.NextElementSibling!.QuerySelectorAll("li.not").Length,
                words[words.IndexOf("不足", StringComparison.Ordinal)..]
            );
        }
    }

    private async Task<(List<SchoolRooms> Rooms, int Lacking)> Rooms(bool tolerant)
    {
        var result = (await Opened()).Result;
        var verdict = tolerant ? result.Tolerant! : result.Strict;
        var item = verdict.Items.Single(i => i.Item.Method == ItemMethod.Rooms);
        var granted = verdict.Resources.Kernel.Tolerances;
        return (
            [.. SchoolRooms.All(item.Item, result.Inputs.Pack, granted, result.Schools)],
            item.Shortfalls.Count(s => s.Verdict == Verdict.NotMet)
        );
    }

    private async Task<OpenedYear> Opened()
    {
        await using var scope = product.Host.Scope();
        return (await scope.ServiceProvider.GetRequiredService<OpenYear>().Handle(Addresses.Demo, Year))!;
    }
}
