using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A task that is due on a day.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">What has to be done.</param>
/// <param name="Light">How it stands.</param>
public sealed record DueTask(long Id, string Title, TaskLight Light);

/// <summary>A day with what falls on it.</summary>
/// <param name="On">The day.</param>
/// <param name="Tasks">Tasks due: those not over first, the late ones before the others.</param>
/// <param name="Meetings">Meetings held.</param>
public sealed record CalendarDay(DateOnly On, IReadOnlyList<DueTask> Tasks, IReadOnlyList<Meeting> Meetings);

/// <summary>工作日历: a month in whole weeks, Monday to Sunday.</summary>
/// <param name="First">The first of the month.</param>
/// <param name="Days">The days of the weeks it touches.</param>
public sealed record CalendarMonth(DateOnly First, IReadOnlyList<CalendarDay> Days)
{
    private const int Week = 7;

    /// <summary>The days of the month that have something on them, for whoever reads them as a list.</summary>
    public bool IsEmpty => Days.All(d => !Holds(d.On) || (d.Tasks.Count == 0 && d.Meetings.Count == 0));

    /// <summary>Whether a day is of the month itself, not of the weeks around it.</summary>
    public bool Holds(DateOnly day) => (day.Year, day.Month) == (First.Year, First.Month);

    /// <summary>Reads a month.</summary>
    /// <param name="db">The database.</param>
    /// <param name="county">Division code.</param>
    /// <param name="month">Any day of it.</param>
    /// <param name="today">The day.</param>
    /// <param name="own">Names of the units whose tasks are asked for; null for all.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<CalendarMonth> Of(
        Db db,
        string county,
        DateOnly month,
        DateOnly today,
        IReadOnlySet<string>? own,
        CancellationToken cancel
    )
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var from = first.AddDays(-(((int)first.DayOfWeek + Week - 1) % Week));
        var last = first.AddMonths(1).AddDays(-1);
        var upto = last.AddDays((Week - (int)last.DayOfWeek) % Week);
        var due = db
            .WorkTasks.Where(t => t.CountyCode == county && t.State != TaskState.Withdrawn)
            .Where(t => t.Due >= from && t.Due <= upto);
        if (own is not null)
        {
            var names = own.ToList();
            due = due.Where(t => db.TaskUnits.Any(u => u.WorkTaskId == t.Id && names.Contains(u.Unit)));
        }

        var tasks = (
            await due.OrderBy(t => t.Id)
                .Select(t => new
                {
                    t.Id,
                    t.Title,
                    t.State,
                    Due = t.Due!.Value,
                })
                .ToListAsync(cancel)
        ).ToLookup(t => t.Due, t => new DueTask(t.Id, t.Title, TaskStanding.Light(t.State, t.Due, today)));
        var meetings = (
            await db
                .Meetings.AsNoTracking()
                .Where(m => m.CountyCode == county && m.HeldOn >= from && m.HeldOn <= upto)
                .OrderBy(m => m.Id)
                .ToListAsync(cancel)
        ).ToLookup(m => m.HeldOn);
        return new(
            first,
            [
                .. Enumerable
                    .Range(0, upto.DayNumber - from.DayNumber + 1)
                    .Select(from.AddDays)
                    .Select(d => new CalendarDay(d, [.. tasks[d].OrderBy(t => Press(t.Light))], [.. meetings[d]])),
            ]
        );
    }

    private static int Press(TaskLight light) =>
        light switch
        {
            TaskLight.Red => 0,
            TaskLight.Yellow => 1,
            TaskLight.Green => 2,
            _ => 3,
        };
}
