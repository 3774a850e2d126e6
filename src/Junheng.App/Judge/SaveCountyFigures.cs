using System.Globalization;
using Junheng.App.Data;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Judge;

/// <summary>填报县级数据: one form's figures, all or nothing.</summary>
public sealed class SaveCountyFigures(Db db, TimeProvider clock)
{
    /// <param name="County">Division code.</param>
    /// <param name="Year">Year the figures are of.</param>
    /// <param name="Values">Figure by code; null makes it blank. Codes left out stay as they are.</param>
    /// <param name="Versions">
    /// The <see cref="CountyFigure.Version"/> the user saw by code, none for a blank one; null to overwrite whatever
    /// is stored.
    /// </param>
    /// <param name="Why">Reason; may be empty.</param>
    /// <param name="UsedBy">The items each figure is used by: a department fills in those of its own items only.</param>
    public sealed record Command(
        string County,
        int Year,
        IReadOnlyDictionary<string, decimal?> Values,
        IReadOnlyDictionary<string, int>? Versions,
        string Why = "",
        IReadOnlyDictionary<string, IReadOnlyList<string>>? UsedBy = null
    );

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        string[] mistakes = [.. command.Values.Select(v => Mistake(v.Key, v.Value)).OfType<string>()];
        return mistakes.Length > 0
            ? Outcome.Refuse(mistakes)
            : await ProcessLog.Run(
                db,
                clock,
                new(command.County, "save-county-figures", command.Why),
                scope => Save(command, scope, cancel),
                cancel
            );
    }

    private static string? Mistake(string code, decimal? value) =>
        CountyItems.Find(code) is not { } item ? $"没有代码为“{code}”的县级数据项。请刷新页面后重新填写。"
        : value is not { } v ? null
        : v < 0 && !item.MayBeNegative ? $"“{item.Title}”不能是负数（填了{Text(v)}）。请核对。"
        : Math.Abs(v) > Fields.Largest ? $"“{item.Title}”过大（填了{Text(v)}）。请核对数字和单位（{item.Unit}）。"
        : item.IsCount && v != decimal.Truncate(v) ? $"“{item.Title}”应为整数（填了{Text(v)}）。请核对。"
        : v * Fields.Scale != decimal.Truncate(v * Fields.Scale) ? $"“{item.Title}”最多保留六位小数。请核对。"
        : null;

    private async Task<Outcome> Save(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var stored = await db
            .CountyFigures.Where(f => f.CountyCode == command.County && f.Year == command.Year)
            .ToDictionaryAsync(f => f.Code, cancel);
        var changed = command.Values.Where(v => stored.GetValueOrDefault(v.Key)?.Value != v.Value).ToList();
        var stale = changed
            .Where(v => command.Versions is { } seen && Version(stored, v.Key) != seen.GetValueOrDefault(v.Key))
            .Select(v =>
                $"“{CountyItems.Find(v.Key)!.Title}”刚刚被其他人改为{Text(stored.GetValueOrDefault(v.Key)?.Value)}，本次没有保存。请刷新页面，核对后重新填写。"
            )
            .ToList();
        if (stale.Count > 0)
        {
            return Outcome.Refuse(stale);
        }

        var duties = await Duties.Of(db, command.County, cancel);
        var others = changed.Where(v => Duties.IsOthers(duties, command.UsedBy?.GetValueOrDefault(v.Key) ?? []));
        if (others.Select(v => Duties.Refusal(db, CountyItems.Find(v.Key)!.Title)).ToList() is { Count: > 0 } refused)
        {
            return Outcome.Refuse(refused);
        }

        Apply(db, command.County, command.Year, stored, changed, scope);
        return Outcome.Done;
    }

    /// <summary>Writes figures of an import, in the process under way; those that are the same stay untouched.</summary>
    internal static async Task Import(
        Db db,
        string county,
        int year,
        IReadOnlyDictionary<string, decimal?> values,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var stored = await db
            .CountyFigures.Where(f => f.CountyCode == county && f.Year == year)
            .ToDictionaryAsync(f => f.Code, cancel);
        Apply(db, county, year, stored, values.Where(v => stored.GetValueOrDefault(v.Key)?.Value != v.Value), scope);
    }

    private static void Apply(
        Db db,
        string county,
        int year,
        Dictionary<string, CountyFigure> stored,
        IEnumerable<KeyValuePair<string, decimal?>> changed,
        ProcessScope scope
    )
    {
        foreach (var (code, value) in changed)
        {
            var figure = stored.GetValueOrDefault(code);
            scope.Change("county_figure", $"{year}/{code}", "value", Plain(figure?.Value), Plain(value));
            if (value is not { } v)
            {
                db.CountyFigures.Remove(figure!);
            }
            else if (figure is not null)
            {
                figure.Value = v;
                figure.Version++;
            }
            else
            {
                db.CountyFigures.Add(
                    new()
                    {
                        CountyCode = county,
                        Year = year,
                        Code = code,
                        Value = v,
                    }
                );
            }
        }
    }

    private static int Version(Dictionary<string, CountyFigure> stored, string code) =>
        stored.GetValueOrDefault(code)?.Version ?? 0;

    private static string Text(decimal? value) => Plain(value) ?? "空白";

    private static string? Plain(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);
}
