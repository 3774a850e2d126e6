using System.CommandLine;
using Junheng.App.Data;

namespace Junheng.Cli;

/// <summary><c>junheng move --to CONN</c>: an installation's data into another, empty database.</summary>
internal static class MoveCommand
{
    public static Command Create()
    {
        var from = CountyOptions.Database();
        var to = CountyOptions.Database("--to", "目标数据库");
        to.Required = true;
        var command = new Command("move", "把全部数据搬到另一个空的数据库，并逐表核对") { from, to };
        command.SetAction((parsed, cancel) => Run(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), cancel));
        return command;
    }

    private static async Task<int> Run(string from, string to, CancellationToken cancel)
    {
        await using var source = await ReadOnlyDatabase.Open(from, cancel);
        if (source is null)
        {
            await Console.Error.WriteLineAsync($"数据库 {Db.NameOf(from)} 不存在，或者是空的。");
            return ExitCode.Unreadable;
        }

        await using var target = await EmptyTarget.Prepare(to, TerminalAccess.Operator, TimeProvider.System, cancel);
        if (target is null)
        {
            await Console.Error.WriteLineAsync(MoveDatabase.InUse);
            return ExitCode.Usage;
        }

        var outcome = await MoveDatabase.Handle(source, target.Db, Db.NameOf(from), TimeProvider.System, cancel);
        if (!outcome.Ok)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', outcome.Mistakes));
            return ExitCode.Usage;
        }

        target.Keep();
        foreach (var table in outcome.Value!)
        {
            Console.WriteLine($"{table.Name}：{table.Rows} 行");
        }

        Console.WriteLine($"已搬到 {Db.NameOf(to)}，逐表核对一致。原数据库没有改动。");
        return ExitCode.Done;
    }
}
