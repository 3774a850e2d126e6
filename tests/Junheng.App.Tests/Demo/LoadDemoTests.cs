using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Demo;
using Junheng.App.Import;
using Junheng.App.Judge;
using Junheng.App.Standards;
using Junheng.App.Tests.Campaign;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Demo;

[Trait("Database", "both")]
public class LoadDemoTests
{
    [Fact]
    public async Task A_load_that_was_cut_off_is_completed_by_the_next()
    {
        using var test = await TestDb.Create();
        await using (var db = test.Open())
        {
            // Cut off after the county itself was written.
            await ProcessLog.Run(
                db,
                test.Clock,
                new(DemoCounty.Code, "load-demo", "演示"),
                async scope =>
                {
                    db.Counties.Add(
                        new()
                        {
                            Code = DemoCounty.Code,
                            Name = DemoCounty.Name,
                            Pack = "demo/synthetic",
                            Synthetic = true,
                        }
                    );
                    scope.Change("county", DemoCounty.Code, "name", null, DemoCounty.Name);
                    await CountyUnit.Add(db, DemoCounty.Code, "示例县", scope, default);
                }
            );
            Assert.False(await Load(test, db).IsComplete());
            await Load(test, db).Handle();
        }

        await using var after = test.Open();
        Assert.True(await Load(test, after).IsComplete());
        Assert.Equal([2026, 2025, 2024], await after.YearsOf(DemoCounty.Code));
        var processes = await after.Processes.CountAsync();
        await Load(test, after).Handle();
        Assert.Equal(processes, await after.Processes.CountAsync());
    }

    internal static LoadDemo Load(TestDb test, Db db)
    {
        var clock = test.Clock;
        var packs = PackLibrary.Delivered();
        return new(
            db,
            clock,
            packs,
            new StartImport(db, clock),
            new ReadImport(db, packs, clock),
            new ConfirmImport(db, clock, new(db, clock)),
            new SaveCountyFigures(db, clock),
            new SaveEvidence(db, clock),
            new SaveItemUnits(db, clock),
            new StartPlan(db, clock, CampaignDb.Reader),
            new ConfirmPlan(db, clock, CampaignDb.Names, CampaignDb.Standard, packs),
            new(
                db,
                clock,
                new(db, clock),
                new(db, clock),
                new(db, clock, CampaignDb.Names),
                new(db, clock, CampaignDb.Names),
                new(db, clock),
                new(db, clock),
                new(db, clock),
                new(db, clock),
                new(db, clock, Contexts.Opener(test)),
                new(db, clock)
            )
        );
    }
}
