using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Schools;
using Junheng.App.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Cli;

/// <summary>One call of <c>junheng import</c>: nothing is opened for writing before every file has been read.</summary>
/// <param name="order">What is to be imported.</param>
/// <param name="name">The county's name; needed if the database does not know it.</param>
/// <param name="database">The database, as a setting names it.</param>
internal sealed class ImportRun(ImportOrder order, string? name, string database)
{
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly PackLibrary packs = PackLibrary.Delivered();
    private readonly string files = string.Join('、', order.Files.Select(f => f.Path));

    public async Task<int> Run(bool dry, CancellationToken cancel)
    {
        var reads = order.Read();
        foreach (var problem in reads.Select(r => r.Problem).OfType<FileProblem>())
        {
            InputFiles.Tell(problem.Place, problem.Code, problem.Message);
        }

        if (reads.Any(r => r.Problem is not null))
        {
            return ExitCode.Unreadable;
        }

        if (reads.All(r => r.Rows.Count == 0))
        {
            foreach (var read in reads)
            {
                InputFiles.TellErrors(read.Findings, read.Place);
            }

            InputFiles.Tell(files, "no-usable-rows", "文件中没有可以采用的行，没有写入。请按校验问题修改后重新导入。");
            return ExitCode.Unreadable;
        }

        return dry ? await Compare(reads, cancel) : await Store(reads, cancel);
    }

    private async Task<int> Compare(IReadOnlyList<ReadResult> reads, CancellationToken cancel)
    {
        await using var db = await ReadOnlyDatabase.Open(database, cancel);
        if (string.IsNullOrWhiteSpace(name) && (db is null || !await Knows(db, cancel)))
        {
            return Refused([$"库中还没有{order.County}，请用 --name 写明县名。"]);
        }

        var basis = db is null
            ? ImportBasis.Nothing(packs, order.County)
            : await ImportBasis.Load(db, packs, order.County, order.Year, cancel);
        var plan = new ImportPlan(order, reads, basis);
        var exit = Tell(plan);
        Console.WriteLine($"{files}：{reads.Sum(r => r.Rows.Count)} 行，{plan.Changes.Count} 处变化，未写入");
        return exit;
    }

    private async Task<int> Store(IReadOnlyList<ReadResult> reads, CancellationToken cancel)
    {
        Db.MakeFolder(database);
        await using var db = Db.OpenAs(database, TerminalAccess.Operator);
        await db.Migrate(clock, cancel);
        if (!await Knows(db, cancel))
        {
            var registered = await new RegisterCounty(db, clock, packs).Handle(new(order.County, name ?? ""), cancel);
            if (!registered.Ok)
            {
                return Refused(registered.Mistakes);
            }
        }

        var basis = await ImportBasis.Load(db, packs, order.County, order.Year, cancel);
        var plan = new ImportPlan(order, reads, basis);
        var exit = Tell(plan);
        if (plan.SameAs is { } same)
        {
            Console.WriteLine($"{files}：数据与第 {same.Number} 版完全相同，没有需要保存的变化，未产生新版本");
            return exit;
        }

        var outcome = await new ImportFiles(db, clock).Handle(plan, cancel);
        if (!outcome.Ok)
        {
            return Refused(outcome.Mistakes);
        }

        Console.WriteLine(
            $"{files}：已成为 {order.County} {order.Year} 年第 {outcome.Value!.Number} 版，{outcome.Value.Changes} 处变化"
        );
        return exit;
    }

    private Task<bool> Knows(Db db, CancellationToken cancel) =>
        db.Counties.AnyAsync(c => c.Code == order.County, cancel);

    private static int Tell(ImportPlan plan) =>
        InputFiles.TellErrors(plan.Findings, plan.Place) ? ExitCode.Findings : ExitCode.Done;

    private static int Refused(IReadOnlyList<string> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            Console.Error.WriteLine(mistake);
        }

        return ExitCode.Usage;
    }
}
