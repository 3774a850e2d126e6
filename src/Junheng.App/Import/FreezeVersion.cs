using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>
/// 定版: puts a data version on record under a name, together with the county's figures, the judgements on evidence and
/// the rules as they stand. What is imported or filled in later never alters it.
/// </summary>
public sealed class FreezeVersion(Db db, TimeProvider clock)
{
    private const int LongestName = 60;

    /// <param name="County">Division code.</param>
    /// <param name="Year">Calendar year of the autumn statistics.</param>
    /// <param name="Number">Number of the version in the year.</param>
    /// <param name="Name">How people will call it.</param>
    /// <param name="Why">What it is frozen for.</param>
    public sealed record Command(string County, int Year, int Number, string Name, string Why);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var name = command.Name.Trim();
        return name.Length == 0 ? Outcome.Refuse("请填写定版名称，如“2026年申报数据”。")
            : name.Length > LongestName ? Outcome.Refuse($"定版名称最多{LongestName}个字。请精简后重新提交。")
            : await ProcessLog.Run(
                db,
                clock,
                new(command.County, "freeze-version", command.Why.Trim()),
                scope => Freeze(command, name, scope, cancel),
                cancel
            );
    }

    private async Task<Outcome> Freeze(Command command, string name, ProcessScope scope, CancellationToken cancel)
    {
        var version = await db.VersionsOf(command.County, command.Year)
            .SingleOrDefaultAsync(v => v.Number == command.Number, cancel);
        if (version is null)
        {
            return Outcome.Refuse($"{command.Year}年没有第{command.Number}版数据。请刷新页面后重新选择。");
        }

        var frozen = await db
            .VersionFreezes.AsNoTracking()
            .Where(f => f.CountyCode == command.County && f.Year == command.Year)
            .ToListAsync(cancel);
        if (frozen.Find(f => f.DataVersionId == version.Id) is { } already)
        {
            return Outcome.Refuse($"第{version.Number}版已经定版为“{already.Name}”，不能重复定版。");
        }

        if (frozen.Exists(f => f.Name == name))
        {
            return Outcome.Refuse($"本年度已有名为“{name}”的定版。请换一个名称。");
        }

        var county = await db.Counties.AsNoTracking().SingleAsync(c => c.Code == command.County, cancel);
        db.VersionFreezes.Add(
            new()
            {
                DataVersionId = version.Id,
                CountyCode = command.County,
                Year = command.Year,
                Name = name,
                Pack = county.Pack,
                Tolerances = county.Tolerances,
                Why = command.Why.Trim(),
                By = scope.Actor,
                At = scope.At,
            }
        );
        await db.SaveChangesAsync(cancel);
        await CopyFigures(command, version.Id, cancel);
        await CopyJudgements(command, version.Id, cancel);
        scope.Change("data_version", $"{command.Year}-{version.Number}", "freeze", null, name);
        return Outcome.Done;
    }

    private async Task CopyFigures(Command command, long version, CancellationToken cancel)
    {
        var figures = await db
            .CountyFigures.AsNoTracking()
            .Where(f => f.CountyCode == command.County && f.Year == command.Year)
            .ToListAsync(cancel);
        db.FrozenFigures.AddRange(
            figures.Select(f => new FrozenFigure
            {
                DataVersionId = version,
                Code = f.Code,
                CountyCode = f.CountyCode,
                Value = f.Value,
            })
        );
    }

    private async Task CopyJudgements(Command command, long version, CancellationToken cancel)
    {
        var judgements = await db
            .EvidenceJudgements.AsNoTracking()
            .Where(j => j.CountyCode == command.County && j.Year == command.Year)
            .ToListAsync(cancel);
        db.FrozenJudgements.AddRange(
            judgements.Select(j => new FrozenJudgement
            {
                DataVersionId = version,
                ItemKey = j.ItemKey,
                CountyCode = j.CountyCode,
                Verdict = j.Verdict,
                Note = j.Note,
            })
        );
    }
}
