using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Import.Statistics;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Import.Statistics;

/// <summary>A statistics import on its way into the database.</summary>
[Trait("Database", "both")]
public sealed class StartStatisticsTests
{
    private const string Integrated = TestDb.County + "0021";

    [Fact]
    public async Task A_confirmed_import_keeps_the_file_and_cell_of_every_figure()
    {
        var exports = Exports.Of();
        using var test = await TestDb.Create();
        var ids = await Keep(test, exports);
        var mapping = Mappings.Proposed(exports.OpenAll());
        var job = (await Start(test, ids, mapping)).Value;
        await using var db = test.Open();
        await new ReadImport(db, PackLibrary.Delivered(), test.Clock).Handle(job);
        var stored = await db.ImportJobs.AsNoTracking().SingleAsync(j => j.Id == job);
        Assert.Equal((ImportState.Ready, exports.Expected.Count), (stored.State, stored.RowCount));
        Assert.Equal(
            [Stage.Primary, Stage.Junior, Stage.Senior],
            await db.ImportFiles.OrderBy(f => f.Ordinal).Select(f => f.Stage).ToListAsync()
        );

        var confirmed = await new ConfirmImport(db, test.Clock, new(db, test.Clock)).Handle(
            new(TestDb.County, job, null)
        );
        Assert.Equal([], confirmed.Mistakes);
        var rows = await VersionReader.Load(db, confirmed.Value!.VersionId);
        Assert.Equal(Mappings.Csv(exports.Expected), Mappings.Csv(rows));

        var row = await db.SchoolRows.SingleAsync(r => r.School == Integrated);
        Assert.Equal(ids[Stage.Primary], row.SourceFileId);
        var figures = await db.SchoolFigures.Where(f => f.SchoolRowId == row.Id).ToDictionaryAsync(f => f.Field);
        Assert.Null(figures["music_primary"].SourceFileId);
        Assert.Equal(ids[Stage.Junior], figures["music_junior"].SourceFileId);
        var column = exports.Open(Stage.Junior).File.Column("教师情况/专任教师按课程分/音乐")!.Letters;
        Assert.StartsWith($"初中学校明细!{column}", figures["music_junior"].Cell);
        var junior = await db.SchoolRows.SingleAsync(r => r.School == TestDb.County + "0011");
        Assert.Equal(ids[Stage.Junior], junior.SourceFileId);

        // Read again, a version hands on what it was handed.
        var again = await VersionReader.LoadStored(db, confirmed.Value.VersionId);
        var kept = again.Single(s => s.Record.School == Integrated);
        Assert.Equal(ids[Stage.Junior], kept.OtherFile(Field.MusicJunior));
        Assert.Null(kept.OtherFile(Field.MusicPrimary));
    }

    [Fact]
    public async Task Findings_keep_the_file_they_are_about()
    {
        var exports = Exports.Of("area");
        using var test = await TestDb.Create();
        var job = (await Start(test, await Keep(test, exports), Mappings.Proposed(exports.OpenAll()))).Value;
        await using var db = test.Open();
        await new ReadImport(db, PackLibrary.Delivered(), test.Clock).Handle(job);
        var finding = await db.ImportFindings.SingleAsync(f => f.Code == "files-disagree" && f.School == Integrated);
        Assert.Equal(("小学.xlsx", "小学学校明细"), (finding.File, finding.Sheet));
        Assert.Contains("初中.xlsx!", finding.Message);
    }

