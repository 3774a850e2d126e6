using System.Text;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Demo;

/// <summary>
/// The demo county's campaign after some months, made up: meetings with decisions, values of its goals, children counted
/// by townships, and tasks that units reported on, were sent back, postponed, watched and closed. All of it goes through
/// the use cases, each deed by the post it belongs to.
/// </summary>
public sealed class DemoCampaign(
    Db db,
    TimeProvider clock,
    CreateUnit units,
    SaveMeeting meetings,
    AddDecisions decisions,
    SaveMatrix matrix,
    SaveGoals goals,
    CountChildren children,
    ReportTask reports,
    SignTask signing,
    DecideTask deciding,
    SuperviseTask supervising
)
{
    private const string County = DemoCounty.Code;
    private const string Bureau = ConfirmPlan.Bureau;

    /// <summary>Whether its last step is there.</summary>
    public Task<bool> IsComplete(CancellationToken cancel) =>
        db.TaskReports.AnyAsync(r => r.CountyCode == County && r.Text == DemoDeeds.Last, cancel);

    /// <summary>Does what is not done yet: a load that was cut off is completed by the next.</summary>
    public async Task Handle(CancellationToken cancel)
    {
        if (await IsComplete(cancel))
        {
            return;
        }

        await Goals(cancel);
        await Places(cancel);
        await Children(cancel);
        foreach (var meeting in DemoDeeds.Meetings)
        {
            await Meet(meeting, cancel);
        }

        foreach (var deed in DemoDeeds.All)
        {
            await Do(deed, cancel);
        }
    }

    private async Task Goals(CancellationToken cancel)
    {
        var stored = await db.LocalGoals.Where(g => g.CountyCode == County).ToListAsync(cancel);
        var done = await db.ItemUnits.Where(u => u.CountyCode == County).Select(u => u.ItemKey).ToListAsync(cancel);
        var rows = stored
            .Where(g => !done.Contains(g.Key))
            .Select(g => (g.Key, Units: DemoDeeds.GoalUnits[g.Name].Split('、'), Goal: g));
        Demand(
            await matrix.Handle(
                new(
                    County,
                    new Dictionary<string, string>(),
                    [
                        .. rows.Select(r => new MatrixEntry(
                            r.Key,
                            r.Units[0],
                            r.Units[1],
                            r.Goal.By,
                            false,
                            "",
                            "",
                            r.Goal.Version
                        )),
                    ]
                ),
                cancel
            )
        );
        foreach (var (year, values) in DemoDeeds.Goals)
        {
            var entries = stored
                .Where(g => values.ContainsKey(g.Name))
                .Select(g => new SaveGoals.Entry(g.Id, values[g.Name], $"{year}年教育事业统计（合成数据）", ""));
            Demand(await goals.Handle(new(County, year, [.. entries]), cancel));
        }
    }

    /// <summary>The townships of the tree, which the plan only calls by their groups.</summary>
    private async Task Places(CancellationToken cancel)
    {
        var tree = await db.OrgUnits.AsNoTracking().Where(u => u.CountyCode == County).ToListAsync(cancel);
        var top = tree.Single(u => u.Level == UnitLevel.County);
        foreach (var name in Townships.Names.Where(n => tree.TrueForAll(u => u.Name != n)))
        {
            Demand(await units.Handle(new(top.Id, UnitLevel.Township, name, ""), cancel));
        }
    }

    private async Task Children(CancellationToken cancel)
    {
        var today = ReopenTasks.Today(clock);
        foreach (var (day, d) in DemoDeeds.Counted.Where(c => c <= today).Select((c, i) => (c, i)))
        {
            foreach (var (place, p) in Townships.Names.Select((n, i) => (n, i)))
            {
                var entries = ChildKinds.All.Select(
                    (kind, k) => new CountChildren.Entry(kind, $"{DemoDeeds.Count(p, k, d)}", "")
                );
                if (
                    !await db.ChildCounts.AnyAsync(
                        c => c.CountyCode == County && c.On == day && c.Place == place,
                        cancel
                    )
                )
                {
                    Demand(await children.Handle(new(County, day, place, null, [.. entries]), cancel));
                }
            }
        }
    }

    private async Task Meet(DemoMeeting meeting, CancellationToken cancel)
    {
        var id = await db
            .Meetings.Where(m => m.CountyCode == County && m.Title == meeting.Title)
            .Select(m => m.Id)
            .SingleOrDefaultAsync(cancel);
        if (id == 0)
        {
            var saved = await meetings.Handle(
                new(County, 0, 0, meeting.On, meeting.Title, meeting.Units, meeting.Minutes),
                cancel
            );
            Demand(saved);
            id = saved.Value;
        }

        if (!await db.WorkTasks.AnyAsync(t => t.CountyCode == County && t.MeetingId == id, cancel))
        {
            Demand(await decisions.Handle(new(County, id, meeting.Decisions), cancel));
        }
    }

    private async Task Do(DemoDeed deed, CancellationToken cancel)
    {
        var task = await db
            .WorkTasks.AsNoTracking()
            .Where(t => t.CountyCode == County)
            .SingleAsync(t => t.Source == deed.Task || (t.MeetingId != null && t.Title == deed.Task), cancel);
        if (await db.TaskReports.AnyAsync(r => r.WorkTaskId == task.Id && r.Text == deed.Text, cancel))
        {
            return;
        }

        var on = new TaskRef(County, task.Id, task.Version);
        using var acting = db.As(await Post(deed.Unit, deed.By, cancel));
        Demand(
            deed.What switch
            {
                DemoDeedKind.Report => await reports.Handle(
                    new(on, deed.Text, deed.Progress, deed.Due, deed.File, Evidence(deed)),
                    cancel
                ),
                DemoDeedKind.Sign => await signing.Handle(on, deed.Text, cancel),
                DemoDeedKind.Watch => await supervising.Handle(on, true, deed.Text, cancel),
                _ => await deciding.Handle(new(on, deed.Decision, deed.Text), cancel),
            }
        );
    }

    private async Task<Access> Post(string unit, Role role, CancellationToken cancel)
    {
        var at = await db.OrgUnits.SingleAsync(
            u =>
                u.CountyCode == County
                && (unit == Bureau ? u.Level == UnitLevel.County : u.Level == UnitLevel.Department && u.Name == unit),
            cancel
        );
        var place =
            unit != Bureau ? unit
            : role == Role.Leader ? at.Name
            : at.Name + Bureau;
        return Access.Of(place + DemoDeeds.Titles[role], role, at.Division, null) with
        {
            UnitId = at.Id,
            Unit = at.Name,
            Level = at.Level,
        };
    }

    private static byte[] Evidence(DemoDeed deed) =>
        deed.File.Length == 0 ? [] : Encoding.UTF8.GetBytes($"（合成数据，仅供演示）\n{deed.Text}\n");

    /// <summary>The demo county is our own: what is wrong with it is a bug.</summary>
    internal static void Demand(Outcome outcome)
    {
        if (!outcome.Ok)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Mistakes));
        }
    }
}
