using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>设立和调整本县目标: what is to be reached, by when, by whom; and whether it is still followed.</summary>
public sealed class SaveGoal(Db db, TimeProvider clock, UnitNames names)
{
    internal const string Stale = "目标刚刚被其他人修改，本次没有保存。请刷新页面，核对后重新填写。";

    private const int LongestUnit = 20;

    /// <param name="County">Division code.</param>
    /// <param name="Id">The goal; 0 for a new one.</param>
    /// <param name="Version">The version the user saw.</param>
    /// <param name="Name">What it is about; of a goal that is there its name stays.</param>
    /// <param name="Target">The number to reach, as typed; blank for none.</param>
    /// <param name="Unit">What it is counted in.</param>
    /// <param name="AtMost">Whether less is better.</param>
    /// <param name="By">yyyy or yyyy-MM; blank for none.</param>
    /// <param name="Units">Names of the units that answer for it, as typed, the one in the lead first.</param>
    /// <param name="Dropped">Whether it is no longer followed.</param>
    /// <param name="NewUnits">Whether names of units that the county does not have are to set them up.</param>
    public sealed record Command(
        string County,
        long Id,
        int Version,
        string Name,
        string Target,
        string Unit,
        bool AtMost,
        string By,
        string Units,
        bool Dropped = false,
        bool NewUnits = false
    );

    /// <summary>The number of the goal.</summary>
    public async Task<Outcome<long>> Handle(Command command, CancellationToken cancel = default)
    {
        var (mistakes, target) = (new List<string>(), (decimal?)null);
        if (command.Id == 0 && command.Name.Trim().Length is 0 or > LocalGoal.LongestName)
        {
            mistakes.Add($"请填写目标名称（1至{LocalGoal.LongestName}个字），如“九年义务教育巩固率”。");
        }

        target = TypedNumber.Read("目标值", command.Target, mistakes);
        if (command.Unit.Trim().Length > LongestUnit)
        {
            mistakes.Add($"计量单位最多{LongestUnit}个字。");
        }

        if (Month(command.By) is null)
        {
            mistakes.Add("完成时间请按“2027”或“2027-12”填写。");
        }

        var units = SaveTask.Names(command.Units);
        mistakes.AddRange(SaveTask.UnitMistakes(units));

        if (mistakes.Count > 0)
        {
            return Outcome.Refuse(mistakes).With(0L);
        }

        var id = command.Id;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(command.County, "save-goals", ""),
            async scope =>
            {
                (var ending, id) = await Save(command, target, scope, cancel);
                return ending;
            },
            cancel
        );
        return outcome.With(id);
    }

    private async Task<(Outcome, long)> Save(
        Command command,
        decimal? target,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var name = command.Name.Trim();
        var goal = command.Id == 0 ? null : await Find(db, command.County, command.Id, cancel);
        if (command.Id > 0 && goal is null)
        {
            return (Outcome.Refuse("没有找到这项目标。请刷新页面。"), 0);
        }

        if (goal is not null && goal.Version != command.Version)
        {
            return (Outcome.Refuse(Stale), goal.Id);
        }

        if (goal is null && await db.LocalGoals.AnyAsync(g => g.CountyCode == command.County && g.Name == name, cancel))
        {
            return (Outcome.Refuse($"已经有名为“{name}”的目标。请在它的页面上调整。"), 0);
        }

        var units = SaveTask.Names(command.Units);
        var before = MatrixChange.State([], null, null);
        if (goal is not null)
        {
            before = MatrixChange.State(
                (await ItemUnitList.Of(db, command.County, cancel))[goal.Key],
                await db.CampaignItems.SingleOrDefaultAsync(
                    i => i.CountyCode == command.County && i.ItemKey == goal.Key,
                    cancel
                ),
                goal
            );
        }

        var given = units.Except(SaveTask.Names(before.Units));
        if (!command.NewUnits && await names.Strange(db, command.County, given, cancel) is { Count: > 0 } strange)
        {
            return (Outcome.Refuse([.. strange.Select(s => s.Mistake)]), command.Id);
        }

        if (goal is null)
        {
            var last = await db
                .LocalGoals.Where(g => g.CountyCode == command.County)
                .MaxAsync(g => (int?)g.Number, cancel);
            goal = new()
            {
                CountyCode = command.County,
                Number = (last ?? 0) + 1,
                Name = name,
            };
            db.LocalGoals.Add(goal);
            scope.Change("local_goal", name, "name", null, name);
        }

        var changed = false;
        Note("target", Plain(goal.Target), Plain(target));
        Note("measured_in", goal.Unit, command.Unit.Trim());
        Note("at_most", Direction(goal.AtMost), Direction(command.AtMost));
        Note("deadline", goal.By, Month(command.By)!);
        Note("dropped", GoalWords.Followed(goal.Dropped), GoalWords.Followed(command.Dropped));
        (goal.Target, goal.Unit, goal.AtMost, goal.By, goal.Dropped) = (
            target,
            command.Unit.Trim(),
            command.AtMost,
            Month(command.By)!,
            command.Dropped
        );
        if (goal.Id > 0 && changed)
        {
            goal.Version++;
        }

        await db.SaveChangesAsync(cancel);
        var after = before with { Units = SaveItemUnits.Text(units), By = goal.By };
        await names.Settle(db, command.County, units, scope, cancel);
        await SaveItemUnits.Put(
            db,
            command.County,
            new Dictionary<string, IReadOnlyList<string>> { [goal.Key] = units },
            scope,
            cancel
        );
        await new MatrixTasks(db, command.County, names, scope).Follow(
            [new(goal.Key, goal, before, after)],
            new Dictionary<string, string>(),
            cancel
        );
        return (Outcome.Done, goal.Id);

        void Note(string property, string? old, string? now)
        {
            var (before, after) = (Blank(old), Blank(now));
            scope.Change("local_goal", goal.Name, property, before, after);
            changed |= before != after;
        }
    }

    /// <summary>A goal of the county; null if it has none such.</summary>
    internal static Task<LocalGoal?> Find(Db db, string county, long id, CancellationToken cancel) =>
        db.LocalGoals.SingleOrDefaultAsync(g => g.Id == id && g.CountyCode == county, cancel);

    /// <summary>A year or month as it is kept; empty for none, null where the text is neither.</summary>
    internal static string? Month(string text)
    {
        var parts = text.Trim().Split('-');
        return parts is [""] ? ""
            : parts is not [{ Length: 4 }] and not [{ Length: 4 }, { Length: 1 or 2 }] ? null
            : PlanTasks.LastDay(text.Trim()) is not { Year: > 1999 and < 2101 } ? null
            : parts.Length == 1 ? parts[0]
            : $"{parts[0]}-{parts[1].PadLeft(2, '0')}";
    }

    private static string? Plain(decimal? value) => value is { } number ? GoalWords.Plain(number) : null;

    private static string Direction(bool atMost) => atMost ? "不高于" : "不低于";

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
