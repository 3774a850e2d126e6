using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Judge;
using Junheng.App.Users;
using Junheng.Bench;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

/// <summary>Steps that many tests take.</summary>
internal static class Steps
{
    private static readonly DateOnly AsOf = new(2026, 9, 1);

    /// <summary>Uploads a file and brings its job to the point where a person decides.</summary>
    public static async Task<ImportJob> ReadyJob(
        this TestDb test,
        string fileName = "示例县.csv",
        ImportScope scope = ImportScope.WholeCounty
    )
    {
        await using var db = test.Open();
        var started = await new StartImport(db, test.Clock).Handle(
            new(TestDb.County, Rows.Year, AsOf, ImportKind.Official, scope, "秋季统计", fileName, [1, 2, 3])
        );
        Assert.Equal([], started.Mistakes);
        var job = await db.ImportJobs.SingleAsync(j => j.Id == started.Value);
        job.State = ImportState.Ready;
        job.Progress = 100;
        await db.SaveChangesAsync();
        return job;
    }

    /// <summary>Tries to write a version.</summary>
    public static async Task<Outcome<CreateVersion.Result>> TryVersion(
        this TestDb test,
        IReadOnlyList<SchoolRecord> rows,
        long? job = null,
        long? basis = null,
        ImportKind kind = ImportKind.Official
    )
    {
        await using var db = test.Open();
        return await new CreateVersion(db, test.Clock).Handle(
            new(TestDb.County, Rows.Year, AsOf, kind, "确认", job, rows, basis)
        );
    }

    /// <summary>Writes a version of rows read from a file.</summary>
    public static async Task<CreateVersion.Result> Version(this TestDb test, params SchoolRecord[] rows)
    {
        var job = await test.ReadyJob();
        await using var db = test.Open();
        var basis = await db.NewestVersion(TestDb.County, Rows.Year);
        var outcome = await test.TryVersion(rows, job.Id, basis?.Id);
        Assert.Equal([], outcome.Mistakes);
        return outcome.Value!;
    }

    /// <summary>Writes a row into every table whose rows never change.</summary>
    public static async Task Everything(this TestDb test)
    {
        var school = Rows.School("1")
            .With([new(Stage.Primary, "一年级", "1班", 44)], [new(RoomKind.Music, "音乐教室1", 98_000_000)]);
        await test.Version(school);
        await test.Fill(("teacher_pay", 97_300));
        await test.Judge("G1");
        await test.Freeze(1, "定版一");
        await OpenedAccount.Of(test.Setting, test.Clock, "统计岗", Role.BureauStaff, TestDb.County);
        await test.Campaign();
    }

    /// <summary>Fills in county figures.</summary>
    public static async Task Fill(this TestDb test, params (string Code, decimal Value)[] figures)
    {
        await using var db = test.Open();
        var values = figures.ToDictionary(f => f.Code, f => (decimal?)f.Value);
        var outcome = await new SaveCountyFigures(db, test.Clock).Handle(new(TestDb.County, Rows.Year, values, null));
        Assert.Equal([], outcome.Mistakes);
    }

    /// <summary>Judges an item on evidence.</summary>
    public static async Task Judge(this TestDb test, string item)
    {
        await using var db = test.Open();
        var outcome = await new SaveEvidence(db, test.Clock).Handle(
            new(
                TestDb.County,
                Rows.Year,
                new Dictionary<string, string> { [item] = item },
                [new(item, "met", "有文件", 0)]
            )
        );
        Assert.Equal([], outcome.Mistakes);
    }

    /// <summary>Puts a version on record.</summary>
    public static async Task<Outcome> Freeze(this TestDb test, int number, string name)
    {
        await using var db = test.Open();
        return await new FreezeVersion(db, test.Clock).Handle(new(TestDb.County, Rows.Year, number, name, "申报"));
    }

    /// <summary>The process log, oldest first: name, then each change.</summary>
    public static async Task<List<string>> Log(this TestDb test, string process)
    {
        await using var db = test.Open();
        return await db
            .ProcessChanges.Where(c => db.Processes.Any(p => p.Id == c.ProcessId && p.Name == process))
            .OrderBy(c => c.Id)
            .Select(c => $"{c.Entity} {c.Key} {c.Property}: {c.Old ?? "-"} -> {c.New ?? "-"}")
            .ToListAsync();
    }
}
