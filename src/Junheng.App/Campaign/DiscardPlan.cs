using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>放弃方案: a paper that was read and is not wanted.</summary>
public sealed class DiscardPlan(Db db, TimeProvider clock)
{
    public Task<Outcome> Handle(string county, long id, CancellationToken cancel = default) =>
        ProcessLog.Run(
            db,
            clock,
            new(county, "discard-plan", ""),
            async scope =>
            {
                var paper = await db.PlanPapers.SingleOrDefaultAsync(
                    p => p.Id == id && p.CountyCode == county && p.State == PaperState.Draft,
                    cancel
                );
                if (paper is null)
                {
                    return Outcome.Refuse("只有核对中的方案可以放弃。");
                }

                scope.Change("plan_paper", $"{id}", "state", nameof(PaperState.Draft), nameof(PaperState.Discarded));
                (paper.State, paper.Version) = (PaperState.Discarded, paper.Version + 1);
                return Outcome.Done;
            },
            cancel
        );
}
