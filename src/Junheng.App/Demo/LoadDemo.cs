using System.Text;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Judge;
using Junheng.App.Standards;
using Junheng.App.Users;
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
    SaveEvidence saveEvidence,
    SaveItemUnits saveUnits,
    StartPlan startPlan,
    ConfirmPlan confirmPlan,
    DemoCampaign campaign
)
{
    /// <summary>The post the demo county was entered under.</summary>
    public const string Post = "示例县教育局统计岗";

    private const string Why = "演示县（合成数据）";

    /// <summary>Whether the years, the plan and, last, the work under it are there.</summary>
    public async Task<bool> IsComplete(CancellationToken cancel = default) =>
        await HasYears(cancel) && await campaign.IsComplete(cancel);

    /// <summary>Whether the newest year, which is loaded last of them, is there.</summary>
    private Task<bool> HasYears(CancellationToken cancel) =>
        db.DataVersions.AnyAsync(v => v.CountyCode == DemoCounty.Code && v.Year == DemoCounty.NewestYear, cancel);

    /// <summary>Loads what is not there yet: a load that was cut off is completed by the next.</summary>
    public async Task Handle(CancellationToken cancel = default)
    {
        var demo = DemoCounty.Generate();
        var pack = packs.For(demo.County);
        if (!await db.Counties.AnyAsync(c => c.Code == demo.County, cancel))
        {
            await Register(demo, pack.Name, cancel);
        }

        if (!await HasYears(cancel))
        {
            await Years(demo, pack, cancel);
        }

        await Plan(demo, pack, cancel);
        await campaign.Handle(cancel);
    }

    private async Task Years(DemoData demo, RulePack pack, CancellationToken cancel)
    {
        await Judge(demo, pack, cancel);
        if (!await db.ItemUnits.AnyAsync(u => u.CountyCode == demo.County, cancel))
        {
            var units = ResponsibleUnits.All.Select(u => new SaveItemUnits.Entry(u.Key, u.Value, "")).ToList();
            DemoCampaign.Demand(
                await saveUnits.Handle(new(demo.County, [.. ResponsibleUnits.All.Keys], units), cancel)
            );
        }

        foreach (var year in demo.Years)
        {
            DemoCampaign.Demand(
                await saveFigures.Handle(
                    new(
                        demo.County,
                        year.Year,
                        year.Figures.ToDictionary(f => f.Key, f => (decimal?)f.Value),
                        null,
                        Why
                    ),
                    cancel
                )
            );
            if (!await db.DataVersions.AnyAsync(v => v.CountyCode == demo.County && v.Year == year.Year, cancel))
            {
                await Import(demo, year, cancel);
            }
        }
    }

    /// <summary>The plan comes after the years, by whose verdicts its tasks are closed.</summary>
    private async Task Plan(DemoData demo, RulePack pack, CancellationToken cancel)
    {
        if (await db.PlanPapers.AnyAsync(p => p.CountyCode == demo.County, cancel))
        {
            return;
        }

        var paper = await startPlan.Handle(
            new(demo.County, DemoPlan.FileName, Encoding.UTF8.GetBytes(DemoPlan.Text(pack)), false),
            cancel
        );
        DemoCampaign.Demand(paper);
        DemoCampaign.Demand(await confirmPlan.Handle(new(demo.County, paper.Value, 1), cancel));
    }

    private async Task Register(DemoData demo, string pack, CancellationToken cancel) =>
        DemoCampaign.Demand(
            await ProcessLog.Run(
                db,
                clock,
                new(demo.County, "load-demo", Why),
                async scope =>
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
                    await CountyUnit.Add(db, demo.County, demo.Name.Split('（')[0], scope, cancel);
                },
                cancel
            )
        );

    private async Task Judge(DemoData demo, RulePack pack, CancellationToken cancel)
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
        DemoCampaign.Demand(
            await saveEvidence.Handle(new(demo.County, demo.Newest.Year, labels, [.. entries], Why), cancel)
        );
    }

    private async Task Import(DemoData demo, DemoYear year, CancellationToken cancel)
    {
        var (name, content) = File(demo, year);
        var job = await start.Handle(
            new(
                demo.County,
                year.Year,
                new(year.Year, 9, 1),
                ImportKind.Official,
                ImportScope.WholeCounty,
                $"{year.Year}年秋季事业统计（合成数据）",
                name,
                content
            ),
            cancel
        );
        DemoCampaign.Demand(job);
        await read.Handle(job.Value, cancel);
        DemoCampaign.Demand(await confirm.Handle(new(demo.County, job.Value, null), cancel));
    }

    /// <summary>The newest year comes as an annual return with its lists, those before as tables of totals.</summary>
    private (string Name, byte[] Content) File(DemoData demo, DemoYear year)
    {
        using var file = new MemoryStream();
        if (year != demo.Newest)
        {
            RecordFile.WriteCsv(file, year.Schools);
            return (DemoCounty.FileName(year.Year), file.ToArray());
        }

        var before = demo.Years[^2];
        var pack = packs.For(demo.County);
        RecordFile.WriteReturn(
            file,
            new(year.Schools)
            {
                Year = year.Year,
                County = demo.County,
                LastYear = before.Schools,
                Items = [.. AskedItem.Of(pack).Select(a => a.Item)],
                Figures = year.Figures,
                LastFigures = before.Figures,
                Pack = pack,
                Notes = [$"{demo.Name} {year.Year}年义务教育优质均衡发展年报表"],
            }
        );
        return (DemoCounty.ReturnName(year.Year), file.ToArray());
    }
}
