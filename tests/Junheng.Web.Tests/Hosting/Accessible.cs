using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Hosting;

/// <summary>WCAG, as far as a program can tell.</summary>
internal static class Accessible
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// Most of what axe takes for a page of large tables is the contrast of thousands of cells that look alike. Here
    /// each look is measured once: texts are alike when they and all they lie in are painted alike and nothing else
    /// lies over or under them. Where axe cannot tell for a reason of the one text's own, all of its look are measured.
    /// Rules that find nothing serious need not run: an impact set on a rule is that of all it finds.
    /// </summary>
    private const string Look = """
        async () => {
          const serious = ["serious", "critical"];
          const lesser = axe._audit.rules.filter(r => r.impact && !serious.includes(r.impact));
          const rules = Object.fromEntries(lesser.map(r => [r.id, { enabled: false }]));
          const reported = { resultTypes: ["violations", "incomplete"], elementRef: true };

          const contrast = axe._audit.rules.find(r => r.id === "color-contrast");
          const matches = contrast.matches;
          const looks = textsByLook();
          let measured = new Set(looks.map(l => l[0]));
          contrast.matches = function (element) {
            return measured.has(element) && matches.apply(this, arguments);
          };
          const first = await axe.run(document, { ...reported, rules });
          // Whatever has the look shares these reasons; any other may be the one text's.
          const shared = ["bgImage", "bgGradient", "imgNode", "shortTextContent", "nonBmp", "equalRatio"];
          const unsure = new Set(first.incomplete.filter(i => i.id === contrast.id).flatMap(i => i.nodes)
            .filter(n => !shared.includes(n.any[0]?.data?.messageKey)).map(n => n.element));
          measured = new Set(looks.filter(l => unsure.has(l[0])).flatMap(l => l.slice(1)));
          const second = measured.size === 0 ? { violations: [] }
            : await axe.run(document, { ...reported, runOnly: [contrast.id] });
          contrast.matches = matches;
          return [first, second].flatMap(r => r.violations).filter(v => serious.includes(v.impact))
            .flatMap(v => v.nodes.map(n => `${v.impact}: ${v.id}: ${v.help}: ${n.target} ${n.html}`));

          function textsByLook() {
            const painted = ["color", "backgroundColor", "backgroundImage", "backgroundClip", "opacity", "fontSize",
              "fontWeight", "textShadow", "filter", "mixBlendMode", "clipPath", "overflow", "visibility", "display",
              "position"];
            const states = ["disabled", "aria-disabled", "aria-hidden", "inert"];
            const [chains, numbers] = [new Map(), new Map()];
            // The number of how an element and all it lies in are painted.
            const chain = e => {
              if (!e) { return 0; }
              if (!chains.has(e)) {
                const style = getComputedStyle(e);
                const own = [chain(e.parentElement), ...painted.map(p => style[p]),
                  ...states.map(s => e.getAttribute(s))].join("|");
                if (!numbers.has(own)) { numbers.set(own, numbers.size + 1); }
                chains.set(e, numbers.get(own));
              }
              return chains.get(e);
            };
            const all = Array.from(document.body.querySelectorAll("*"));
            const overlays = all.filter(e => {
              const style = getComputedStyle(e);
              return (style.position !== "static" || style.float !== "none" || style.transform !== "none")
                && (style.backgroundColor !== "rgba(0, 0, 0, 0)" || style.backgroundImage !== "none");
            }).map(e => ({ e, at: e.getBoundingClientRect() }));
            const apart = e => {
              const at = e.getBoundingClientRect();
              return overlays.some(o => o.at.left < at.right && o.at.right > at.left && o.at.top < at.bottom
                && o.at.bottom > at.top && !o.e.contains(e) && !e.contains(o.e));
            };
            const naming = new Set(all.flatMap(e => (e.getAttribute("aria-labelledby") ?? "").split(/\s+/)));
            const looks = new Map();
            for (const e of all) {
              const text = Array.from(e.childNodes).filter(n => n.nodeType === 3).map(n => n.data).join("").trim();
              const field = e.matches("input, select, textarea, button, option");
              if (!text && !field) { continue; }
              const alone = field || e.closest("label, svg") || (e.id && naming.has(e.id)) || apart(e);
              const look = alone ? e : [chain(e), text.length > 1, /[\p{L}\p{N}]/u.test(text)].join("|");
              if (!looks.has(look)) { looks.set(look, []); }
              looks.get(look).push(e);
            }
            return Array.from(looks.values());
          }
        }
        """;

    /// <summary>What axe holds to be serious or worse on the page as it stands.</summary>
    public static async Task<IReadOnlyList<string>> Faults(this IPage page)
    {
        // After a click the page may still be coming.
        await page.WaitForLoadStateAsync();
        await page.EvaluateAsync(Axe);
        return [.. (await page.EvaluateAsync<string[]>(Look)).Select(f => $"{page.Url}: {f}")];
    }

    /// <summary>What axe says when it measures every text by itself: the rules that find something serious.</summary>
    public static async Task<IReadOnlyList<string>> RulesBroken(this IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
              .filter(v => ["serious", "critical"].includes(v.impact)).map(v => v.id)
            """
        );
    }

    /// <summary>Fails with everything that axe holds to be serious or worse.</summary>
    public static async Task IsAccessible(this IPage page) => Assert.Empty(await page.Faults());
}
