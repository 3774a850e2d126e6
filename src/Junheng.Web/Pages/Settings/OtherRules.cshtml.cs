using Junheng.App;
using Junheng.App.Judge;
using Junheng.App.Standards;
using Junheng.App.Users;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Standards;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Settings;

/// <summary>规则比较: the county under another rule pack, or with tolerances it does not have.</summary>
[Needs(Right.ReadCounty)]
public sealed class OtherRulesModel(OpenYear open, PackLibrary packs) : CountyPage(open, "other-rules")
{
    /// <summary>Every pack of the installation.</summary>
    public IEnumerable<RulePack> Packs => packs.All;

    /// <summary>The other pack.</summary>
    public RulePack Other { get; private set; } = null!;

    /// <summary>Keys of the tolerances tried.</summary>
    public IReadOnlyList<string> Tried { get; private set; } = [];

    public VersionComparison? Comparison { get; private set; }

    public CountyVerdict? OtherVerdict { get; private set; }

    public IReadOnlyList<Measure> Changed => [.. Comparison!.Measures.Where(m => m.IsChanged)];

    /// <summary>Whether a tolerance of the other pack is in force this year.</summary>
    public bool IsGranted(Tolerance tolerance) => Other.Granted(Kernel.RulesDay(Year)).Contains(tolerance);

    public IActionResult OnGet(string? pack, string[]? tolerances)
    {
        if ((pack is null ? Pack : packs.Find(pack)) is not { } other)
        {
            return NotFound();
        }

        Other = other;
        // Unasked, the county's own rules with the tolerances in force: the question most often put.
        Tried = pack is null
            ? [.. other.Granted(Kernel.RulesDay(Year)).Select(t => t.Key)]
            : [.. (tolerances ?? []).Where(k => other.Tolerances.Any(t => t.Key == k))];
        if (Opened.Version is not null)
        {
            var result = OtherRules.Run(Result.Inputs, other, Tried);
            OtherVerdict = result.Tolerant ?? result.Strict;
            Comparison = VersionComparison.Between(Result, result, isNewTolerant: true);
        }

        return Page();
    }
}
