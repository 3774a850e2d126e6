using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Standards;
using Junheng.Engine.Judge;
using Junheng.Engine.Plans;
using Junheng.Engine.Report;
using Junheng.Engine.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A row of the annex with what the county does about it.</summary>
/// <param name="Row">How it stands.</param>
/// <param name="Measures">整改措施; empty where none are written down.</param>
/// <param name="Units">责任单位, the one in the lead first.</param>
/// <param name="Deadline">完成时限; empty where none is set.</param>
public sealed record SelfCheckLine(SelfCheckRow Row, string Measures, IReadOnlyList<string> Units, string Deadline);

/// <summary>自查情况表: how the county stands on each indicator, and who does what about it until when.</summary>
/// <param name="Parts">一级指标 with its rows.</param>
public sealed record SelfCheckTable(IReadOnlyList<(SelfCheckPart Part, IReadOnlyList<SelfCheckLine> Lines)> Parts)
{
    /// <summary>Every row.</summary>
    public IEnumerable<SelfCheckLine> Lines => Parts.SelectMany(p => p.Lines);

    /// <summary>Rows of the 32 that stand so.</summary>
    public int Count(Verdict verdict) =>
        Parts.SelectMany(p => p.Lines).Count(l => l.Row.Verdict == verdict && PlanStandard.Keys.Contains(l.Row.Key));

    /// <summary>The table of a county's year.</summary>
    /// <param name="db">The database.</param>
    /// <param name="packs">Where the national rules are.</param>
    /// <param name="opened">The year and version.</param>
    /// <param name="verdict">The verdict shown: strict, or with tolerances.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<SelfCheckTable> Of(
        Db db,
        PackLibrary packs,
        OpenedYear opened,
        CountyVerdict verdict,
        CancellationToken cancel
    )
    {
        var county = opened.County.Code;
        var running = await OpenPlan.Running(db, county, cancel);
        var items = await db
            .CampaignItems.AsNoTracking()
            .Where(i => i.CountyCode == county)
            .ToDictionaryAsync(i => i.ItemKey, cancel);
        var units = await ItemUnitList.Of(db, county, cancel);
        var parts = SelfCheck.Of(
            verdict,
            new(opened.Result.Schools, NationalSize(packs, opened.Result, verdict), Deviations(running?.Plan))
        );
        return new([.. parts.Select(p => (p, (IReadOnlyList<SelfCheckLine>)[.. p.Rows.Select(Line)]))]);

        SelfCheckLine Line(SelfCheckRow row)
        {
            var item = items.GetValueOrDefault(row.Key);
            return new(
                row,
                item?.Measures ?? "",
                [.. units[row.Key]],
                PlanItems.Deadline($"{item?.DeadlineYear}", item?.HeldEveryYear ?? false) ?? ""
            );
        }
    }

    /// <summary>Where the plan says something else than the nation asks for, as it was read.</summary>
    private static ILookup<string, string> Deviations(Plan? plan) =>
        (plan?.Problems ?? [])
            .Where(p => p.Kind == PlanProblem.Deviates)
            .ToLookup(p => p.Item, p => $"本县方案：{p.Message}");

    /// <summary>School sizes judged by the national rules where the county's own differ; null where they do not.</summary>
    private static ItemVerdict? NationalSize(PackLibrary packs, YearResult result, CountyVerdict verdict)
    {
        var pack = result.Inputs.Pack;
        if (
            pack.Items.FirstOrDefault(i => i.Method == ItemMethod.Size) is not { } size
            || !pack.Changes.Any(c => c.Path.StartsWith(size.Key + ".", StringComparison.Ordinal))
            || packs.Find("national") is not { } national
        )
        {
            return null;
        }

        return ItemJudge
            .Judge(
                new(
                    national,
                    verdict.Resources.Kernel.Tolerances,
                    result.Schools,
                    result.Inputs.CountyFigures,
                    result.Inputs.Judgements
                )
            )
            .Single(i => i.Item.Key == size.Key);
    }
}
