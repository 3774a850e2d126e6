using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>Everything the items of A2–A4 are judged on.</summary>
/// <param name="Pack">The rules.</param>
/// <param name="Tolerances">The tolerances applied; empty for the strict verdict.</param>
/// <param name="Schools">The merged schools of one county and year.</param>
/// <param name="CountyFigures">County figures by code.</param>
/// <param name="Judgements">What persons entered, by item key.</param>
public sealed record ItemInputs(
    RulePack Pack,
    IReadOnlyList<Tolerance> Tolerances,
    IReadOnlyList<SchoolRecord> Schools,
    IReadOnlyDictionary<string, decimal> CountyFigures,
    IReadOnlyDictionary<string, Judgement> Judgements
);

/// <summary>Judges the items: figures where figures decide, a person's judgement where evidence does.</summary>
public static class ItemJudge
{
    /// <summary>All items of the pack, in its order.</summary>
    public static IReadOnlyList<ItemVerdict> Judge(ItemInputs inputs) =>
        [.. inputs.Pack.Items.Select(item => Judge(item, inputs))];

    /// <summary>The grounds of the veto: a ground nobody has looked at cannot be told.</summary>
    public static IReadOnlyList<VetoVerdict> JudgeVeto(ItemInputs inputs) =>
        [
            .. inputs.Pack.Veto.Select(v =>
            {
                var judgement = inputs.Judgements.GetValueOrDefault(v.Key);
                return new VetoVerdict(v, judgement?.Verdict ?? Verdict.CannotTell, judgement);
            }),
        ];

    /// <summary>Decimals of the form: ratios as the pack says; averages and rates without a unit need two more.</summary>
    private static int Decimals(RulePack pack, ItemTest test) =>
        test.Unit == "%" ? pack.Whole("decimals.ratio") : pack.Whole("decimals.other") + 2;

    private static ItemVerdict Judge(Item item, ItemInputs inputs)
    {
        var judgement = inputs.Judgements.GetValueOrDefault(item.Key);
        var tests = item
            .Tests.Select(t => RatioTest.Judge(t, inputs.CountyFigures, judgement, Decimals(inputs.Pack, t)))
            .ToList();
        IReadOnlyList<SchoolShortfall> shortfalls = item.Method switch
        {
            ItemMethod.Rooms => RoomTest.Judge(item, inputs),
            ItemMethod.Size => SizeTest.Judge(item, inputs),
            ItemMethod.Classes => ClassTest.Judge(item, inputs),
            ItemMethod.SmallSchools => SmallSchoolTest.Judge(item, inputs),
            _ => [],
        };
        var verdict = item.Method switch
        {
            ItemMethod.Judgement => Verdict.Met,
            ItemMethod.Ratio => Verdicts.Worst(tests.Select(t => t.Verdict)),
            ItemMethod.SmallSchools => SmallSchoolTest.Of(shortfalls, tests),
            _ => Verdicts.Worst(shortfalls.Select(s => s.Verdict)),
        };
        if (item.NeedsEvidence)
        {
            verdict = Verdicts.Worse(verdict, judgement?.Verdict ?? Verdict.CannotTell);
        }

        if (inputs.Schools.Count == 0 && item.Method is not (ItemMethod.Judgement or ItemMethod.Ratio))
        {
            // Without schools nothing is short, which must not read as "all met".
            return new(item, Verdict.CannotTell, "还没有学校数据", tests, shortfalls, judgement);
        }

        return new(
            item,
            verdict,
            Conclusion.Of(item, verdict, tests, shortfalls, judgement),
            tests,
            shortfalls,
            judgement
        );
    }
}
