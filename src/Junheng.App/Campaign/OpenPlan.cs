using Junheng.App.Data;
using Junheng.Engine.Plans;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A plan paper as it is looked through: what was read, and the document it was read from.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Plan">What stands in it now.</param>
/// <param name="FileName">The file; null for a plan begun by hand.</param>
/// <param name="Document">The document; null where there is none.</param>
public sealed record OpenedPlan(PlanPaper Paper, Plan Plan, string? FileName, PlanDocument? Document);

/// <summary>打开方案.</summary>
public sealed class OpenPlan(Db db, ReadPlan reader)
{
    /// <summary>A paper with its document; null if the county has none such.</summary>
    public async Task<OpenedPlan?> Handle(string county, long id, CancellationToken cancel = default)
    {
        var paper = await db
            .PlanPapers.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == id && p.CountyCode == county, cancel);
        if (paper is null)
        {
            return null;
        }

        var file = paper.SourceFileId is { } number
            ? await db.SourceFiles.AsNoTracking().SingleAsync(f => f.Id == number, cancel)
            : null;
        return new(
            paper,
            StoredPlan.Read(paper.Plan),
            file?.Name,
            file is null ? null : reader.Blocks(new MemoryStream(file.Content, writable: false), file.Name)
        );
    }

    /// <summary>The plan the county's campaign runs by; null while there is none.</summary>
    public static async Task<(PlanPaper Paper, Plan Plan)?> Running(
        Db db,
        string county,
        CancellationToken cancel = default
    )
    {
        var paper = await db
            .PlanPapers.AsNoTracking()
            .SingleOrDefaultAsync(p => p.CountyCode == county && p.State == PaperState.Confirmed, cancel);
        return paper is null ? null : (paper, StoredPlan.Read(paper.Plan));
    }
}
