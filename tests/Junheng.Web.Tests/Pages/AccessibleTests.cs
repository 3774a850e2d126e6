using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Pages;

/// <summary>That looking at each look of a text once misses nothing: faults are planted and must be found.</summary>
[Collection(PageReaders.Name)]
public sealed class AccessibleTests(Product product)
{
    private static readonly string Path = Links.Item(Addresses.Demo, TestCounty.Year, "R4");

    /// <summary>Done to one cell among hundreds that look alike; taken back by what it returns.</summary>
    private static readonly (string Name, string Plant)[] Pale =
    [
        ("of its own colour", "cell.style.color = '#bbb'"),
        (
            "in a row of its own background",
            "cell.closest('tr').querySelectorAll('td').forEach(c => c.style.background = '#555')"
        ),
        ("half transparent", "cell.closest('tr').style.opacity = '0.4'"),
        ("in a word of its own", "cell.innerHTML = '<span class=\"fault\" style=\"color: #ccc\">坏的一格</span>'"),
        (
            "over a block that it does not lie in",
            """
            cell.closest('tbody').querySelectorAll('td').forEach(c => {
              c.style.position = 'relative'; c.style.zIndex = '1'; c.style.background = 'none';
            });
            const at = cell.getBoundingClientRect();
            const block = document.createElement('div');
            block.style.cssText = `position: absolute; background: #444; z-index: 0; left: ${at.left + scrollX}px;
              top: ${at.top + scrollY}px; width: ${at.width}px; height: ${at.height}px`;
            document.body.append(block);
            """
        ),
    ];

    [Fact]
    public async Task One_pale_cell_among_hundreds_alike_is_found()
    {
        foreach (var (name, plant) in Pale)
        {
            var page = await product.ReadingWindow(1440);
            await page.GotoAsync(Path);
            await page.EvaluateAsync(
                $$"""
                () => {
                  const cells = Array.from(document.querySelectorAll('main table:last-of-type tbody tr td.n'));
                  const cell = cells[Math.floor(cells.length / 2)];
                  cell.classList.add('fault');
                  cell.textContent = '坏的一格';
                  cell.scrollIntoView({ block: 'center' });
                  {{plant}}
                }
                """
            );
            Assert.True((await page.Faults()).Any(f => f.Contains(": color-contrast: ")), name);
        }
    }

    [Fact]
    public async Task What_axe_finds_when_it_measures_everything_is_found()
    {
        var page = await product.ReadingWindow(1440);
        await page.GotoAsync(Path);
        Assert.Empty(await page.Faults());
        Assert.Empty(await page.RulesBroken());
        await page.EvaluateAsync(
            """
            () => {
              document.documentElement.removeAttribute('lang');
              document.title = '';
              document.querySelector('main').insertAdjacentHTML('beforeend', `
                <img src="/icon.svg"><button></button><a href="/"></a><input><select><option>一</option></select>
                <ul><div>不是条目</div></ul><div role="nothing">角色</div><div aria-hidden="true"><a href="/">看不见</a></div>
                <p>文字中间<a href="/" style="text-decoration: none; color: #333">认不出的链接</a>在这里</p>
                <div role="checkbox">没有状态</div><p style="color: #ddd">看不清的字</p>
                <button style="background: #fff; color: #ccc">看不清的按钮</button>`);
            }
            """
        );
        var all = await page.RulesBroken();
        Assert.True(all.Count > 10, string.Join(' ', all));
        var found = (await page.Faults()).Select(f => f.Split(": ")[2]).Distinct();
        Assert.Equal(all.Order(), found.Order());
    }
}
