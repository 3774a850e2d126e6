using Junheng.App.Import;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests;

/// <summary>Years kept between requests show what is stored, and are worked out anew only for what changes them.</summary>
[Trait("Database", "both")]
public sealed class OpenYearTests
{
    [Fact]
    public async Task A_write_that_the_verdict_does_not_rest_on_leaves_it_as_it_was_worked_out()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1", 400), Rows.School("2", 500));
        var opener = Contexts.Opener(test);
        var first = await Open(opener);
        Assert.Same(first, await Open(opener));

        await test.ReadyJob();
        await Upload(test);
        var later = await Open(opener);
        Assert.True(later.Stamp > first.Stamp);
        Assert.Same(first.Result, later.Result);
    }

    [Fact]
    public async Task A_judgement_a_figure_and_a_version_show_at_once()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1", 400), Rows.School("2", 500));
        var opener = Contexts.Opener(test);
        var first = await Open(opener);

        await test.Judge("G1");
        var judged = await Open(opener);
        Assert.NotSame(first.Result, judged.Result);
        Assert.Contains("G1", judged.Result.Inputs.Judgements.Keys);
        // The rows were not read again.
        Assert.Same(first.Result.Inputs.Rows, judged.Result.Inputs.Rows);

        await test.Fill(("teacher_pay", 97_300));
        var filled = await Open(opener);
        Assert.Equal(97_300, filled.Result.Inputs.CountyFigures["teacher_pay"]);

        await test.Version(Rows.School("1", 411), Rows.School("2", 500));
        var changed = await Open(opener);
        Assert.Equal(2, changed.Version!.Number);
        Assert.Contains(changed.Result.Schools, s => s.Value(Engine.Schools.Field.PupilsPrimary) == 411);
    }

    [Fact]
    public async Task Versions_of_a_year_are_kept_apart()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1", 400));
        await test.Version(Rows.School("1", 411));
        var opener = Contexts.Opener(test);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(1, (await Open(opener, 1)).Version!.Number);
            Assert.Equal(2, (await Open(opener)).Version!.Number);
        }
    }

    [Fact]
    public async Task More_years_than_are_kept_are_still_opened_rightly()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1", 400));
        var opener = Contexts.Opener(test);
        var first = await Open(opener);
        for (var year = 2030; year < 2099; year++)
        {
            Assert.Null((await opener.Handle(TestDb.County, year))!.Version);
        }

        Assert.NotSame(first, await Open(opener));
        Assert.Equal(1, (await Open(opener)).Version!.Number);
    }

    private static async Task<OpenedYear> Open(OpenYear opener, int? version = null) =>
        (await opener.Handle(TestDb.County, Rows.Year, version))!;

    private static async Task Upload(TestDb test)
    {
        using var file = new MemoryStream();
        RecordFile.WriteCsv(file, [Rows.School("1", 444)]);
        await using var db = test.Open();
        var started = await new StartImport(db, test.Clock).Handle(
            new(
                TestDb.County,
                Rows.Year,
                new(Rows.Year, 9, 1),
                App.Data.ImportKind.Interim,
                App.Data.ImportScope.OnlyTheseSchools,
                "核实",
                "年报.csv",
                file.ToArray()
            )
        );
        Assert.Equal([], started.Mistakes);
        await new ReadImport(db, PackLibrary.Delivered(), test.Clock).Handle(started.Value);
        Assert.Equal(2, await db.ImportJobs.CountAsync(j => j.State == App.Data.ImportState.Ready));
    }
}
