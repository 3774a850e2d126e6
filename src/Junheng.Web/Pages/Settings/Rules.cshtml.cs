using Junheng.App;
using Junheng.App.Schools;
using Junheng.App.Users;
using Junheng.Engine.Standards;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Settings;

/// <summary>规则包: every number in force, where it comes from, what an overlay changed, what is assumed.</summary>
[Needs(Right.ReadCounty)]
public sealed class RulesModel(OpenYear open, ChangeCounty change) : CountyPage(open, "rules")
{
    /// <summary>The packs the county may be judged by.</summary>
    public IEnumerable<string> Packs => change.Choices(County);

    [BindProperty]
    public string? Chosen { get; set; }

    [BindProperty]
    public bool Tolerances { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>Only assumptions are listed if asked for.</summary>
    public bool OnlyAssumed { get; private set; }

    public void OnGet(bool assumed) =>
        (OnlyAssumed, Chosen, Tolerances) = (assumed, Opened.County.Pack, Opened.County.Tolerances);

    /// <summary>Changes the pack or the tolerances of the county.</summary>
    [Needs(Right.SetRules)]
    public async Task<IActionResult> OnPost()
    {
        var outcome = await change.Handle(new(County, Chosen ?? "", Tolerances, Why ?? ""), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            return Refuse(outcome.Mistakes);
        }

        Done = "规则设置已保存，所有结论已按新的规则重新判定。";
        return Redirect(Links.OfVersion(Opened, Links.Pack(County, Year)));
    }

    /// <summary>The numbers under an indicator or item.</summary>
    public IEnumerable<PolicyNumber> Numbers(string key) =>
        Pack.Numbers.Values.Where(n =>
            n.Path.StartsWith(key + ".", StringComparison.Ordinal) && (!OnlyAssumed || n.Source.Basis == Basis.Assumed)
        );

    /// <summary>The switches under an indicator or item: which form decides, how rooms are counted.</summary>
    public IEnumerable<(string Name, string Setting, Citation Source)> Choices(string key)
    {
        var all =
            key == "cv"
                ? [("formula", Pack.Cv.Formula.ToString(), Pack.Cv.Source)]
                : Pack
                    .Items.Where(i => i.Key == key)
                    .SelectMany(i => i.Choices.Select(c => (c.Key, c.Value.Value, c.Value.Source)));
        return all.Where(c => !OnlyAssumed || c.Source.Basis == Basis.Assumed);
    }

    /// <summary>The overlay's change of a number; null if none changed it.</summary>
    public PolicyChange? ChangeOf(string path) => Pack.Changes.LastOrDefault(c => c.Path == path);
}
