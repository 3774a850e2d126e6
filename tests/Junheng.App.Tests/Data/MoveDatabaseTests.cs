using System.Text.Json;
using Junheng.App.Audit;
using Junheng.App.Data;
using Junheng.App.Demo;
using Junheng.App.Tests.Demo;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

[Trait("Database", "both")]
public sealed class MoveDatabaseTests
{
    [Fact]
    public async Task Everything_of_an_installation_comes_along_to_the_other_database()
    {
        using var from = await TestDb.Create();
        using var to = await TestDb.Empty(!TestDb.IsPostgres);
        await from.Everything();
        await using (var demo = from.Open())
        {
            await LoadDemoTests.Load(from, demo).Handle();
        }

        var ended = await Programs.Junheng("move", "--db", from.Setting, "--to", to.Setting);
        Assert.Equal((0, ""), (ended.Exit, ended.Error));

        await using var old = from.Open();
        await using var copy = to.Open();
        foreach (var entity in old.Model.GetEntityTypes())
        {
            var expected = Stored.Rows(old, entity.ClrType);
            if (!Audit.Contains(entity.ClrType))
            {
                Assert.Equal(expected, Stored.Rows(copy, entity.ClrType));
            }

            Assert.Contains($"{entity.GetTableName()}：{expected.Count} 行", ended.Out, StringComparison.Ordinal);
        }

        if (copy.Database.IsNpgsql())
        {
            // The database knows already how much it holds, and need not find out while people wait.
            var tables = copy.Model.GetEntityTypes().Select(e => e.GetTableName()).ToList();
            Assert.Equal(
                tables.Count,
                await copy
                    .Database.SqlQuery<string>(
                        $"SELECT relname AS \"Value\" FROM pg_class WHERE relkind = 'r' AND reltuples >= 0"
                    )
                    .CountAsync(t => tables.Contains(t))
            );
        }

        Assert.Equal(await Verdict(from), await Verdict(to));
        Assert.All(await new VerifyAudit(copy).Handle(), c => Assert.True(c.Holds, c.Problem));
        // What was there is there, and one link more: the move itself.
        var before = await old.AuditEntries.OrderBy(e => e.Id).Select(e => e.Hash).ToListAsync();
        var after = await copy.AuditEntries.OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(before, after[..^1].Select(e => e.Hash));
        var link = after[^1];
        Assert.Equal(
            (AuditEntry.Installation, "move", "终端", Environment.UserName),
            (link.CountyCode, link.Action, link.Actor, link.Account)
        );
        Assert.StartsWith($"{Db.NameOf(from.Setting)}：", link.Subject, StringComparison.Ordinal);
        Assert.Contains($"{old.Model.GetEntityTypes().Count()}张表", link.Subject, StringComparison.Ordinal);
        var verified = await Programs.Junheng("audit", "verify", "--db", to.Setting);
        Assert.Equal(0, verified.Exit);
    }

    // The move itself is on record in the new database.
    private static readonly Type[] Audit = [typeof(AuditEntry), typeof(AuditChain)];

    [Fact]
    public async Task Work_goes_on_in_the_new_database()
    {
        using var from = await TestDb.Create();
        using var to = await TestDb.Empty(!TestDb.IsPostgres);
        await from.Everything();
        Assert.Equal(0, (await Programs.Junheng("move", "--db", from.Setting, "--to", to.Setting)).Exit);
        await to.Version(Rows.School("1"), Rows.School("2"));
        await using var db = to.Open();
        Assert.Equal(2, await db.DataVersions.CountAsync());
    }

    [Fact]
    public async Task A_database_in_use_is_not_moved_into()
    {
        using var from = await TestDb.Create();
        using var to = await TestDb.Create();
        var ended = await Programs.Junheng("move", "--db", from.Setting, "--to", to.Setting);
        Assert.Equal(2, ended.Exit);
        Assert.Contains("已经有县的数据", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_strings_stay_off_the_command_line_in_the_environment()
    {
        using var from = await TestDb.Create();
        using var to = await TestDb.Empty(!TestDb.IsPostgres);
        await from.Everything();
        var junheng = $"'{Programs.Host}' '{Programs.Terminal}'";
        var moved = await Programs.Shell(
            $"export Database='{from.Setting}' NEW_HOME='{to.Setting}'; {junheng} move --to env:NEW_HOME"
        );
        Assert.Equal((0, ""), (moved.Exit, moved.Error));
        var verified = await Programs.Shell(
            $"export NEW_HOME='{to.Setting}'; {junheng} audit verify --db env:NEW_HOME"
        );
        Assert.Equal((0, ""), (verified.Exit, verified.Error));
        var unset = await Programs.Junheng("move", "--db", from.Setting, "--to", "env:NO_SUCH_VARIABLE");
        Assert.Equal(2, unset.Exit);
        Assert.Contains("没有环境变量 NO_SUCH_VARIABLE", unset.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_somebody_else_is_left_alone()
    {
        using var from = await TestDb.Create();
        using var to = await TestDb.Empty();
        await using (var db = to.Open())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE theirs (word text)");
            await db.Database.ExecuteSqlRawAsync("INSERT INTO theirs VALUES ('their word')");
        }

        var ended = await Programs.Junheng("move", "--db", from.Setting, "--to", to.Setting);
        Assert.Equal(2, ended.Exit);
        Assert.Contains("不是空的", ended.Error, StringComparison.Ordinal);
        await using var again = to.Open();
        Assert.Equal(["their word"], await again.Database.SqlQueryRaw<string>("SELECT word FROM theirs").ToListAsync());
        Assert.Equal(["theirs"], await Tables(to));
    }

    /// <summary>The tables there are.</summary>
    internal static async Task<List<string>> Tables(TestDb test)
    {
        await using var db = test.Open();
        return await db
            .Database.SqlQueryRaw<string>(
                db.Database.IsSqlite()
                    ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table'"
                    : "SELECT table_name::text AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public'"
            )
            .ToListAsync();
    }

    internal static async Task<string> Verdict(TestDb test)
    {
        var opened = await Contexts.Opener(test).Handle(DemoCounty.Code, DemoCounty.NewestYear);
        return JsonSerializer.Serialize(opened!.Result.Strict.Parts);
    }
}
