using Junheng.App.Data;
using Junheng.Engine.Plans;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>修改方案: one part of a plan, as somebody has looked it through.</summary>
public sealed class SavePlan(Db db, TimeProvider clock)
{
    internal const string Stale = "方案刚刚被其他人修改，本次没有保存。请刷新页面，核对后重新填写。";

    private const int LongestLogged = 500;

    /// <param name="County">Division code.</param>
    /// <param name="PaperId">The paper.</param>
    /// <param name="Version">The version the user saw.</param>
    /// <param name="Section">The part.</param>
    /// <param name="Entries">All its entries; those typed by hand that are empty are left out.</param>
    public sealed record Command(
        string County,
        long PaperId,
        int Version,
        PlanSection Section,
        IReadOnlyList<PlanEntry> Entries
    );

    public Task<Outcome> Handle(Command command, CancellationToken cancel = default) =>
        ProcessLog.Run(db, clock, new(command.County, "save-plan", ""), scope => Save(command, scope, cancel), cancel);

    private async Task<Outcome> Save(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var paper = await db.PlanPapers.SingleOrDefaultAsync(
            p => p.Id == command.PaperId && p.CountyCode == command.County,
            cancel
        );
        if (paper is null || paper.State is PaperState.Discarded or PaperState.Replaced)
        {
            return Outcome.Refuse("这份方案已经放弃或被替换，不能再改。请打开现行的方案。");
        }

        if (paper.Version != command.Version)
        {
            return Outcome.Refuse(Stale);
        }

        var (before, mistakes) = (StoredPlan.Read(paper.Plan), new List<string>());
        var entries = command
            // A row of the paper of which nothing could be read is still a row of the paper.
            .Entries.Where(e => e.Lines is not null || e.Values.Values.Any(v => !string.IsNullOrWhiteSpace(v)))
            .ToList();
        var after = command.Section.Put(before, entries, mistakes);
        if (mistakes.Count > 0)
        {
            return Outcome.Refuse(mistakes);
        }

        if (!paper.KeepsPersons && after.Posts.Any(p => p.Person is not null))
        {
            return Outcome.Refuse("这份方案只保留岗位，不保留姓名。请删去姓名后保存。");
        }

        var text = StoredPlan.Text(after);
        if (text == paper.Plan)
        {
            return Outcome.Done;
        }

        Record(command, before, after, scope);
        (paper.Plan, paper.Version) = (text, paper.Version + 1);
        return Outcome.Done;
    }

    /// <summary>What was taken out and what came in, entry by entry.</summary>
    private static void Record(Command command, Plan before, Plan after, ProcessScope scope)
    {
        var old = command.Section.Entries(before).Select(Line).ToList();
        var now = command.Section.Entries(after).Select(Line).ToList();
        var (gone, come) = (Without(old, now), Without(now, old));
        for (var i = 0; i < Math.Max(gone.Count, come.Count); i++)
        {
            scope.Change(
                "plan_paper",
                $"{command.PaperId}",
                command.Section.Key,
                gone.ElementAtOrDefault(i),
                come.ElementAtOrDefault(i)
            );
        }

        // Order and places are no words, but they are a change.
        if (gone.Count == 0 && come.Count == 0)
        {
            scope.Change("plan_paper", $"{command.PaperId}", command.Section.Key, "原来的顺序", "调整后的顺序");
        }
    }

    private static List<string> Without(List<string> all, List<string> others)
    {
        var left = others.ToList();
        return [.. all.Where(line => !left.Remove(line))];
    }

    private static string Line(PlanEntry entry)
    {
        var line = string.Join("｜", entry.Values.Values.Where(v => v.Length > 0));
        return line.Length <= LongestLogged ? line : line[..LongestLogged] + "…";
    }
}