    [Fact]
    public async Task A_check_about_a_stages_figure_points_to_the_stages_own_file()
    {
        var exports = Exports.Of();
        using var test = await TestDb.Create();
        // More bachelors than teachers in the junior file: a check of the records finds it, not the reader.
        var mapping = Mappings
            .Proposed(exports.OpenAll())
            .With(Stage.Junior, Mappings.Line("bachelor_junior", "学生情况/在校生数(人)/合计"));
        var job = (await Start(test, await Keep(test, exports), mapping)).Value;
        await using var db = test.Open();
        await new ReadImport(db, PackLibrary.Delivered(), test.Clock).Handle(job);
        var findings = await db
            .ImportFindings.Where(f => f.School == Integrated && f.Column == "bachelor_junior")
            .ToListAsync();
        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.Equal(("初中.xlsx", "初中学校明细"), (f.File, f.Sheet)));
    }

    [Fact]
    public async Task A_mapping_is_saved_once_a_correction_is_the_next_number_and_the_log_has_the_lines()
    {
        var exports = Exports.Of();
        using var test = await TestDb.Create();
        var ids = await Keep(test, exports);
        var mapping = Mappings.Proposed(exports.OpenAll());
        await Start(test, ids, mapping);
        await Start(test, ids, mapping);
        await Start(test, ids, mapping.With(Stage.Primary, Mappings.Line("built") with { Fixed = "2001" }));
        await using var db = test.Open();
        Assert.Equal([1, 2], await db.StatisticsMappings.OrderBy(m => m.Number).Select(m => m.Number).ToListAsync());
        Assert.Equal(3, await db.ImportJobs.CountAsync());
        Assert.Contains(
            "statistics_mapping 统计导出 2 primary.built: 学校基本情况/建校年月 -> ＝2001",
            await test.Log("start-statistics")
        );
    }

    [Fact]
    public async Task Another_county_finds_the_mapping_and_no_figure_of_the_first()
    {
        var exports = Exports.Of();
        var next = Exports.Of("renamed");
        using var test = await TestDb.Create();
        await Start(test, await Keep(test, exports), Mappings.Proposed(exports.OpenAll()));
        await using var db = test.Open();
        var fit = Assert.Single(await new SavedMappings(db).For(next.OpenAll()));
        Assert.Equal(
            ["pe_primary", "pe_junior"],
            fit.Missing.Select(m => m.Field).Order(StringComparer.Ordinal).Reverse()
        );
        Assert.InRange(fit.Share, 0.9, 0.99);
        Assert.DoesNotContain("第一小学", fit.Saved.Content);
        Assert.DoesNotContain(TestDb.County, fit.Saved.Content);
    }

    [Fact]
    public async Task What_is_not_answered_or_not_there_is_told_at_once_and_nothing_is_stored()
    {
        var exports = Exports.Of();
        using var test = await TestDb.Create();
        var ids = await Keep(test, exports);
        var mapping = new ExportMapping(
            ExportMapping.Current,
            [.. exports.OpenAll().Select(f => Mappings.Draft(f).ToMapping())],
            []
        ).With(Stage.Junior, Mappings.Line("type"));
        ids[Stage.Senior] = 4711;
        var outcome = await Start(test, ids, mapping, name: " ", why: "");
        // Reason, name, a file that is not there, 艺术 of both stages, the type of one.
        Assert.Equal(6, outcome.Mistakes.Count);
        await using var db = test.Open();
        Assert.False(await db.ImportJobs.AnyAsync());
        Assert.False(await db.StatisticsMappings.AnyAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_export_is_refused_and_not_kept()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        var outcome = await new KeepStatistics(db, test.Clock).Handle(
            new(
                TestDb.County,
                [new(Stage.Primary, "统计.pdf", "abc"u8.ToArray()), new(Stage.Junior, "统计.xls", "abc"u8.ToArray())]
            )
        );
        Assert.Equal(2, outcome.Mistakes.Count);
        Assert.False(await db.SourceFiles.AnyAsync());
    }

    [Fact]
    public void On_the_ordinary_upload_an_old_workbook_keeps_its_message()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[4096]];
        Assert.Equal("old-xls", Files.Read(ole, "改名.xlsx").Problem());
    }

    private static async Task<Dictionary<Stage, long>> Keep(TestDb test, Exports exports)
    {
        await using var db = test.Open();
        var outcome = await new KeepStatistics(db, test.Clock).Handle(
            new(
                TestDb.County,
                [
                    .. ((Stage[])[Stage.Primary, Stage.Junior, Stage.Senior]).Select(s => new KeepStatistics.Upload(
                        s,
                        s.Title() + ".xlsx",
                        exports.Content(s)
                    )),
                ]
            )
        );
        Assert.Equal([], outcome.Mistakes);
        return outcome.Value!.ToDictionary();
    }

    private static async Task<Outcome<long>> Start(
        TestDb test,
        Dictionary<Stage, long> files,
        ExportMapping mapping,
        string name = "统计导出",
        string why = "2026年秋季事业统计"
    )
    {
        await using var db = test.Open();
        return await new StartStatistics(db, test.Clock).Handle(
            new(
                TestDb.County,
                Mappings.Year,
                new(2026, 9, 1),
                ImportKind.Official,
                ImportScope.OnlyTheseSchools,
                why,
                [.. files.Select(f => (f.Key, f.Value))],
                mapping,
                name
            )
        );
    }
}
