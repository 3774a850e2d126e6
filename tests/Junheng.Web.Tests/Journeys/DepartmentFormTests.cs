using AngleSharp.Html.Dom;
using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Users;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Journeys;

/// <summary>A department finds open what it answers for, and everything else closed, with who answers for it.</summary>
[Collection(ProductUsers.Name)]
public sealed class DepartmentFormTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task Figures_of_items_that_do_not_name_the_department_stand_without_a_field()
    {
        var (county, reader) = await Department("G8");
        using (reader)
        {
            var page = await reader.Page(Links.CountyFigures(county.Code, Year));
            Assert.NotNull(page.QuerySelector("input[name='v.teacher_pay']"));
            var rows = page.QuerySelectorAll("table.figures tbody tr");
            var open = rows.Where(r => r.QuerySelector("input") is not null).ToList();
            var closed = rows.Where(r => r.QuerySelector("input") is null).ToList();
            Assert.All(open, r => Assert.Contains("G8", r.TextContent, StringComparison.Ordinal));
            Assert.NotEmpty(closed);
            Assert.All(closed, r => Assert.DoesNotContain("G8", r.TextContent, StringComparison.Ordinal));
            Assert.All(closed, r => Assert.Contains("由", r.QuerySelector("td .sub")!.TextContent));
            Assert.Contains(closed, r => r.TextContent.Contains("由县财政局填报", StringComparison.Ordinal));
            Assert.Contains(closed, r => r.TextContent.Contains("由教育局填报", StringComparison.Ordinal));
            Assert.NotNull(Button(page));

            // What is open is taken; what was left out stays.
            using var saved = await reader.Post(
                Links.CountyFigures(county.Code, Year),
                ("v.teacher_pay", "91000"),
                ("s.teacher_pay", $"{page.QuerySelector("input[name='s.teacher_pay']")!.GetAttribute("value")}")
            );
            Assert.Equal(302, (int)saved.StatusCode);
        }
    }

    [Fact]
    public async Task An_item_of_another_unit_shows_the_judgement_and_who_makes_it_but_no_form()
    {
        var (county, reader) = await Department("G8");
        using (reader)
        {
            var page = await reader.Page(Links.Item(county.Code, Year, "Q5"));
            Assert.Null(page.QuerySelector("main form textarea"));
            Assert.Null(page.QuerySelector("main input[type=radio]"));
            Assert.Contains("由县财政局填报", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            var figures = await reader.Page(Links.CountyFigures(county.Code, Year));
            Assert.NotNull(Button(figures));
        }

        var (own, mine) = await Department("Q5");
        using (mine)
        {
            Assert.NotNull((await mine.Page(Links.Item(own.Code, Year, "Q5"))).QuerySelector("main form textarea"));
        }
    }

    [Fact]
    public async Task A_department_that_answers_for_no_figure_finds_no_button()
    {
        var (county, reader) = await Department("Q5");
        using (reader)
        {
            var page = await reader.Page(Links.CountyFigures(county.Code, Year));
            Assert.Empty(page.QuerySelectorAll("table.figures input"));
            Assert.Null(Button(page));
        }
    }

    private static AngleSharp.Dom.IElement? Button(IHtmlDocument page) => page.QuerySelector("main form button");

    /// <summary>A county where one item names the department of a reader, and Q5 and G9 another one.</summary>
    private async Task<(TestCounty County, Reader Reader)> Department(string item)
    {
        var county = await product.County();
        var key = product.Host.Key(Role.DepartmentLiaison, county.Code);
        await using var scope = product.Host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var unit = await db
            .OrgUnits.Where(u => u.Level == UnitLevel.County && u.Division == county.Code)
            .Select(u => u.Name)
            .SingleAsync();
        string[] others = [.. new[] { "Q5", "G9" }.Where(k => k != item)];
        var outcome = await scope
            .ServiceProvider.GetRequiredService<SaveItemUnits>()
            .Handle(
                new(
                    county.Code,
                    [item, .. others],
                    [new(item, unit, ""), .. others.Select(o => new SaveItemUnits.Entry(o, "县财政局", ""))]
                )
            );
        Assert.Equal([], outcome.Mistakes);
        return (county, new(product.Host.Address, key));
    }
}
