using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Journeys;

/// <summary>The page of a school shows its classes and rooms one by one.</summary>
[Collection(ProductUsers.Name)]
public sealed class SchoolListsTests(Product product)
{
    [Fact]
    public async Task Every_class_is_shown_and_the_large_ones_are_marked_as_the_item_counts_them()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Links.School(Addresses.Demo, TestCounty.Year, Addresses.Demo + "0005"));
        var lists = page.QuerySelector("#lists")!;
        Assert.Contains("小学：36个班，14个超过45人", lists.TextContent);
        var classes = lists.QuerySelector("ul")!.QuerySelectorAll("li");
        Assert.Equal(36, classes.Length);
        Assert.Equal(14, classes.Count(c => c.ClassList.Contains("not")));
        Assert.All(classes.Where(c => c.ClassList.Contains("not")), c => Assert.EndsWith("超", c.TextContent));
        Assert.Contains("14个班超过45人", page.QuerySelector("main")!.TextContent);
        Assert.Contains("音乐教室：4间，0间不足96㎡", lists.TextContent);
    }

    [Fact]
    public async Task Classes_and_rooms_of_a_school_with_campuses_say_of_which_they_are()
    {
        using var reader = product.Reader();
        var item = await reader.Page(Links.Item(Addresses.Demo, TestCounty.Year, "G5"));
        var large = item.QuerySelectorAll("#classes tbody").First(b => b.TextContent.Contains("东校区 "));
        Assert.All(large.QuerySelectorAll("tr"), r => Assert.Matches("(本部|东校区) ", r.TextContent));

        var path = large.QuerySelector("a")!.GetAttribute("href")!;
        var listed = (await reader.Page(path)).QuerySelectorAll("#lists li");
        Assert.NotEmpty(listed);
        Assert.All(listed, li => Assert.Matches("^(本部|东校区) ", li.TextContent));
        Assert.Contains(listed, li => li.TextContent.StartsWith("东校区 音乐教室", StringComparison.Ordinal));

        var alone = await reader.Page(Links.School(Addresses.Demo, TestCounty.Year, Addresses.Demo + "0005"));
        Assert.All(alone.QuerySelectorAll("#lists li"), li => Assert.Null(li.QuerySelector(".muted")));
    }

    [Fact]
    public async Task Without_lists_there_is_no_such_part()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Links.School(Addresses.Demo, TestCounty.Year - 1, Addresses.Demo + "0005"));
        Assert.Null(page.QuerySelector("#lists"));
    }
}
