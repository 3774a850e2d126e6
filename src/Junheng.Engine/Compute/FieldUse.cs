using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Compute;

/// <summary>One place where a field enters a value: what a change of an amount moves, and by how much.</summary>
/// <param name="Stage">The stage whose units have the value.</param>
/// <param name="Indicator">0 to 6.</param>
/// <param name="Shared">The resource belongs to the whole school and is split.</param>
/// <param name="Step">What one millionth of the field adds to the numerator, a whole number; negative where it is taken away.</param>
/// <param name="When">The condition of the tolerance that lets the field count; null where it always does.</param>
internal readonly record struct FieldUse(
    Stage Stage,
    int Indicator,
    bool Shared,
    double Step,
    ToleranceCondition? When = null
)
{
    /// <summary>By field: everywhere that it is used.</summary>
    public static FieldUse[][] Of(KernelRules rules)
    {
        var uses = new List<FieldUse>[Fields.Count];
        foreach (var stage in KernelRules.Stages)
        {
            for (var i = 0; i < KernelRules.IndicatorCount; i++)
            {
                ref readonly var rule = ref rules[i, stage];
                var use = new FieldUse(stage, i, rule.Shared, rules.Factor(i, stage));
                Add(rule.Plus, use);
                Add(rule.Minus, use with { Step = -use.Step });
                Add(rule.Extra, use with { When = rule.ExtraWhen });
            }
        }

        return [.. uses.Select(u => u?.ToArray() ?? [])];

        void Add(Field[] fields, FieldUse use)
        {
            foreach (var field in fields)
            {
                (uses[(int)field] ??= []).Add(use);
            }
        }
    }
}
