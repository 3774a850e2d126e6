using System.Text;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Import;

/// <summary>An upload is read by one program, whoever sees it waiting.</summary>
[Trait("Database", "both")]
public sealed class ImportClaimTests
{
    [Fact]
    public async Task Many_who_see_an_upload_at_once_read_it_once()
    {
        using var test = await TestDb.Create();
        var job = await Queued(test);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Read(test, job))));
        await using var db = test.Open();
        Assert.Equal(1, await db.Processes.CountAsync(p => p.Name == "check-import"));
        Assert.Null((await db.ImportJobs.SingleAsync()).ClaimedAt);
    }

    [Fact]
    public async Task A_claim_that_is_kept_up_stays_and_one_left_behind_is_taken_over()
    {
        using var test = await TestDb.Create();
        var job = await Queued(test);
        await using var db = test.Open();
        var claim = new ImportClaim(db, test.Clock);
        Assert.True(await claim.Take(job, default));
        Assert.Empty(await claim.Waiting(default));
        Assert.False(await claim.Take(job, default));

        test.Clock.Now += ImportClaim.Life;
        await claim.KeepUp(default);
        test.Clock.Now += ImportClaim.Life;
        Assert.False(await claim.Take(job, default));

        test.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal([job], await claim.Waiting(default));
        Assert.True(await claim.Take(job, default));
    }

    [Fact]
    public async Task A_claim_that_another_has_taken_over_can_be_neither_kept_up_nor_given_back()
    {
        using var test = await TestDb.Create();
        var job = await Queued(test);
        await using var db = test.Open();
        Assert.True(await new ImportClaim(db, test.Clock).Take(job, default));
        await db.ImportJobs.ExecuteUpdateAsync(s => s.SetProperty(j => j.ClaimedBy, "another"));
        Assert.Equal(0, await new ImportClaim(db, test.Clock).KeepUp(default));
        Assert.Equal(0, await new ImportClaim(db, test.Clock).GiveBack(job));
        Assert.NotNull((await db.ImportJobs.AsNoTracking().SingleAsync()).ClaimedAt);
    }

    [Fact]
    public async Task A_context_that_saw_an_upload_waiting_confirms_it_once_another_has_read_it()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        using var file = new MemoryStream();
        RecordFile.WriteCsv(file, [Rows.School("1", 400)]);
        var job = await Queued(test, file.ToArray());
        Assert.Equal(ImportState.Queued, (await db.ImportJobs.SingleAsync()).State);
        await Read(test, job);
        var confirmed = await new ConfirmImport(db, test.Clock, new(db, test.Clock)).Handle(
            new(TestDb.County, job, null)
        );
        Assert.Empty(confirmed.Mistakes);
    }

    private static async Task Read(TestDb test, long job)
    {
        await using var db = test.Open();
        await new ReadImport(db, PackLibrary.Delivered(), test.Clock).Handle(job);
    }

    private static async Task<long> Queued(TestDb test, byte[]? content = null)
    {
        await using var db = test.Open();
        var started = await new StartImport(db, test.Clock).Handle(
            new(
                TestDb.County,
                Rows.Year,
                new(Rows.Year, 9, 1),
                ImportKind.Official,
                ImportScope.WholeCounty,
                "秋季统计",
                "示例县.csv",
                content ?? Encoding.UTF8.GetBytes("no such columns\n1\n")
            )
        );
        Assert.Equal([], started.Mistakes);
        return started.Value;
    }
}
