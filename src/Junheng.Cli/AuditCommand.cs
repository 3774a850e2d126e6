using System.CommandLine;
using Junheng.App.Audit;
using Junheng.App.Data;

namespace Junheng.Cli;

/// <summary><c>junheng audit verify</c>: whether the record of who did what has been tampered with.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var database = CountyOptions.Database();
        var verify = new Command("verify", "核对审计记录链，指出第一处断裂") { database };
        verify.SetAction((parsed, cancel) => Verify(parsed.GetRequiredValue(database), cancel));
        return new Command("audit", "审计记录") { verify };
    }

    private static async Task<int> Verify(string setting, CancellationToken cancel)
    {
        await using var db = await ReadOnlyDatabase.Open(setting, cancel);
        if (db is null)
        {
            await Console.Error.WriteLineAsync($"数据库 {Db.NameOf(setting)} 不存在，或者是空的。");
            return ExitCode.Unreadable;
        }

        var chains = await new VerifyAudit(db).Handle(cancel);
        foreach (var chain in chains)
        {
            var what = chain.County == AuditEntry.Installation ? "本安装" : chain.County;
            if (chain.Holds)
            {
                Console.WriteLine($"{what}：{chain.Entries} 条，完好，末条摘要 {chain.Head}");
            }
            else
            {
                var place = chain.Broken is { } number ? $"第 {number} 条：" : "";
                await Console.Error.WriteLineAsync($"{what}: audit-broken: {place}{chain.Problem}");
            }
        }

        return chains.All(c => c.Holds) ? ExitCode.Done : ExitCode.Findings;
    }
}
