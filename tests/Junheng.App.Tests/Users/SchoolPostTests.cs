using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Users;

/// <summary>A school's post sees and hands in its own school, and takes nothing away from the others.</summary>
[Trait("Database", "both")]
public sealed class SchoolPostTests
{
    private static readonly Access Clerk = Access.Of("学校填报岗", Role.SchoolClerk, TestDb.County, "1");
    private static readonly Access Head = Access.Of("学校审核岗", Role.SchoolHead, TestDb.County, "1");

    [Fact]
    public async Task It_sees_its_own_rows_and_nothing_of_other_schools_or_of_the_bureau()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1"), Rows.School("2"), Campus("1b", "1"));
        await test.Fill(("teacher_pay", 97_300));
        await test.Judge("G1");
        await using var db = test.OpenAs(Clerk);
        Assert.Equal(["1", "1b"], await db.SchoolRows.OrderBy(r => r.School).Select(r => r.School).ToListAsync());
        Assert.All(
            await db.SchoolFigures.ToListAsync(),
            f => Assert.Contains(db.SchoolRows, r => r.Id == f.SchoolRowId)
        );
        Assert.Single(await db.DataVersions.ToListAsync());
        Assert.Empty(await db.SourceFiles.ToListAsync());
        Assert.Empty(await db.ImportJobs.ToListAsync());
        Assert.Empty(await db.CountyFigures.ToListAsync());
        Assert.Empty(await db.EvidenceJudgements.ToListAsync());
        Assert.Empty(await db.Processes.ToListAsync());
        Assert.Empty(await db.ProcessChanges.ToListAsync());
        Assert.Empty(await db.AuditEntries.ToListAsync());
        Assert.Empty(await db.Accounts.ToListAsync());
    }

    [Fact]
    public async Task It_sees_the_changes_of_its_own_rows_alone_also_of_an_import_that_touched_others()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1", 400), Rows.School("2", 500), Rows.School("12"), Campus("1b", "1", 30));
        await test.Version(Rows.School("1", 411), Rows.School("2", 511), Rows.School("12", 1), Campus("1b", "1", 31));
        await test.Version(Rows.School("1", 411), Rows.School("2", 522), Rows.School("12", 1), Campus("1b", "1", 31));
        await test.Version(Rows.School("1", 411), Rows.School("2", 522), Rows.School("12", 1), Campus("1b", "2", 32));
        await test.Fill(("teacher_pay", 97_300));
        await test.Judge("G1");
        await using var db = test.OpenAs(Clerk);
        Assert.Equal(
            ["1 400 411", "1/1b 30 31"],
            await db.ProcessChanges.OrderBy(c => c.Id).Select(c => $"{c.Key} {c.Old} {c.New}").ToListAsync()
        );
        var process = Assert.Single(await db.Processes.ToListAsync());
        Assert.Equal("confirm-import", process.Name);
        var own = await ChangeHistory.OfSchool(db, TestDb.County, "1").ToListAsync();
        Assert.Equal(2, own.Count);
        Assert.All(own, c => Assert.Equal((TestDb.Actor, "确认", null, true), (c.Actor, c.Why, c.File, c.HasFile)));
        Assert.Empty(await ChangeHistory.OfSchool(db, TestDb.County, "2").ToListAsync());

        await using var second = test.OpenAs(Access.Of("邻校填报岗", Role.SchoolClerk, TestDb.County, "2"));
        Assert.Equal(
            ["2 500 511", "2 511 522"],
            await second.ProcessChanges.OrderBy(c => c.Id).Select(c => $"{c.Key} {c.Old} {c.New}").ToListAsync()
        );
        // The county sees them all, the campus that changed hands too.
        await using var all = test.Open();
        Assert.Equal(
            ["1b parent", "1b pupils_primary"],
            await all
                .ProcessChanges.Where(c => c.Key == "1b")
                .OrderBy(c => c.Id)
                .Select(c => $"{c.Key} {c.Property}")
                .ToListAsync()
        );
    }

    [Fact]
    public async Task What_it_hands_in_changes_its_own_row_and_leaves_every_other_as_it_was()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1", 400), Rows.School("2", 500), Campus("1b", "1"));
        var job = await HandIn(test, Rows.School("1", 411), Campus("1b", "1", 33));
        await using (var clerk = test.OpenAs(Clerk))
        {
            var mine = Assert.Single(await clerk.ImportJobs.ToListAsync());
            Assert.Equal(
                (job, "1", ImportScope.OnlyTheseSchools, ImportState.Ready),
                (mine.Id, mine.School, mine.Scope, mine.State)
            );
            await Assert.ThrowsAsync<AccessDeniedException>(() => Confirm(clerk, test, job));
        }

        await using (var head = test.OpenAs(Head))
        {
            var preview = await new ConfirmImport(head, test.Clock, new(head, test.Clock)).Preview(
                await head.ImportJobs.AsNoTracking().SingleAsync()
            );
            Assert.Equal(["1", "1b"], preview.Changes.Select(c => c.School).Distinct().Order());
            Assert.Equal([], (await Confirm(head, test, job)).Mistakes);
        }

        await using var all = test.Open();
        var newest = (await all.NewestVersion(TestDb.County, Rows.Year))!;
        Assert.Equal((2, "学校审核岗"), (newest.Number, newest.By));
        var rows = (await VersionReader.Load(all, newest.Id)).ToDictionary(
            r => r.School,
            r => r.Value(Field.PupilsPrimary)
        );
        Assert.Equal(
            new Dictionary<string, decimal?>
            {
                ["1"] = 411,
                ["1b"] = 33,
                ["2"] = 500,
            },
            rows
        );
    }

    [Fact]
    public async Task Rows_of_other_schools_and_campuses_nobody_counted_to_it_are_errors_and_left_out()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1"), Rows.School("2", 500), Rows.School("3", 600));
        // Another school's row, another school posing as a campus, and its own row given away.
        var job = await HandIn(test, Rows.School("2", 1), Campus("3", "1", 1), Campus("1", "2", 1));
        await using var db = test.OpenAs(Head);
        var findings = await db
            .ImportFindings.Where(f => f.ImportJobId == job && f.Code == "other-school")
            .ToListAsync();
        Assert.Equal(3, findings.Count);
        Assert.All(findings, f => Assert.Equal(Engine.Validate.FindingLevel.Error, f.Level));
        Assert.Equal(ImportState.Refused, (await db.ImportJobs.SingleAsync(j => j.Id == job)).State);
    }

    [Fact]
    public async Task An_upload_of_the_bureau_is_none_of_its()
    {
        using var test = await TestDb.Create();
        var job = await test.ReadyJob();
        await using var head = test.OpenAs(Head);
        var refused = await Confirm(head, test, job.Id);
        Assert.Contains("没有找到这次导入", Assert.Single(refused.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_county_is_written_under_a_schools_post()
    {
        using var test = await TestDb.Create();
        await using var db = test.OpenAs(Head);
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            new App.Judge.SaveCountyFigures(db, test.Clock).Handle(
                new(TestDb.County, Rows.Year, new Dictionary<string, decimal?> { ["teacher_pay"] = 1 }, null)
            )
        );
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            new FreezeVersion(db, test.Clock).Handle(new(TestDb.County, Rows.Year, 1, "定版", ""))
        );
    }

    private static SchoolRecord Campus(string id, string parent, decimal pupils = 30)
    {
        var row = new SchoolRecord
        {
            Year = Rows.Year,
            County = TestDb.County,
            School = id,
            Name = $"示例{id}校区",
            Type = SchoolType.Primary,
            Counted = false,
            Parent = parent,
        };
        row.Set(Field.PupilsPrimary, pupils);
        return row;
    }

    [Fact]
    public async Task Schools_that_hand_in_on_the_same_day_do_not_stand_in_each_others_way()
    {
        using var test = await TestDb.Create();
        var seen = (await test.Version(Rows.School("1", 400), Rows.School("2", 500))).VersionId;
        var job = await HandIn(test, Rows.School("1", 411));
        // The bureau confirms another school's figures while the head looks at the differences of this one.
        await test.Version(Rows.School("1", 400), Rows.School("2", 555));
        await using (var head = test.OpenAs(Head))
        {
            Assert.Equal([], (await Confirm(head, test, job, seen)).Mistakes);
        }

        Assert.Equal([("1", 411), ("2", 555)], await Newest(test));
    }

    [Fact]
    public async Task What_somebody_else_changed_of_the_same_school_is_looked_at_again()
    {
        using var test = await TestDb.Create();
        var seen = (await test.Version(Rows.School("1", 400), Rows.School("2", 500))).VersionId;
        var job = await HandIn(test, Rows.School("1", 411));
        await test.Version(Rows.School("1", 399), Rows.School("2", 500));
        await using (var head = test.OpenAs(Head))
        {
            Assert.Contains("又确认了新的数据版本", Assert.Single((await Confirm(head, test, job, seen)).Mistakes));
        }

        Assert.Equal([("1", 399), ("2", 500)], await Newest(test));
    }

    [Fact]
    public async Task A_version_that_is_not_there_was_not_looked_at()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1", 400));
        var job = await HandIn(test, Rows.School("1", 411));
        foreach (var nonsense in new long?[] { null, 0, 999_999 })
        {
            await using var head = test.OpenAs(Head);
            var refused = await Confirm(head, test, job, nonsense);
            Assert.Contains("又确认了新的数据版本", Assert.Single(refused.Mistakes));
        }

        Assert.Equal([("1", 400)], await Newest(test));
    }

    private static async Task<IReadOnlyList<(string, decimal?)>> Newest(TestDb test)
    {
        await using var db = test.Open();
        var newest = (await db.NewestVersion(TestDb.County, Rows.Year))!;
        var rows = await VersionReader.Load(db, newest.Id);
        return [.. rows.OrderBy(r => r.School).Select(r => (r.School, r.Value(Field.PupilsPrimary)))];
    }

    private static async Task<long> HandIn(TestDb test, params SchoolRecord[] rows)
    {
        using var file = new MemoryStream();
        RecordFile.WriteCsv(file, rows);
        await using var db = test.OpenAs(Clerk);
        var started = await new StartImport(db, test.Clock).Handle(
            new(
                TestDb.County,
                Rows.Year,
                new(Rows.Year, 9, 1),
                ImportKind.Interim,
                ImportScope.WholeCounty,
                "本校年报",
                "本校.csv",
                file.ToArray()
            )
        );
        Assert.Equal([], started.Mistakes);
        await using var reader = test.OpenAs(Access.Program(ReadImport.Actor));
        await new ReadImport(reader, PackLibrary.Delivered(), test.Clock).Handle(started.Value);
        return started.Value;
    }

    private static async Task<Outcome<CreateVersion.Result>> Confirm(Db db, TestDb test, long job)
    {
        var basis = await db.NewestVersion(TestDb.County, Rows.Year);
        return await Confirm(db, test, job, basis?.Id);
    }

    private static async Task<Outcome<CreateVersion.Result>> Confirm(Db db, TestDb test, long job, long? basis)
    {
        return await new ConfirmImport(db, test.Clock, new(db, test.Clock)).Handle(new(TestDb.County, job, basis));
    }
}
