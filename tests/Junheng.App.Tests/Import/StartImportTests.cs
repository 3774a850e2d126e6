using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Import;

[Trait("Database", "both")]
public sealed class StartImportTests
{
    private static readonly StartImport.Command Good = new(
        TestDb.County,
        Rows.Year,
        new(2026, 9, 1),
        ImportKind.Interim,
        ImportScope.OnlyTheseSchools,
        " 补报两校 ",
        "C:\\表\\补报.XLSX",
        "abc"u8.ToArray()
    );

    [Fact]
    public async Task The_file_is_kept_untouched_with_its_hash_and_a_job_is_queued()
    {
        using var test = await TestDb.Create();
        var outcome = await Start(test, Good);

        await using var db = test.Open();
        var file = await db.SourceFiles.SingleAsync();
        Assert.Equal(("补报.XLSX", 3L, TestDb.Actor), (file.Name, file.Size, file.UploadedBy));
        Assert.Equal(Good.Content, file.Content);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", file.Sha256);
        var job = await db.ImportJobs.SingleAsync();
        Assert.Equal((outcome.Value, file.Id, ImportState.Queued), (job.Id, job.SourceFileId, job.State));
        Assert.Equal((Good.AsOf, Good.Kind, Good.Scope, "补报两校"), (job.AsOf, job.Kind, job.Scope, job.Why));
        var process = await db.Processes.SingleAsync(p => p.Name == "start-import");
        Assert.Equal(file.Id, process.SourceFileId);
        Assert.Contains($"import_job {job.Id} state: - -> Queued", await test.Log("start-import"));
    }

    [Fact]
    public async Task The_same_file_again_is_kept_once()
    {
        using var test = await TestDb.Create();
        await Start(test, Good);
        await Start(test, Good);
        await using var db = test.Open();
        Assert.Equal((1, 2), (await db.SourceFiles.CountAsync(), await db.ImportJobs.CountAsync()));
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_and_nothing_is_stored()
    {
        using var test = await TestDb.Create();
        var bad = Good with
        {
            County = "000000",
            FileName = "基表.docx",
            Content = [],
            Year = 1900,
            AsOf = new(2027, 1, 1),
            Why = " ",
        };
        var outcome = await Start(test, bad);

        Assert.Equal(6, outcome.Mistakes.Count);
        await using var db = test.Open();
        Assert.False(await db.SourceFiles.AnyAsync());
    }

    [Fact]
    public async Task A_discarded_import_stays_on_record_with_its_file()
    {
        using var test = await TestDb.Create();
        var job = await test.ReadyJob();
        Assert.True((await Discard(test, job.Id)).Ok);
        Assert.True((await Discard(test, job.Id)).Ok, "discarding twice is no mistake");

        await using var db = test.Open();
        Assert.Equal(ImportState.Discarded, (await db.ImportJobs.SingleAsync()).State);
        Assert.Equal([$"import_job {job.Id} state: Ready -> Discarded"], await test.Log("discard-import"));
    }

    [Fact]
    public async Task A_confirmed_import_cannot_be_discarded()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1"));
        await using var db = test.Open();
        Assert.Single((await Discard(test, (await db.ImportJobs.SingleAsync()).Id)).Mistakes);
    }

    [Fact]
    public async Task An_import_of_another_county_is_not_found()
    {
        using var test = await TestDb.Create();
        var job = await test.ReadyJob();
        await using var db = test.Open();
        var outcome = await new DiscardImport(db, test.Clock).Handle(new("999902", job.Id, ""));
        Assert.Single(outcome.Mistakes);
    }

    [Fact]
    public async Task A_reader_still_at_work_cannot_revive_a_discarded_import()
    {
        using var test = await TestDb.Create();
        var job = await test.ReadyJob();
        await using var reader = test.Open();
        var seen = await reader.ImportJobs.SingleAsync();
        await Discard(test, job.Id);
        seen.State = ImportState.Checking;
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => reader.SaveChangesAsync());
    }

    private static async Task<Outcome<long>> Start(TestDb test, StartImport.Command command)
    {
        await using var db = test.Open();
        return await new StartImport(db, test.Clock).Handle(command);
    }

    private static async Task<Outcome> Discard(TestDb test, long job)
    {
        await using var db = test.Open();
        return await new DiscardImport(db, test.Clock).Handle(new(TestDb.County, job, "传错文件"));
    }
}
