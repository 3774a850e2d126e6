using Junheng.App;
using Junheng.Engine.Standards;

namespace Junheng.Web.Pages.Settings;

/// <summary>规则包: every number in force, where it comes from, what an overlay changed, what is assumed.</summary>
public sealed class RulesModel(OpenYear open) : CountyPage(open, "rules")
{
    /// <summary>Only assumptions are listed if asked for.</summary>
    public bool OnlyAssumed { get; private set; }

    public void OnGet(bool assumed) => OnlyAssumed = assumed;

    /// <summary>The numbers under an indicator or item.</summary>
    public IEnumerable<PolicyNumber> Numbers(string key) =>
        Pack.Numbers.Values.Where(n =>
            n.Path.StartsWith(key + ".", StringComparison.Ordinal) && (!OnlyAssumed || n.Source.Basis == Basis.Assumed)
        );

    /// <summary>The overlay's change of a number; null if none changed it.</summary>
    public PolicyChange? ChangeOf(string path) => Pack.Changes.LastOrDefault(c => c.Path == path);
}
