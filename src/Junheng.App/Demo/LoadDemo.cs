using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Judge;
using Junheng.App.Standards;
using Junheng.Engine.Judge;
using Junheng.Engine.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Demo;

/// <summary>
/// 载入演示县: puts the synthetic county into an installation by the very use cases a bureau would go through, file by
/// file and form by form.
/// </summary>
public sealed class LoadDemo(
    Db db,
    TimeProvider clock,
    PackLibrary packs,
    StartImport start,
    ReadImport read,
    ConfirmImport confirm,
    SaveCountyFigures saveFigures,
    SaveEvidence saveEvidence
)
{
    private const string Why = "演示县（合成数据）";

    /// <summary>Whether the newest year, which is loaded last, is there.</summary>
    public Task<bool> IsComplete(CancellationToken cancel = default) =>
        db.DataVersions.AnyAsync(v => v.CountyCode == DemoCounty.Code && v.Year == DemoCounty.NewestYear, cancel);

    /// <summary>Loads what is not there yet: a load that was cut off is completed by the next.</summary>
    public async Task Handle(string actor, CancellationToken cancel = default)
    {
        var demo = DemoCounty.Generate();
        var pack = packs.For(demo.County);
        if (!await db.Counties.AnyAsync(c => c.Code == demo.County, cancel))
        {
            await Register(demo, pack.Name, actor, cancel);
        }

        await Judge(demo, pack, actor, cancel);
        foreach (var year in demo.Years)
        {
            Demand(
                await saveFigures.Handle(
                    new(
                        demo.County,
                        year.Year,
                        year.Figures.ToDictionary(f => f.Key, f => (decimal?)f.Value),
                        null,
                        actor,
                        Why
                    ),
                    cancel
                )
            );
            if (!await db.DataVersions.AnyAsync(v => v.CountyCode == demo.County && v.Year == year.Year, cancel))
            {
                await Import(demo.County, year, actor, cancel);
            }
        }
    }

    private async Task Register(DemoData demo, string pack, string actor, CancellationToken cancel) =>
        Demand(
            await ProcessLog.Run(
                db,
                clock,
                new(demo.County, "load-demo", actor, Why),
                scope =>
                {
                    db.Counties.Add(
                        new()
                        {
                            Code = demo.County,
                            Name = demo.Name,
                            Pack = pack,
                            Tolerances = true,
                            Synthetic = true,
                        }
                    );
                    scope.Change("county", demo.County, "name", null, demo.Name);
                    return Task.CompletedTask;
                },
                cancel
            )
        );

    private async Task Judge(DemoData demo, RulePack pack, string actor, CancellationToken cancel)
    {
        var labels = pack
            .Items.Select(i => (i.Key, i.Label))
            .Concat(pack.Veto.Select(v => (v.Key, v.Name)))
            .ToDictionary(x => x.Key, x => x.Item2);
        var entries = demo.Judgements.Select(j => new SaveEvidence.Entry(
            j.Key,
            j.Value.Verdict.Code(),
            j.Value.Note,
            0
        ));
        Demand(await saveEvidence.Handle(new(demo.County, demo.Newest.Year, labels, [.. entries], actor, Why), cancel));
    }

    private async Task Import(string county, DemoYear year, string actor, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        RecordFile.WriteCsv(file, year.Schools);
        var job = await start.Handle(
            new(
                county,
                year.Year,
                new(year.Year, 9, 1),
                ImportKind.Official,
                ImportScope.WholeCounty,
                $"{year.Year}年秋季事业统计（合成数据）",
                DemoCounty.FileName(year.Year),
                file.ToArray(),
                actor
            ),
            cancel
        );
        Demand(job);
        await read.Handle(job.Value, cancel);
        Demand(await confirm.Handle(new(county, job.Value, null, actor), cancel));
    }

    /// <summary>The demo county is our own: what is wrong with it is a bug.</summary>
    private static void Demand(Outcome outcome)
    {
        if (!outcome.Ok)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Mistakes));
        }
    }
}
