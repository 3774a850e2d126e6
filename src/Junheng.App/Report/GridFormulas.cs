using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Report;

/// <summary>
/// The formulas of a unit's row. They follow the engine's arithmetic step by step, a test holds the two against each
/// other; values are rounded at the tenth decimal, where only the noise of floating point is left, so that a value equal
/// to its threshold is equal in a spreadsheet too.
/// </summary>
/// <param name="layout">Where the columns are.</param>
/// <param name="rules">Where the numbers of the rules are.</param>
internal sealed class GridFormulas(GridLayout layout, RulesSheet rules)
{
    /// <summary>Whether the unit is judged.</summary>
    public string Judged(int row)
    {
        var small = $"AND({At("type", row)}={rules["point"]},N({At("pupils", row)})<{rules["point.least"]})";
        var types = rules.ExcludedTypes is { } range ? $"COUNTIF({range},{At("type", row)})>0," : "";
        return $"IF(OR({types}{small}),\"否\",\"是\")";
    }

    /// <summary>Pupils of all stages by their weights; none where a stage the school must have is blank.</summary>
    public string Weighted(int row)
    {
        var stages = SchoolTerms.Stages;
        var (first, last) = (At(GridLayout.Pupils(stages[0]), row), At(GridLayout.Pupils(stages[^1]), row));
        var sum = string.Join(
            '+',
            stages.Select(s => $"N({At(GridLayout.Pupils(s), row)})*{rules[$"split.weights.{s.Code()}"]}")
        );
        return $"IF(COUNTBLANK({first}:{last})>0,\"\",{sum})";
    }

    /// <summary>An indicator's value.</summary>
    public string Value(ResourceIndicator rule, Stage stage, int row)
    {
        var inputs = rule.Inputs[stage];
        var cells = inputs.Select(i => layout.Of(i.Field, stage) + row).ToList();
        var sum = string.Concat(
            inputs.Select(
                (i, n) =>
                    (
                        i.Sign < 0 ? "-"
                        : n > 0 ? "+"
                        : ""
                    ) + cells[n]
            )
        );
        var by = At(rule.Shared ? "weighted" : "pupils", row);
        var weight = rule.Shared ? "*" + rules[$"split.weights.{stage.Code()}"] : "";
        return $"IF(OR({At("judged", row)}=\"否\",N({by})<=0,COUNT({string.Join(',', cells)})<{cells.Count}),\"\","
            + $"ROUND(({sum}{Extra(rule, stage, row)})*{rules[$"{rule.Key}.factor"]}/{by}{weight},10))";
    }

    /// <summary>What is short of a limit in the indicator's natural unit, for the whole school; persons and rooms rounded up.</summary>
    public string Gap(ResourceIndicator rule, Stage stage, int row, int limitRow)
    {
        var value = At(rule.Key, row);
        var by = rule.Shared ? $"{At("weighted", row)}/{rules[$"split.weights.{stage.Code()}"]}" : At("pupils", row);
        var lack = $"ROUND(({layout[rule.Key]}${limitRow}-{value})*{by}/{rules[$"{rule.Key}.factor"]},6)";
        return $"IF({value}=\"\",\"\",MAX(0,{(GridSheetColumns.IsCount(rule) ? $"ROUNDUP({lack},0)" : lack)}))";
    }

    /// <summary>Indicators met.</summary>
    public string Met(int row, int thresholdRow) =>
        $"IF({At("judged", row)}=\"否\",\"\",SUMPRODUCT(ISNUMBER({Values(row)})*({Values(row)}>={Limits(thresholdRow)})))";

    /// <summary>Not met where too many known values fail or one is under the floor; else not to be told where one is missing.</summary>
    public string Verdict(int row, int floorRow)
    {
        var values = Values(row);
        var tooMany = $"COUNT({values})-{At("met", row)}>COLUMNS({values})-{rules["rule.min_met"]}";
        var tooLow = $"SUMPRODUCT(ISNUMBER({values})*({values}<{Limits(floorRow)}))>0";
        return $"IF({At("judged", row)}=\"否\",\"不监测\",IF(OR({tooMany},{tooLow}),\"不达标\","
            + $"IF(COUNT({values})<COLUMNS({values}),\"无法判定\",\"达标\")))";
    }

    /// <summary>What a tolerance adds where its conditions hold; a blank counts as none.</summary>
    private string Extra(ResourceIndicator rule, Stage stage, int row)
    {
        if (layout.ToleranceOf(rule) is not { } tolerance)
        {
            return "";
        }

        var (when, key) = (tolerance.When, tolerance.Key);
        string?[] conditions =
        [
            when.Locale is null ? null : $"{At("locale", row)}={rules[key + ".locale"]}",
            when.CityCentre is null ? null : $"{At("centre", row)}={rules[key + ".centre"]}",
            when.UnitPupilsFrom is null ? null : $"{At("pupils", row)}>={rules[key + ".from"]}",
            when.UnitPupilsTo is null ? null : $"{At("pupils", row)}<={rules[key + ".to"]}",
        ];
        var added = string.Join('+', tolerance.Add[stage].Select(f => $"N({layout.Of(f, stage)}{row})"));
        var holds = string.Join(',', conditions.OfType<string>());
        return holds.Length == 0 ? "+" + added : $"+IF(AND({holds}),{added},0)";
    }

    private string At(string key, int row) => layout[key] + row;

    private string Values(int row) =>
        $"{At(layout.Pack.Indicators[0].Key, row)}:{At(layout.Pack.Indicators[^1].Key, row)}";

    private string Limits(int row) =>
        $"{layout[layout.Pack.Indicators[0].Key]}${row}:{layout[layout.Pack.Indicators[^1].Key]}${row}";
}
