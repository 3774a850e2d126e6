using Junheng.App.Data;
using Junheng.App.Tests.Import;
using Junheng.App.Users;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Cli;

/// <summary>The contract of <c>junheng import</c>, into a fresh database file.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_clean_file_becomes_the_first_version_of_the_year()
    {
        var run = await Import(folder.Write("a.csv", Rows.Csv(Rows.School("S1"), Rows.School("S2"))));
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("第 1 版", run.Out, StringComparison.Ordinal);
        await using var db = Open();
        var version = await db.VersionsOf(Rows.County, 2021).SingleAsync();
        var rows = await VersionReader.Load(db, version.Id);
        Assert.Equal(["S1", "S2"], rows.Select(r => r.School).Order(StringComparer.Ordinal));
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    [Fact]
    public async Task A_dry_run_checks_and_stores_no_version()
    {
        var input = folder.Write("a.csv", Rows.Spoilt("pupils_primary", "约60", Rows.School("S1"), Rows.School("S2")));
        var run = await Import(input, "--dry-run");
        Assert.Equal(1, run.Exit);
        Assert.StartsWith($"{input}:2:pupils_primary: not-a-number: ", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("未写入", run.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("junheng.db")));
    }

    [Fact]
    public async Task Rows_of_another_county_or_year_are_errors_and_left_out()
    {
        var input = folder.Write(
            "a.csv",
            Rows.Csv(Rows.School("S1"), Rows.School("S2", county: "990102"), Rows.School("S3", 2020))
        );
        var run = await Import(input);
        Assert.Equal(1, run.Exit);
        Assert.Equal(2, run.ErrorLines.Length);
        Assert.StartsWith($"{input}:3:county: other-county-or-year: ", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{input}:4:year: other-county-or-year: ", run.ErrorLines[1], StringComparison.Ordinal);
        await using var db = Open();
        var version = await db.VersionsOf(Rows.County, 2021).SingleAsync();
        Assert.Equal(["S1"], (await VersionReader.Load(db, version.Id)).Select(r => r.School));
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    [Fact]
    public async Task A_workbooks_errors_are_told_by_sheet_and_cell()
    {
        var input = folder.Write("a.xlsx", Files.XlsxOf([Rows.School("S1"), Rows.School("S2", county: "990102")]));
        var run = await Import(input);
        Assert.Equal(1, run.Exit);
        Assert.StartsWith(
            $"{input}!学校数据!B3: other-county-or-year: ",
            Assert.Single(run.ErrorLines),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_cannot_be_read_or_holds_nothing_of_the_county_ends_with_3()
    {
        var missing = await Import(folder.At("nowhere.csv"));
        Assert.Equal(3, missing.Exit);
        Assert.Contains("file-not-readable", missing.Error, StringComparison.Ordinal);
        var doubled = Rows.Csv(Rows.School("S1")).Replace("organiser", "school", StringComparison.Ordinal);
        Assert.Equal(3, (await Import(folder.Write("b.csv", doubled))).Exit);
        var others = await Import(folder.Write("c.csv", Rows.Csv(Rows.School("S1", county: "990102"))));
        Assert.Equal(3, others.Exit);
        Assert.False(File.Exists(folder.At("junheng.db")));
    }

    [Fact]
    public async Task Wrong_usage_ends_with_2()
    {
        var input = folder.Write("a.csv", Rows.Csv(Rows.School("S1")));
        var db = folder.At("junheng.db");
        string[][] wrong =
        [
            ["import", input, "--year", "2021", "--db", db],
            ["import", input, "--county", Rows.County, "--db", db],
            ["import", input, "--county", Rows.County, "--year", "soon", "--db", db],
            ["import", "--county", Rows.County, "--year", "2021", "--db", db],
            // A county the database does not know yet needs a name.
            ["import", input, "--county", Rows.County, "--year", "2021", "--db", db],
            ["import", input, "--county", Rows.County, "--year", "2021", "--name", "示例县", "--db", db, "--dryrun"],
            ["import", input, "--county", "99", "--year", "2021", "--name", "示例县", "--db", db],
        ];
        foreach (var arguments in wrong)
        {
            var run = await Programs.Junheng(arguments);
            Assert.True(run.Exit == 2, string.Join(' ', arguments) + run.Error);
            Assert.NotEqual("", run.Error);
        }
    }

    [Fact]
    public async Task A_second_import_adds_a_version_with_its_changes_only()
    {
        Assert.Equal(0, (await Import(folder.Write("a.csv", Rows.Csv(Rows.School("S1"), Rows.School("S2"))))).Exit);
        var run = await Import(folder.Write("b.csv", Rows.Csv(Rows.School("S2", pupils: 66))));
        Assert.Equal(0, run.Exit);
        Assert.Contains("第 2 版", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, await Versions());
        await using var db = Open();
        var rows = await VersionReader.Load(db, (await db.NewestVersion(Rows.County, 2021))!.Id);
        Assert.Equal(
            [("S1", 60m), ("S2", 66m)],
            rows.OrderBy(r => r.School, StringComparer.Ordinal)
                .Select(r => (r.School, r.Value(Engine.Schools.Field.PupilsPrimary)!.Value))
        );
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    private Task<Ended> Import(string file, params string[] options) =>
        Programs.Junheng([
            "import",
            file,
            "--county",
            Rows.County,
            "--year",
            "2021",
            "--name",
            "示例县",
            "--db",
            folder.At("junheng.db"),
            .. options,
        ]);

    private async Task<int> Versions()
    {
        await using var db = Open();
        var count = await db.VersionsOf(Rows.County, 2021).CountAsync();
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        return count;
    }

    private Db Open() => Db.OpenAs(folder.At("junheng.db"), Access.Program("核对"));
}
