using Junheng.App.Audit;
using Junheng.App.Data;
using Junheng.App.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Audit;

[Trait("Database", "both")]
public sealed class VerifyAuditTests
{
    [Fact]
    public async Task Every_process_has_its_entry_and_the_chain_holds()
    {
        using var test = await Worked();
        await using var db = test.Open();
        var chain = Assert.Single(await new VerifyAudit(db).Handle());
        Assert.True(chain.Holds, chain.Problem);
        Assert.Equal(await db.Processes.CountAsync(), chain.Entries);
        Assert.True(chain.Entries > 3);
        var last = await db.AuditEntries.OrderByDescending(e => e.Number).FirstAsync();
        Assert.Equal((chain.Head, "SHA-256"), (last.Hash, last.Algorithm));
    }

    /// <summary>What somebody could do who owns the database and has taken the triggers away.</summary>
    [Theory]
    [InlineData("UPDATE audit_entry SET why = '另一个理由' WHERE number = 2", 2)]
    [InlineData("UPDATE audit_entry SET actor = '别人' WHERE number = 3", 3)]
    [InlineData("UPDATE audit_entry SET account = '' WHERE number = 1", 1)]
    [InlineData("DELETE FROM audit_entry WHERE number = 2", 2)]
    [InlineData("DELETE FROM audit_entry WHERE number = 1", 1)]
    [InlineData("UPDATE audit_entry SET number = number + 100 WHERE number = 2", 2)]
    [InlineData("UPDATE audit_entry SET hash = previous, previous = hash WHERE number = 2", 2)]
    [InlineData(
        "UPDATE process SET actor = '别人' WHERE id = (SELECT process_id FROM audit_entry WHERE number = 2)",
        2
    )]
    [InlineData(
        "UPDATE process_change SET new = '1' WHERE process_id = (SELECT process_id FROM audit_entry WHERE number = 3)",
        3
    )]
    [InlineData(
        "DELETE FROM process_change WHERE process_id = (SELECT process_id FROM audit_entry WHERE number = 3)",
        3
    )]
    [InlineData("UPDATE source_file SET sha256 = 'x'", 2)]
    public async Task The_first_broken_link_is_named(string tampering, long expected)
    {
        using var test = await Worked();
        await using var db = test.Open();
        await Tamper(db, tampering);
        var chain = Assert.Single(await new VerifyAudit(db).Handle());
        Assert.False(chain.Holds);
        Assert.Equal(expected, chain.Broken);
    }

    [Fact]
    public async Task A_chain_that_was_cut_off_is_noticed()
    {
        using var test = await Worked();
        await using var db = test.Open();
        var last = await db.AuditEntries.MaxAsync(e => e.Number);
        await Tamper(db, $"DELETE FROM audit_entry WHERE number = {last}");
        var chain = Assert.Single(await new VerifyAudit(db).Handle());
        Assert.Equal((last, last - 1), (chain.Broken, chain.Entries));
    }

    [Fact]
    public async Task A_process_slipped_in_without_an_entry_is_noticed()
    {
        using var test = await Worked();
        await using var db = test.Open();
        await Tamper(
            db,
            "INSERT INTO process (county_code, name, actor, at, why) SELECT county_code, name, actor, at, why FROM process WHERE id = 2"
        );
        var chain = Assert.Single(await new VerifyAudit(db).Handle());
        Assert.Contains("没有审计记录", chain.Problem!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writers_at_the_same_time_make_one_chain()
    {
        const int Writers = 8;
        const int Times = 5;
        using var test = await TestDb.Create();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(Write));
        await using var db = test.Open();
        var chain = Assert.Single(await new VerifyAudit(db).Handle());
        Assert.True(chain.Holds, chain.Problem);
        Assert.Equal(Writers * Times + 1, chain.Entries);

        async Task Write(int writer)
        {
            for (var i = 0; i < Times; i++)
            {
                await using var own = test.Open();
                var outcome = await ProcessLog.Run(
                    own,
                    test.Clock,
                    new(TestDb.County, "test", ""),
                    scope =>
                    {
                        scope.Change("county", $"{writer}", "turn", null, $"{i}");
                        return Task.CompletedTask;
                    }
                );
                Assert.True(outcome.Ok);
            }
        }
    }

    [Fact]
    public async Task The_terminal_says_whether_the_chain_holds()
    {
        using var test = await Worked();
        var sound = await Programs.Junheng("audit", "verify", "--db", test.Setting);
        Assert.Equal((0, ""), (sound.Exit, sound.Error));
        Assert.Contains("完好", sound.Out, StringComparison.Ordinal);
        await using (var db = test.Open())
        {
            await Tamper(db, "UPDATE audit_entry SET why = '另一个理由' WHERE number = 2");
        }

        var broken = await Programs.Junheng("audit", "verify", "--db", test.Setting);
        Assert.Equal(1, broken.Exit);
        Assert.Contains("999901: audit-broken: 第 2 条", broken.Error, StringComparison.Ordinal);
    }

    private static async Task<TestDb> Worked()
    {
        var test = await TestDb.Create();
        await test.Everything();
        return test;
    }

    private static string Unseal(string table) =>
        $"DROP TRIGGER tr_{table}_no_update; DROP TRIGGER tr_{table}_no_delete";

    /// <summary>As somebody who owns the whole server would: past triggers, keys and row policies.</summary>
    private static async Task Tamper(Db db, string sql)
    {
        string[] tables = ["audit_entry", "process", "process_change", "source_file"];
        if (!db.Database.IsSqlite())
        {
            var unsealed = string.Concat(tables.Select(t => $"ALTER TABLE {t} DISABLE TRIGGER ALL;"));
            await TestDb.AsServersOwner(db, unsealed);
            Assert.NotEqual(0, await TestDb.AsServersOwner(db, sql));
            return;
        }

        foreach (var table in tables)
        {
            await db.Database.ExecuteSqlRawAsync(Unseal(table));
        }

        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(sql));
    }
}
