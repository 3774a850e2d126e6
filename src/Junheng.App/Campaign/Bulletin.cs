using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A part of a bulletin: tasks that something happened to.</summary>
/// <param name="Deed">What; null for being late.</param>
/// <param name="Count">How many tasks.</param>
/// <param name="Tasks">The first of them.</param>
public sealed record BulletinPart(TaskDeed? Deed, int Count, IReadOnlyList<BulletinTask> Tasks);

/// <summary>Something that happened to a task.</summary>
/// <param name="Id">Number of the record.</param>
/// <param name="Task">The task.</param>
/// <param name="At">When.</param>
/// <param name="Deed">What.</param>
/// <param name="Unit">The unit of the post that did it.</param>
internal readonly record struct BulletinDeed(long Id, long Task, DateTime At, TaskDeed Deed, string Unit);

/// <summary>A task in a bulletin.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">What has to be done.</param>
/// <param name="Units">Its units, the one in the lead first.</param>
/// <param name="Due">Its day at the end of the time.</param>
/// <param name="At">When it happened; null for being late.</param>
/// <param name="Text">What was said of it.</param>
public sealed record BulletinTask(
    long Id,
    string Title,
    IReadOnlyList<string> Units,
    DateOnly? Due,
    DateTime? At,
    string Text
);

/// <summary>工作简报: what happened in some days, told from the record alone.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Lights">Tasks by light at the end.</param>
/// <param name="Parts">What happened to tasks, in the order a bulletin tells it.</param>
/// <param name="Units">The units in the lead, ranked.</param>
/// <param name="Meetings">Meetings held, with what became of their decisions by today.</param>
/// <param name="HasEarlier">Whether anything was done before.</param>
public sealed record Bulletin(
    DateOnly From,
    DateOnly To,
    IReadOnlyDictionary<TaskLight, int> Lights,
    IReadOnlyList<BulletinPart> Parts,
    IReadOnlyList<RankedUnit> Units,
    IReadOnlyList<MeetingLine> Meetings,
    bool HasEarlier
)
{
    /// <summary>Tasks that a part names one by one.</summary>
    public const int Named = 20;

    /// <summary>The longest time of one bulletin, in days.</summary>
    public const int LongestTime = 366;

    /// <summary>What a bulletin tells, in its order; being late comes last.</summary>
    public static readonly IReadOnlyList<TaskDeed> Told =
    [
        TaskDeed.Set,
        TaskDeed.Progress,
        TaskDeed.Report,
        TaskDeed.Close,
        TaskDeed.Return,
        TaskDeed.GrantDue,
        TaskDeed.Supervise,
        TaskDeed.Reopen,
        TaskDeed.Withdraw,
    ];

    /// <summary>What a part is called; null for being late.</summary>
    public static string Word(TaskDeed? deed) =>
        deed switch
        {
            TaskDeed.Set => "新立项",
            TaskDeed.Progress => "报送进展",
            TaskDeed.Report => "报结待核验",
            TaskDeed.Close => "核验销号",
            TaskDeed.Return => "退回重办",
            TaskDeed.GrantDue => "同意延期",
            TaskDeed.Supervise => "列入督办",
            TaskDeed.Reopen => "年度重启",
            TaskDeed.Withdraw => "撤销",
            _ => "逾期未办结",
        };

    /// <summary>Tasks that are not over at the end.</summary>
    public int Open => Lights.Where(l => l.Key != TaskLight.Off).Sum(l => l.Value);

    /// <summary>Whether nothing happened and nothing stands open.</summary>
    public bool IsEmpty => Lights.Count == 0 && Meetings.Count == 0 && Parts.All(p => p.Count == 0);

    /// <summary>How many tasks something happened to.</summary>
    public int Of(TaskDeed? deed) => Parts.First(p => p.Deed == deed).Count;

    /// <summary>The days of a bulletin as somebody asks for them; the week of today where he asks for none that can be.</summary>
    public static (DateOnly From, DateOnly To) Days(DateOnly? from, DateOnly? to, DateOnly today)
    {
        // Days that nobody's work can be of are not asked for.
        (from, to) = (Real(from), Real(to));
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = from ?? (to is { } last ? last.AddDays(-6) : monday);
        var end = to ?? first.AddDays(6);
        return end < first ? (end, first)
            : end.DayNumber - first.DayNumber >= LongestTime ? (first, first.AddDays(LongestTime - 1))
            : (first, end);
    }

    /// <summary>Writes the bulletin of some days.</summary>
    public static async Task<Bulletin> Of(
        Db db,
        string county,
        DateOnly from,
        DateOnly to,
        DateOnly today,
        CancellationToken cancel
    ) => await Of(db, county, await CountyTasks.Of(db, county, cancel), from, to, today, cancel);

    /// <summary>Writes the bulletin of some days, of tasks that were read before.</summary>
    internal static async Task<Bulletin> Of(
        Db db,
        string county,
        CountyTasks tasks,
        DateOnly from,
        DateOnly to,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var (begin, end) = (Moment(from), Moment(to.AddDays(1)));
        // Of days to come only what is past can be told.
        var asOf = to < today ? to : today;
        var happened = (
            await db
                .TaskReports.Where(r => r.CountyCode == county && r.At >= begin && r.At < end)
                .OrderBy(r => r.At)
                .ThenBy(r => r.Id)
                .Select(r => new
                {
                    r.Id,
                    r.WorkTaskId,
                    r.At,
                    r.Deed,
                    r.Unit,
                })
                .ToListAsync(cancel)
        ).ConvertAll(r => new BulletinDeed(r.Id, r.WorkTaskId, r.At, r.Deed, r.Unit));
        var standing = await BulletinStanding.Of(db, county, tasks, end, asOf, cancel);
        // The last word counts where something happened to a task more than once.
        var told = Told.Select(deed =>
                (
                    Deed: (TaskDeed?)deed,
                    Of: happened
                        .Where(r => r.Deed == deed)
                        .GroupBy(r => r.Task)
                        .Select(g => (g.Key, Last: (BulletinDeed?)g.Last()))
                        .ToList()
                )
            )
            .Append((null, standing.Late.Select(t => (t, (BulletinDeed?)null)).ToList()))
            .ToList();
        var named = await standing.Named(told.SelectMany(p => p.Of.Take(Named)), cancel);
        var meetings = new MeetingList(db, county, today);
        return new(
            from,
            to,
            standing.Lights,
            told.ConvertAll(p => new BulletinPart(p.Deed, p.Of.Count, [.. p.Of.Take(Named).Select(named)])),
            Ranking.Of(await standing.Units(happened, cancel)),
            await meetings.Lines(meetings.All.Where(m => m.HeldOn >= from && m.HeldOn <= to), cancel),
            await db.TaskReports.AnyAsync(r => r.CountyCode == county && r.At < begin, cancel)
        );
    }

    private static DateOnly? Real(DateOnly? day) => day is { Year: > 1999 and < 2101 } ? day : null;

    /// <summary>The beginning of a day, by the clock on the wall, as the database keeps time.</summary>
    private static DateTime Moment(DateOnly day) =>
        DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Local).ToUniversalTime();
}
