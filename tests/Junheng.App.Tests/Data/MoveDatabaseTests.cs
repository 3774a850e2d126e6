using System.Text.Json;
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
            await LoadDemoTests.Load(demo, from.Clock).Handle();
        }

        var ended = await Programs.Junheng("move", "--db", from.Setting, "--to", to.Setting);
        Assert.Equal((0, ""), (ended.Exit, ended.Error));

        await using var old = from.Open();
        await using var copy = to.Open();
        foreach (var entity in old.Model.GetEntityTypes())
        {
            var expected = Stored.Rows(old, entity.ClrType);
            Assert.Equal(expected, Stored.Rows(copy, entity.ClrType));
            Assert.Contains($"{entity.GetTableName()}：{expected.Count} 行", ended.Out, StringComparison.Ordinal);
        }

        Assert.Equal(await Verdict(from), await Verdict(to));
        var audit = Assert.Single(await new App.Audit.VerifyAudit(copy).Handle(), c => c.County == DemoCounty.Code);
        Assert.True(audit.Holds, audit.Problem);
    }

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

    internal static async Task<string> Verdict(TestDb test)
    {
        var opened = await Contexts.Opener(test).Handle(DemoCounty.Code, DemoCounty.NewestYear);
        return JsonSerializer.Serialize(opened!.Result.Strict.Parts);
    }
}
