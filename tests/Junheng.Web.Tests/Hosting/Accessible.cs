using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Hosting;

/// <summary>WCAG, as far as a program can tell.</summary>
internal static class Accessible
{
    // All is looked at, but only what is wrong is written out: on a page of large tables that is most of the work.
    private static readonly AxeRunOptions OnlyFaults = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>What axe holds to be serious or worse on the page as it stands.</summary>
    public static async Task<IReadOnlyList<string>> Faults(this IPage page)
    {
        var result = await page.RunAxe(OnlyFaults);
        return
        [
            .. result
                .Violations.Where(v => v.Impact is "serious" or "critical")
                .SelectMany(v => v.Nodes.Select(n => $"{page.Url}: {v.Impact}: {v.Id}: {v.Help}: {n.Target} {n.Html}")),
        ];
    }

    /// <summary>Fails with everything that axe holds to be serious or worse.</summary>
    public static async Task IsAccessible(this IPage page) => Assert.Empty(await page.Faults());
}
