using Junheng.Engine.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>What a version on record rests on beside its own rows.</summary>
internal static class Frozen
{
    /// <summary>The county's figures as they stood.</summary>
    public static Task<Dictionary<string, decimal>> Figures(Db db, VersionFreeze freeze) =>
        db
            .FrozenFigures.AsNoTracking()
            .Where(f => f.DataVersionId == freeze.DataVersionId)
            .ToDictionaryAsync(f => f.Code, f => f.Value);

    /// <summary>The judgements as they stood.</summary>
    public static Task<Dictionary<string, Judgement>> Judgements(Db db, VersionFreeze freeze) =>
        db
            .FrozenJudgements.AsNoTracking()
            .Where(j => j.DataVersionId == freeze.DataVersionId)
            .ToDictionaryAsync(j => j.ItemKey, j => new Judgement(j.Verdict, j.Note));
}
