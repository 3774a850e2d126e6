using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

[Trait("Database", "both")]
public sealed class ProcessLogTests
{
    private static readonly Deed Deed = new(TestDb.County, "rename-county", "更名");

    [Fact]
    public async Task A_write_outside_of_a_process_throws_and_stores_nothing()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        db.CountyFigures.Add(
            new()
            {
                CountyCode = TestDb.County,
                Year = Rows.Year,
                Code = "teacher_pay",
                Value = 1,
            }
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());

        await using var fresh = test.Open();
        Assert.Equal(0, await fresh.CountyFigures.CountAsync());
    }

    [Fact]
    public async Task A_county_is_changed_inside_a_process_only()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        (await db.Counties.SingleAsync()).Tolerances = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task A_process_keeps_who_when_why_and_each_value_before_and_after()
    {
        using var test = await TestDb.Create();
        await Rename(test, "新示例县");

        await using var db = test.Open();
        Assert.Equal("新示例县", (await db.Counties.SingleAsync()).Name);
        var process = await db.Processes.SingleAsync(p => p.Name == Deed.Name);
        Assert.Equal((TestDb.Actor, "更名", TestDb.County), (process.Actor, process.Why, process.CountyCode));
        Assert.Equal((test.Clock.Now.UtcDateTime, DateTimeKind.Utc), (process.At, process.At.Kind));
        Assert.Equal(["county 999901 name: 示例县 -> 新示例县"], await test.Log(Deed.Name));
    }

    [Fact]
    public async Task An_unchanged_save_writes_nothing_not_even_the_process()
    {
        using var test = await TestDb.Create();
        await Rename(test, "示例县");
        await using var db = test.Open();
        Assert.False(await db.Processes.AnyAsync(p => p.Name == Deed.Name));
    }

    [Fact]
    public async Task A_process_that_throws_leaves_nothing_behind()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            ProcessLog.Run(
                db,
                test.Clock,
                Deed,
                async Task (scope) =>
                {
                    (await db.Counties.SingleAsync()).Name = "半途县";
                    scope.Change("county", TestDb.County, "name", "示例县", "半途县");
                    await db.SaveChangesAsync();
                    throw new NotSupportedException();
                }
            )
        );
        Assert.Equal("示例县", (await db.Counties.SingleAsync()).Name);
        Assert.False(await db.Processes.AnyAsync(p => p.Name == Deed.Name));
    }

    [Fact]
    public async Task Rows_written_without_a_recorded_change_are_refused()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ProcessLog.Run(db, test.Clock, Deed, async Task (_) => (await db.Counties.SingleAsync()).Name = "无痕县")
        );
        Assert.Equal("示例县", (await db.Counties.SingleAsync()).Name);
    }

    [Fact]
    public async Task A_users_mistake_undoes_what_the_process_had_written()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        var outcome = await ProcessLog.Run(
            db,
            test.Clock,
            Deed,
            async scope =>
            {
                (await db.Counties.SingleAsync()).Name = "错误县";
                scope.Change("county", TestDb.County, "name", "示例县", "错误县");
                await db.SaveChangesAsync();
                return Outcome.Refuse("县名有误。");
            }
        );
        Assert.Equal(["县名有误。"], outcome.Mistakes);
        Assert.Equal("示例县", (await db.Counties.SingleAsync()).Name);
    }

    [Fact]
    public async Task A_reason_too_long_to_keep_is_the_users_to_shorten()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        var outcome = await ProcessLog.Run(db, test.Clock, Deed with { Why = new('长', 501) }, _ => Task.CompletedTask);
        Assert.Single(outcome.Mistakes);
    }

    [Fact]
    public async Task A_process_inside_a_process_throws()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ProcessLog.Run(
                db,
                test.Clock,
                Deed,
                Task (_) => ProcessLog.Run(db, test.Clock, Deed, _ => Task.CompletedTask)
            )
        );
    }

    [Fact]
    public async Task The_reader_reports_progress_and_findings_without_a_process()
    {
        using var test = await TestDb.Create();
        var job = await test.ReadyJob();
        await using var db = test.Open();
        (await db.ImportJobs.SingleAsync()).Progress = 50;
        db.ImportFindings.Add(
            new()
            {
                ImportJobId = job.Id,
                CountyCode = TestDb.County,
                Ordinal = 1,
                Level = Engine.Validate.FindingLevel.Error,
                Code = "duplicate-school",
                Row = 3,
                Column = "school",
                School = "1",
                Message = "重复",
            }
        );
        await db.SaveChangesAsync();
        await using var fresh = test.Open();
        Assert.Equal(50, (await fresh.ImportJobs.SingleAsync()).Progress);
        Assert.Equal(Engine.Validate.FindingLevel.Error, (await fresh.ImportFindings.SingleAsync()).Level);
    }

    [Theory]
    [InlineData(ImportState.Confirmed)]
    [InlineData(ImportState.Discarded)]
    public async Task Only_a_process_confirms_or_discards_an_import(ImportState state)
    {
        using var test = await TestDb.Create();
        await test.ReadyJob();
        await using var db = test.Open();
        (await db.ImportJobs.SingleAsync()).State = state;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    private static async Task Rename(TestDb test, string name)
    {
        await using var db = test.Open();
        await ProcessLog.Run(
            db,
            test.Clock,
            Deed,
            async Task (scope) =>
            {
                var county = await db.Counties.SingleAsync();
                scope.Change("county", county.Code, "name", county.Name, name);
                county.Name = name;
            }
        );
    }
}
