using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>读入方案: keeps the paper as it is and what was read from it, to be looked through before it counts.</summary>
public sealed class StartPlan(Db db, TimeProvider clock, ReadPlan reader)
{
    /// <param name="County">Division code.</param>
    /// <param name="FileName">Name of the file; empty to begin a plan by hand.</param>
    /// <param name="Content">The file.</param>
    /// <param name="Persons">Whether names of persons are kept.</param>
    public sealed record Command(string County, string FileName, byte[] Content, bool Persons);

    /// <summary>The number of the paper.</summary>
    public async Task<Outcome<long>> Handle(Command command, CancellationToken cancel = default)
    {
        var name = command.FileName[(command.FileName.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        var plan = StoredPlan.Blank;
        if (name.Length > 0)
        {
            using var stream = new MemoryStream(command.Content, writable: false);
            var read = reader.Handle(stream, name, command.Persons);
            if (read.Plan is null)
            {
                return Outcome.Refuse($"{name}：{read.Problem!.Message}").With(0L);
            }

            plan = read.Plan;
        }

        var id = 0L;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(command.County, "start-plan", ""),
            async scope => id = await Store(command, name, plan, scope, cancel),
            cancel
        );
        return outcome.With(id);
    }

    private async Task<long> Store(
        Command command,
        string name,
        Plan plan,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        long? file = null;
        if (name.Length > 0)
        {
            file = scope.SourceFileId = await KeptFile.Keep(db, command.County, name, command.Content, scope, cancel);
        }

        var text = StoredPlan.Text(plan);
        var paper = new PlanPaper
        {
            CountyCode = command.County,
            SourceFileId = file,
            Plan = text,
            AsRead = text,
            KeepsPersons = command.Persons,
            CreatedAt = scope.At,
            CreatedBy = scope.Actor,
        };
        db.PlanPapers.Add(paper);
        await db.SaveChangesAsync(cancel);
        scope.Change(
            "plan_paper",
            $"{paper.Id}",
            "title",
            null,
            plan.Title ?? (name.Length > 0 ? name : "（手工编制）")
        );
        return paper.Id;
    }
}
