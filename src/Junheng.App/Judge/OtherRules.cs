using Junheng.Engine.Compute;
using Junheng.Engine.Standards;

namespace Junheng.App.Judge;

/// <summary>规则比较: the same county and year as other rules would judge it. Nothing is stored.</summary>
public static class OtherRules
{
    /// <summary>Runs all stages by another pack, with the tolerances chosen, whether they are in force or not.</summary>
    /// <param name="inputs">The county's year as it is judged.</param>
    /// <param name="pack">The other pack; it may be the same.</param>
    /// <param name="tolerances">Keys of the pack's tolerances to apply; empty for the strict verdict alone.</param>
    public static YearResult Run(YearInputs inputs, RulePack pack, IReadOnlyCollection<string> tolerances)
    {
        var day = Kernel.RulesDay(inputs.Year);
        var applied = pack
            .Tolerances.Where(t => tolerances.Contains(t.Key))
            // A county asks what an expired tolerance would change, or one that is not granted yet.
            .Select(t => t with { From = Earlier(t.From, day), Until = Later(t.Until, day) });
        return YearRun.Run(
            inputs with
            {
                Pack = pack with { Tolerances = [.. applied] },
                Tolerances = tolerances.Count > 0,
            }
        );
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
