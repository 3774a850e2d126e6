using Junheng.App.Standards;
using Junheng.Web.Pages.Help;
using Junheng.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Junheng.Web.Tests.Journeys;

/// <summary>Someone asks what a word or a figure means.</summary>
[Collection(ProductUsers.Name)]
public sealed class GlossaryTests(Product product)
{
    private static readonly string Page = Links.Glossary(Addresses.Demo, TestCounty.Year);

    [Fact]
    public void Entries_of_every_pack_have_names_of_their_own_no_gaps_and_refer_to_one_another()
    {
        var text = product.Host.Services.GetRequiredService<IStringLocalizer<Texts>>();
        var packs = PackLibrary.Delivered().All.ToList();
        Assert.True(packs.Count > 6);
        foreach (var pack in packs)
        {
            var entries = new Glossary(pack, text).Groups.SelectMany(g => g.Entries).ToList();
            var ids = entries.ConvertAll(e => e.Id);
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.Empty(entries.SelectMany(e => e.See).Except(ids));
            Assert.DoesNotContain(
                entries.SelectMany(e => e.Lines.Append(e.Text).Append(e.Title)),
                t => t.Contains('{')
            );
            Assert.Empty(entries.Where(e => e.Text.Length == 0 || e.Title.Length == 0).Select(e => e.Id));
            Assert.Equal(
                pack.Indicators.Count + pack.Items.Count + pack.Veto.Count,
                entries.Count(e => e.Source is not null)
            );
        }
    }

    [Fact]
    public void Every_term_stands_in_both_languages()
    {
        var terms = Term.All.SelectMany(g => g.Terms).ToList();
        Assert.True(terms.Count > 70);
        Assert.All(terms, t => Assert.DoesNotContain("", new[] { t.Zh, t.En, t.Text, t.English }));
        Assert.All(terms, t => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", t.English.Replace("万元", "")));
    }

    [Fact]
    public async Task An_indicator_and_an_item_say_their_thresholds_clause_and_local_changes()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Page);
        var area = page.GetElementById("R4")!.NextElementSibling!.TextContent;
        Assert.Contains("小学不低于4.5，初中不低于5.8", area);
        Assert.Contains("小学3.825，初中4.93", area);
        Assert.Contains("教督〔2017〕6号 资源配置 第4项", area);
        var quota = page.GetElementById("G14")!.NextElementSibling!.TextContent;
        Assert.Matches("地方改写：50 → [0-9]+", quota);
        Assert.Contains("优质高中分配名额 ÷ 优质高中招生计划总人数", quota);
        Assert.Contains("须由人核实", page.GetElementById("V4")!.NextElementSibling!.TextContent);
    }

    [Fact]
    public async Task It_is_searched_by_its_address_and_says_when_nothing_is_found()
    {
        using var reader = product.Reader();
        var found = await reader.Page(Page + "?q=" + Uri.EscapeDataString("权数"));
        var entries = found.QuerySelectorAll("dl.entries dt");
        Assert.InRange(entries.Length, 2, 40);
        Assert.All(entries, e => Assert.Contains("权数", e.TextContent + e.NextElementSibling!.TextContent));
        var none = await reader.Page(Page + "?q=zzz");
        Assert.Empty(none.QuerySelectorAll("dl.entries dt"));
        Assert.Contains("没有找到“zzz”", none.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Figures_lead_to_their_meaning_and_paper_carries_it_at_the_end()
    {
        using var reader = product.Reader();
        var (county, year) = (Addresses.Demo, TestCounty.Year);
        foreach (
            var (path, id, name) in new[]
            {
                (Links.Home(county, year), "cv", "差异系数"),
                (Links.Items(county, year), "G5", "G5"),
                (Links.Gaps(county, year), "floor", "余项下限"),
                (Links.Balance(county, year), "contribution", "对方差的贡献"),
                (Links.Validate(county, year), "check", "校验问题"),
                (Links.Item(county, year, "V4"), "V4", "V4"),
            }
        )
        {
            var page = await reader.Page(path);
            var link = page.QuerySelectorAll("main a.meaning")
                .First(a => a.GetAttribute("href") == Links.Meaning(county, year, id));
            // The name starts with the word that is seen.
            Assert.StartsWith(link.TextContent, link.GetAttribute("aria-label"));
            Assert.Contains(
                page.QuerySelectorAll(".meanings-used dt"),
                t => t.TextContent.StartsWith(name, StringComparison.Ordinal)
            );
        }
    }
}
