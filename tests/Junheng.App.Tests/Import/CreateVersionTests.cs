using Junheng.App.Data;
using Junheng.App.Tests.Data;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Import;

[Trait("Database", "both")]
public sealed class CreateVersionTests
{
    private const string File = "示例县.csv";

    private static SchoolRecord Row(string id, decimal pupils = 400, int row = 2, string file = File) =>
        Rows.School(id, pupils, new(file, null, row));

    [Fact]
    public async Task The_first_version_is_logged_in_one_line_and_ends_its_import()
    {
        using var test = await TestDb.Create();
        var version = await test.Version(Row("1"), Row("2", row: 3));

        await using var db = test.Open();
        var job = await db.ImportJobs.SingleAsync();
        Assert.Equal((ImportState.Confirmed, version.VersionId), (job.State, job.DataVersionId));
        Assert.Equal(
            ["data_version 2026-1 schools: - -> 2", $"import_job {job.Id} state: Ready -> Confirmed"],
            await test.Log("confirm-import")
        );
        var process = await db.Processes.SingleAsync(p => p.Name == "confirm-import");
        Assert.Equal(("确认", job.SourceFileId), (process.Why, process.SourceFileId));
    }

    [Fact]
    public async Task Each_changed_figure_is_logged_with_its_old_and_new_value()
    {
        using var test = await TestDb.Create();
        var first = await test.Version(Row("1"), Row("2", row: 3));
        var changed = Row("1", 410.5m);
        changed.Reject(Field.TeachingArea);
        var outcome = await test.TryVersion(
            [changed, Row("3", row: 3)],
            (await test.ReadyJob()).Id,
            first.VersionId,
            ImportKind.Interim
        );

        Assert.Equal((2, 4), (outcome.Value!.Number, outcome.Value.Changes));
        Assert.Equal(
            [
                "data_version 2026-2 number: 1 -> 2",
                "data_version 2026-2 kind: Official -> Interim",
                "school 1 pupils_primary: 400 -> 410.5",
                "school 1 teaching_area: 2400.5 -> 填报内容不能采用",
                "school 3 school: - -> 示例3小学",
                "school 2 school: 示例2小学 -> -",
            ],
            (await test.Log("confirm-import"))[2..^1]
        );
    }

    [Fact]
    public async Task Data_equal_to_the_base_make_no_new_version()
    {
        using var test = await TestDb.Create();
        var first = await test.Version(Row("1"));
        var outcome = await test.TryVersion([Row("1", row: 9)], (await test.ReadyJob()).Id, first.VersionId);

        Assert.Single(outcome.Mistakes);
        await using var db = test.Open();
        Assert.Equal(1, await db.DataVersions.CountAsync());
        Assert.Equal(1, await db.Processes.CountAsync(p => p.Name == "confirm-import"));
    }

    [Fact]
    public async Task A_school_taken_over_keeps_the_file_and_cell_it_came_from()
    {
        using var test = await TestDb.Create();
        var first = await test.Version(Row("1"), Row("2", row: 3));
        await using var db = test.Open();
        var kept = await VersionReader.Load(db, first.VersionId);
        var job = await test.ReadyJob("补报.csv", ImportScope.OnlyTheseSchools);
        var second = await test.TryVersion([kept[0], Row("2", 500, 2, "补报.csv")], job.Id, first.VersionId);

        var read = await VersionReader.Load(db, second.Value!.VersionId);
        Assert.Equal([new RowSource(File, null, 2), new RowSource("补报.csv", null, 2)], read.Select(r => r.Source));
    }

    [Fact]
    public async Task Updating_some_schools_on_top_of_an_outdated_version_is_refused()
    {
        using var test = await TestDb.Create();
        var first = await test.Version(Row("1"));
        var job = await test.ReadyJob("补报.csv", ImportScope.OnlyTheseSchools);
        await test.Version(Row("1", 401));
        var outcome = await test.TryVersion([Row("1"), Row("2", file: "补报.csv")], job.Id, first.VersionId);

        Assert.Single(outcome.Mistakes);
        await using var db = test.Open();
        Assert.Equal(ImportState.Ready, (await db.ImportJobs.SingleAsync(j => j.Id == job.Id)).State);
    }

    [Fact]
    public async Task Of_confirms_at_once_that_saw_the_same_version_one_goes_through_and_the_rest_are_told()
    {
        using var test = await TestDb.Create();
        var jobs = new[] { await test.ReadyJob(), await test.ReadyJob(), await test.ReadyJob(), await test.ReadyJob() };
        using var start = new Barrier(jobs.Length);
        var outcomes = await Task.WhenAll(
            jobs.Select(job =>
                Task.Factory.StartNew(
                        () =>
                        {
                            start.SignalAndWait();
                            return test.TryVersion([Row("1", job.Id)], job.Id);
                        },
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                    .Unwrap()
            )
        );

        Assert.Equal(1, Assert.Single(outcomes, o => o.Ok).Value!.Number);
        Assert.All(outcomes.Where(o => !o.Ok), o => Assert.Contains("确认了新的数据版本", Assert.Single(o.Mistakes)));
        await using var db = test.Open();
        Assert.Equal(1, await db.DataVersions.CountAsync());
    }

    [Fact]
    public async Task An_import_is_confirmed_only_once()
    {
        using var test = await TestDb.Create();
        var job = await test.ReadyJob();
        Assert.True((await test.TryVersion([Row("1")], job.Id)).Ok);
        Assert.Single((await test.TryVersion([Row("1", 401)], job.Id)).Mistakes);
        await using var db = test.Open();
        Assert.Equal(1, await db.DataVersions.CountAsync());
    }

    [Fact]
    public async Task Rows_of_another_county_and_double_schools_are_told_together()
    {
        using var test = await TestDb.Create();
        var stranger = new SchoolRecord
        {
            Year = Rows.Year,
            County = "999902",
            School = "9",
            Name = "外县小学",
            Type = SchoolType.Primary,
            Source = new(File, null, 5),
        };
        var outcome = await test.TryVersion([Row("1"), stranger, Row("1", row: 4)], (await test.ReadyJob()).Id);
        Assert.Equal(2, outcome.Mistakes.Count);
        Assert.Contains("示例县.csv第5行", outcome.Mistakes[0], StringComparison.Ordinal);
        Assert.Contains("示例县.csv第4行", outcome.Mistakes[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_rows_are_no_version()
    {
        using var test = await TestDb.Create();
        Assert.Single((await test.TryVersion([], (await test.ReadyJob()).Id)).Mistakes);
    }

    [Fact]
    public async Task A_row_that_cannot_be_written_leaves_nothing_half_stored()
    {
        using var test = await TestDb.Create();
        var unsourced = Row("2");
        // Without an import there is no stored file that the second row could belong to.
        await Assert.ThrowsAsync<ArgumentException>(() => test.TryVersion([Rows.School("1"), unsourced]));
        await using var db = test.Open();
        Assert.False(await db.DataVersions.AnyAsync());
        Assert.False(await db.SchoolRows.AnyAsync());
    }
}
