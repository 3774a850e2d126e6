using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>登记会议: when, what about, which units, and the minutes. What was decided are tasks, set apart.</summary>
public sealed class SaveMeeting(Db db, TimeProvider clock)
{
    /// <summary>What is said where a meeting is not there.</summary>
    public const string Gone = "没有找到这次会议。请回到会议列表重新选择。";

    private const string Stale = "会议刚刚被其他人修改，本次没有保存。请刷新页面，核对后重新填写。";

    /// <param name="County">Division code.</param>
    /// <param name="Id">The meeting; 0 for a new one.</param>
    /// <param name="Version">The version the user saw.</param>
    /// <param name="HeldOn">The day; null where none was given.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="Units">Names of the units that took part, as typed.</param>
    /// <param name="Minutes">What was talked about.</param>
    public sealed record Command(
        string County,
        long Id,
        int Version,
        DateOnly? HeldOn,
        string Title,
        string Units,
        string Minutes
    );

    /// <summary>The number of the meeting.</summary>
    public async Task<Outcome<long>> Handle(Command command, CancellationToken cancel = default)
    {
        var mistakes = Mistakes(command);
        if (mistakes.Count > 0)
        {
            return Outcome.Refuse(mistakes).With(0L);
        }

        var id = command.Id;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(command.County, "save-meeting", ""),
            async scope =>
            {
                (var ending, id) = await Save(command, scope, cancel);
                return ending;
            },
            cancel
        );
        return outcome.With(id);
    }

    private List<string> Mistakes(Command command)
    {
        var mistakes = new List<string>();
        if (command.HeldOn is not { } day)
        {
            mistakes.Add("请填写会议日期。");
        }
        else if (day > ReopenTasks.Today(clock).AddYears(1) || day.Year <= 1999)
        {
            mistakes.Add($"会议日期{day:yyyy-MM-dd}不像是对的。请核对年份。");
        }

        if (command.Title.Trim().Length is 0 or > Meeting.LongestTitle)
        {
            mistakes.Add($"请填写会议名称（1至{Meeting.LongestTitle}个字）。");
        }

        if (Joined(command.Units).Length > Meeting.LongestText)
        {
            mistakes.Add($"参加单位最多{Meeting.LongestText}个字。");
        }

        if (command.Minutes.Trim().Length > Meeting.LongestText)
        {
            mistakes.Add($"会议纪要最多{Meeting.LongestText}个字，现在有{command.Minutes.Trim().Length}个字。");
        }

        return mistakes;
    }

    private async Task<(Outcome, long)> Save(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var (title, units, minutes) = (command.Title.Trim(), Joined(command.Units), command.Minutes.Trim());
        var day = command.HeldOn!.Value;
        if (command.Id == 0)
        {
            var added = new Meeting
            {
                CountyCode = command.County,
                HeldOn = day,
                Title = title,
                Units = units,
                Minutes = minutes,
            };
            db.Meetings.Add(added);
            await db.SaveChangesAsync(cancel);
            Note(
                scope,
                added.Id,
                new()
                {
                    CountyCode = command.County,
                    HeldOn = default,
                    Title = "",
                },
                added
            );
            return (Outcome.Done, added.Id);
        }

        var meeting = await db.Meetings.SingleOrDefaultAsync(
            m => m.Id == command.Id && m.CountyCode == command.County,
            cancel
        );
        if (meeting is null)
        {
            return (Outcome.Refuse(Gone), 0);
        }

        if (meeting.Version != command.Version)
        {
            return (Outcome.Refuse(Stale), meeting.Id);
        }

        var was = new Meeting
        {
            CountyCode = meeting.CountyCode,
            HeldOn = meeting.HeldOn,
            Title = meeting.Title,
            Units = meeting.Units,
            Minutes = meeting.Minutes,
        };
        (meeting.HeldOn, meeting.Title, meeting.Units, meeting.Minutes) = (day, title, units, minutes);
        if (Note(scope, meeting.Id, was, meeting))
        {
            meeting.Version++;
        }

        return (Outcome.Done, meeting.Id);
    }

    /// <summary>Puts what is different on record; whether anything is.</summary>
    private static bool Note(ProcessScope scope, long id, Meeting was, Meeting now)
    {
        (string Property, string? Old, string? New)[] all =
        [
            ("held_on", was.HeldOn == default ? null : $"{was.HeldOn:yyyy-MM-dd}", $"{now.HeldOn:yyyy-MM-dd}"),
            ("title", Blank(was.Title), Blank(now.Title)),
            ("units", Blank(was.Units), Blank(now.Units)),
            ("minutes", Blank(was.Minutes), Blank(now.Minutes)),
        ];
        foreach (var (property, old, @new) in all)
        {
            scope.Change("meeting", $"{id}", property, old, @new);
        }

        return all.Any(c => c.Old != c.New);
    }

    private static string Joined(string units) => PlanSections.Joined(SaveTask.Names(units));

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
