using System.Globalization;
using System.Text;
using Junheng.App.Data;
using Junheng.App.Import;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>
/// 登记关爱人数: how many children of each kind a school or township counted on a day. Numbers only: there is no field
/// that could take a name.
/// </summary>
public sealed class CountChildren(Db db, TimeProvider clock)
{
    private const int MostChildren = 1_000_000;

    /// <summary>How many of one kind.</summary>
    /// <param name="Kind">One of <see cref="ChildKinds.All"/>.</param>
    /// <param name="Count">The number as typed; blank where it was not counted, which is not zero.</param>
    /// <param name="Seen">What stood there when the form was made; blank for nothing.</param>
    public sealed record Entry(string Kind, string Count, string Seen);

    /// <param name="County">Division code.</param>
    /// <param name="On">The day; null where none was given.</param>
    /// <param name="Place">Name of the school or township.</param>
    /// <param name="School">School identifier; null for a township.</param>
    /// <param name="Entries">The kinds; those left out stay as they are.</param>
    public sealed record Command(
        string County,
        DateOnly? On,
        string Place,
        string? School,
        IReadOnlyList<Entry> Entries
    );

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var mistakes = new List<string>();
        var today = ReopenTasks.Today(clock);
        if (command.On is not { } day)
        {
            mistakes.Add("请填写统计日期。");
        }
        else if (day > today || day < today.AddYears(-10))
        {
            mistakes.Add($"统计日期{day:yyyy-MM-dd}应不晚于今天，也不早于十年前。");
        }

        var places = await ChildPlaces.Of(db, command.County, cancel);
        var place = places.FirstOrDefault(p =>
            command.School is { } school ? p.School == school : p.School is null && p.Name == command.Place
        );
        if (place is null)
        {
            mistakes.Add("请选择填报单位：本县的学校或乡镇（街道）。");
        }
        else if (!ChildPlaces.Writes(db.Access, place))
        {
            mistakes.Add($"“{place.Name}”的人数由它自己或教育局填报，本次没有保存。");
        }

        var counts = command.Entries.Select(e => (e.Kind, Count: Number(e, mistakes), Seen: e.Seen.Trim())).ToList();
        return mistakes.Count > 0
            ? Outcome.Refuse(mistakes)
            : await ProcessLog.Run(
                db,
                clock,
                new(command.County, "count-children", ""),
                scope => Save(command, place!, counts, scope, cancel),
                cancel
            );
    }

    private static int? Number(Entry entry, List<string> mistakes)
    {
        var text = CellText.Narrow(Encoding.UTF8.GetBytes(entry.Count.Trim()));
        if (!ChildKinds.All.Contains(entry.Kind))
        {
            mistakes.Add("没有这个类别。请刷新页面。");
        }
        else if (
            text.Length > 0
            && (
                !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number > MostChildren
            )
        )
        {
            mistakes.Add(
                $"“{entry.Kind}”应填写0至{MostChildren}之间的整数，只填人数，不填姓名。没有统计的留空，不要填0。"
            );
        }
        else if (text.Length > 0)
        {
            return int.Parse(text, CultureInfo.InvariantCulture);
        }

        return null;
    }

    private async Task<Outcome> Save(
        Command command,
        ChildPlace place,
        List<(string Kind, int? Count, string Seen)> counts,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var day = command.On!.Value;
        var stored = (
            await db.ChildCounts.Where(c => c.CountyCode == command.County && c.On == day).ToListAsync(cancel)
        )
            .Where(place.Has)
            .ToDictionary(c => c.Kind);
        var stale = new List<string>();
        foreach (var (kind, count, seen) in counts)
        {
            var row = stored.GetValueOrDefault(kind);
            if (row?.Count == count)
            {
                continue;
            }

            if ($"{row?.Count}" != seen)
            {
                stale.Add(
                    $"“{kind}”刚刚被其他人改为{(row is null ? "空白" : $"{row.Count}")}，本次没有保存。请刷新页面，核对后重新填写。"
                );
                continue;
            }

            scope.Change("child_count", place.Name, $"{day:yyyy-MM-dd} {kind}", Text(row?.Count), Text(count));
            Put(command.County, place, kind, row, count, scope, day);
        }

        return stale.Count > 0 ? Outcome.Refuse(stale) : Outcome.Done;
    }

    private void Put(
        string county,
        ChildPlace place,
        string kind,
        ChildCount? row,
        int? count,
        ProcessScope scope,
        DateOnly day
    )
    {
        if (count is not { } number)
        {
            db.ChildCounts.Remove(row!);
        }
        else if (row is null)
        {
            db.ChildCounts.Add(
                new()
                {
                    CountyCode = county,
                    On = day,
                    Place = place.Name,
                    Kind = kind,
                    Count = number,
                    Township = place.Township,
                    School = place.School,
                    By = scope.Actor,
                    At = scope.At,
                }
            );
        }
        else
        {
            (row.Count, row.Township, row.By, row.At) = (number, place.Township, scope.Actor, scope.At);
        }
    }

    private static string? Text(int? count) => count is { } number ? $"{number}" : null;
}
