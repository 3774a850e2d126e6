using Junheng.App.Data;
using Junheng.App.Users;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Cli;

/// <summary>Several files are one import; a dry run and a refusal leave nothing behind.</summary>
public sealed class ImportSeveralFilesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Several_files_of_the_whole_county_become_one_version_with_each_row_tied_to_its_file()
    {
        var a = folder.Write("a.csv", Rows.Csv(Rows.School("S1")));
        var b = folder.Write("b.csv", Rows.Csv(Rows.School("S2"), Rows.School("S1", pupils: 66)));
        var run = await Import([a, b, "--whole-county"]);
        Assert.Equal(1, run.Exit);
        Assert.StartsWith($"{b}:3:school: duplicate-school: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        await using var db = Open();
        var version = await db.VersionsOf(Rows.County, 2021).SingleAsync();
        var rows = await VersionReader.Load(db, version.Id);
        Assert.Equal(
            [("S1", "a.csv", 60m), ("S2", "b.csv", 60m)],
            rows.Select(r => (r.School, r.Source!.File, r.Value(Engine.Schools.Field.PupilsPrimary)!.Value))
        );
        var jobs = await db.ImportJobs.AsNoTracking().ToListAsync();
        Assert.All(jobs, j => Assert.Equal((ImportState.Confirmed, version.Id), (j.State, j.DataVersionId)));
        Assert.Equal([0, 1], jobs.Select(j => j.ErrorCount));
        Assert.Equal("duplicate-school", (await db.ImportFindings.SingleAsync(f => f.Level == 0)).Code);
        Close(db);
    }

    [Fact]
    public async Task One_unreadable_file_keeps_all_out_and_is_told_with_its_own_code_and_place()
    {
        var a = folder.Write("a.csv", Rows.Csv(Rows.School("S1")));
        var b = folder.Write("b.csv", Rows.Csv(Rows.School("S2")).Replace("organiser", "school"));
        var run = await Import([a, b]);
        Assert.Equal(3, run.Exit);
        Assert.StartsWith($"{b}:1:", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(": duplicate-column: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await Import([a, folder.At("nowhere.csv")])).Exit);
        Assert.False(File.Exists(folder.At("db/junheng.db")));
    }

    [Fact]
    public async Task The_same_file_again_is_done_and_leaves_nothing_to_decide()
    {
        var a = folder.Write("a.csv", Rows.Csv(Rows.School("S1")));
        Assert.Equal(0, (await Import([a])).Exit);
        var again = await Import([a]);
        Assert.Equal((0, ""), (again.Exit, again.Error));
        Assert.Contains("与第 1 版完全相同", again.Out, StringComparison.Ordinal);
        await using var db = Open();
        Assert.Equal(ImportState.Confirmed, (await db.ImportJobs.SingleAsync()).State);
        Close(db);
    }

    [Fact]
    public async Task A_dry_run_makes_no_database_and_leaves_an_existing_one_as_it_was()
    {
        var a = folder.Write("a.csv", Rows.Csv(Rows.School("S1"), Rows.School("S2")));
        var first = await Import([a, "--dry-run"]);
        Assert.Equal((0, ""), (first.Exit, first.Error));
        Assert.Contains("2 行，2 处变化，未写入", first.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("db")));
        Assert.Equal(0, (await Import([a])).Exit);
        var before = Stored();
        var b = folder.Write("b.csv", Rows.Csv(Rows.School("S2", pupils: 66)));
        var second = await Import([b, "--dry-run"]);
        Assert.Equal((0, ""), (second.Exit, second.Error));
        // Pupils and the largest class of one school.
        Assert.Contains("1 行，2 处变化，未写入", second.Out, StringComparison.Ordinal);
        Assert.Equal(before, Stored());
    }

    [Fact]
    public async Task Years_and_days_that_cannot_be_end_with_2_and_a_day_given_is_kept()
    {
        var a = folder.Write("a.csv", Rows.Csv(Rows.School("S1")));
        string[][] wrong =
        [
            ["--year", "1999"],
            ["--year", "2101"],
            ["--as-of", "2999-09-01"],
            ["--as-of", "soon"],
        ];
        foreach (var options in wrong)
        {
            var run = await Import([a, .. options], year: options[0] == "--year" ? null : "2021");
            Assert.True(run.Exit == 2, string.Join(' ', options));
            Assert.Contains(options[0], run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await Import([a, "--as-of", "2021-10-08"])).Exit);
        await using var db = Open();
        Assert.Equal(new DateOnly(2021, 10, 8), (await db.VersionsOf(Rows.County, 2021).SingleAsync()).AsOf);
        Close(db);
    }

    [Fact]
    public async Task A_statistical_year_that_has_not_come_to_September_is_as_of_today()
    {
        var today = DateOnly.FromDateTime(DateTime.Today);
        var a = folder.Write("a.csv", Rows.Csv(Rows.School("S1", today.Year + 1)));
        Assert.Equal(0, (await Import([a], $"{today.Year + 1}")).Exit);
        await using var db = Open();
        var version = await db.VersionsOf(Rows.County, today.Year + 1).SingleAsync();
        Assert.InRange(version.AsOf, today, today.AddDays(1));
        Close(db);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_ends_with_2_and_nothing_half_written()
    {
        var a = folder.Write("a.csv", Rows.Csv(Rows.School("S1")));
        foreach (var command in new string[][] { ["evaluate", a], ["demo"] })
        {
            var run = await Programs.Junheng([.. command, "--out", a]);
            Assert.Equal(2, run.Exit);
            Assert.Contains("这是一个文件", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        }

        foreach (var (last, command) in new[] { ("findings.csv", "evaluate"), ("errors/index.csv", "demo") })
        {
            Directory.CreateDirectory(folder.At($"{command}/{last}"));
            string[] inputs = command == "evaluate" ? [a] : [];
            var run = await Programs.Junheng([command, .. inputs, "--out", folder.At(command)]);
            Assert.Equal(2, run.Exit);
            Assert.Contains("是文件夹", run.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFiles(folder.At(command), "*", SearchOption.AllDirectories));
        }
    }

    private Task<Ended> Import(string[] arguments, string? year = "2021") =>
        Programs.Junheng([
            "import",
            .. arguments,
            .. year is null ? Array.Empty<string>() : ["--year", year],
            "--county",
            Rows.County,
            "--name",
            "示例县",
            "--db",
            folder.At("db/junheng.db"),
        ]);

    private string[] Stored() =>
        [
            .. Directory
                .EnumerateFiles(folder.At("db"))
                .Order(StringComparer.Ordinal)
                .Select(f => Path.GetFileName(f) + Convert.ToBase64String(File.ReadAllBytes(f))),
        ];

    private Db Open() => Db.OpenAs(folder.At("db/junheng.db"), Access.Program("核对"));

    private static void Close(Db db) => SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
}
