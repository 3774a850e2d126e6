using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Schools;
using Junheng.App.Standards;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Bench.Campaign;

/// <summary>A campaign as large as they come: two hundred units and five thousand tasks, set and reported on over a year.</summary>
internal static class BusyCampaign
{
    public const string Code = "999702";
    public const int Year = 2026;
    public const int Units = 200;
    public const int Tasks = 5_000;
    private const int Phases = 6;
    private const int Supporting = 3;
    private const int Weeks = 52;

    private static readonly TaskKind[] Kinds = Enum.GetValues<TaskKind>();

    /// <summary>Makes the database with the county, its units and its tasks.</summary>
    public static async Task Settle(string database)
    {
        await using var db = Db.OpenAs(database, Access.Program("创建办"));
        await db.Migrate(TimeProvider.System);
        Check(await new RegisterCounty(db, TimeProvider.System, PackLibrary.Delivered()).Handle(new(Code, "合成大县")));
        var names = new UnitNames(ReadingWords.Load());
        var units = Enumerable.Range(1, Units).Select(n => n <= Units / 2 ? $"县第{n}局" : $"第{n}镇").ToList();
        for (var week = 0; week < Weeks; week++)
        {
            var (from, to) = (Tasks * week / Weeks, Tasks * (week + 1) / Weeks);
            Check(
                await ProcessLog.Run(
                    db,
                    new Ago(TimeSpan.FromDays(7 * (Weeks - 1 - week))),
                    new(Code, "bench", ""),
                    scope => Work(db, names, units, from, to, scope)
                )
            );
            // What the context remembers it looks through at every save.
            db.ChangeTracker.Clear();
        }

        // A campaign has grown over months: the database has long found out how large it is.
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static async Task Work(Db db, UnitNames names, List<string> units, int from, int to, ProcessScope scope)
    {
        await names.Settle(db, Code, units, scope, default);
        var writer = new TaskWriter(db, Code, scope);
        for (var n = from; n < to; n++)
        {
            await Add(writer, units, Dice.For(7, n), n);
        }
    }

    /// <summary>Reports on one task after the other until it is told to end.</summary>
    public static async Task KeepReporting(string database, TimeSpan pause, CancellationToken end)
    {
        await using var db = Db.OpenAs(database, Access.Program("报送岗"));
        for (var id = 1L; !end.IsCancellationRequested; id++)
        {
            var task = await db.WorkTasks.SingleAsync(t => t.Id == id, CancellationToken.None);
            Check(
                await ProcessLog.Run(
                    db,
                    TimeProvider.System,
                    new(Code, "bench", ""),
                    scope =>
                    {
                        var (before, after) = (task.Progress, (task.Progress + 1) % 100);
                        task.Progress = after;
                        scope.Change("work_task", $"{id}", "progress", $"{before}", $"{after}");
                        new TaskWriter(db, Code, scope).Record(
                            task,
                            TaskDeed.Progress,
                            "又完成一些。",
                            progress: after
                        );
                        return Task.CompletedTask;
                    },
                    CancellationToken.None
                )
            );
            await Task.Delay(pause, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task Add(TaskWriter writer, List<string> units, Dice dice, int n)
    {
        var due = new DateOnly(Year, 1, 1).AddDays(dice.Between(0, 999));
        var task = await writer.Add(
            new(
                Kinds[n % Kinds.Length],
                "",
                $"第{n + 1}项：补足教学及辅助用房、专用教室和设备",
                "逐校核对台账，按月报送进展，缺口清零后销号。",
                $"第{n % Phases + 1}阶段",
                null,
                due.AddDays(-200),
                due,
                n % 5 == 0,
                [.. Enumerable.Range(0, 1 + Supporting).Select(_ => units[dice.Between(0, units.Count - 1)]).Distinct()]
            ),
            default
        );
        if (n % 2 == 0)
        {
            task.Progress = dice.Between(0, 100);
            writer.Record(task, TaskDeed.Progress, "已完成一部分。", progress: task.Progress);
        }

        if (n % 3 == 0)
        {
            writer.State(task, TaskState.Closed);
            writer.Record(task, TaskDeed.Close, "");
        }
    }

    /// <summary>The time it was some while ago.</summary>
    private sealed class Ago(TimeSpan back) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - back;
    }

    private static void Check(App.Outcome outcome)
    {
        if (!outcome.Ok)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Mistakes));
        }
    }
}
