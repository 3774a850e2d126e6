using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Judge;

/// <summary>责任单位: which units of the county answer for an item, the one in the lead first.</summary>
public sealed class SaveItemUnits(Db db, TimeProvider clock)
{
    private const int MostUnits = 40;
    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '\n', '\r', '\t'];

    /// <summary>The units of one item.</summary>
    /// <param name="ItemKey">R1 … S1, V1 …</param>
    /// <param name="Text">Names as typed, separated by 、 or lines; empty where nobody answers for it.</param>
    /// <param name="Seen">What the user saw before typing.</param>
    public sealed record Entry(string ItemKey, string Text, string Seen);

    /// <param name="County">Division code.</param>
    /// <param name="Keys">The keys of the rules in force.</param>
    /// <param name="Entries">The items; those left out stay as they are.</param>
    public sealed record Command(string County, IReadOnlyCollection<string> Keys, IReadOnlyList<Entry> Entries);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        string[] mistakes = [.. command.Entries.Select(e => Mistake(e, command.Keys)).OfType<string>()];
        return mistakes.Length > 0
            ? Outcome.Refuse(mistakes)
            : await ProcessLog.Run(
                db,
                clock,
                new(command.County, "save-item-units", ""),
                scope => Save(command, scope, cancel),
                cancel
            );
    }

    /// <summary>The units as one text, as a form shows them.</summary>
    public static string Text(IEnumerable<string> units) => string.Join('、', units);

    /// <summary>Puts units in the place of those that stood there, in the process under way; other items keep theirs.</summary>
    internal static async Task Put(
        Db db,
        string county,
        IReadOnlyDictionary<string, IReadOnlyList<string>> units,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var stored = (
            await db.ItemUnits.Where(u => u.CountyCode == county).OrderBy(u => u.Ordinal).ToListAsync(cancel)
        ).ToLookup(u => u.ItemKey);
        foreach (var (key, names) in units)
        {
            var (before, after) = (stored[key].ToList(), names.Distinct().ToList());
            scope.Change("item_unit", key, "units", Blank(Text(before.Select(u => u.Unit))), Blank(Text(after)));
            Apply(db, county, key, before, after);
        }
    }

    private static string? Mistake(Entry entry, IReadOnlyCollection<string> keys)
    {
        var units = Names(entry.Text);
        return !keys.Contains(entry.ItemKey) ? $"现行规则包没有编号为“{entry.ItemKey}”的指标。请刷新页面后重新填写。"
            : units.Find(u => u.Length > ItemUnit.LongestName) is { } longest
                ? $"{entry.ItemKey}：“{longest[..10]}…”超过{ItemUnit.LongestName}个字。多个单位请用顿号或换行分开。"
            : units.Count > MostUnits
                ? $"{entry.ItemKey}：一项指标最多填写{MostUnits}个责任单位，现在有{units.Count}个。"
            : null;
    }

    private async Task<Outcome> Save(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var stored = (
            await db.ItemUnits.Where(u => u.CountyCode == command.County).OrderBy(u => u.Ordinal).ToListAsync(cancel)
        ).ToLookup(u => u.ItemKey);
        var stale = new List<string>();
        foreach (var entry in command.Entries)
        {
            var (before, after) = (stored[entry.ItemKey].ToList(), Names(entry.Text));
            var was = Text(before.Select(u => u.Unit));
            if (was == Text(after))
            {
                continue;
            }

            if (was != Text(Names(entry.Seen)))
            {
                stale.Add(
                    $"{entry.ItemKey}的责任单位刚刚被其他人改为“{(was.Length == 0 ? "空白" : was)}”。请刷新页面，核对后重新填写。"
                );
                continue;
            }

            scope.Change("item_unit", entry.ItemKey, "units", Blank(was), Blank(Text(after)));
            Apply(db, command.County, entry.ItemKey, before, after);
        }

        return stale.Count > 0 ? Outcome.Refuse(stale) : Outcome.Done;
    }

    private static void Apply(Db db, string county, string key, List<ItemUnit> before, List<string> after)
    {
        db.ItemUnits.RemoveRange(before.Skip(after.Count));
        for (var i = 0; i < after.Count; i++)
        {
            if (i < before.Count)
            {
                before[i].Unit = after[i];
            }
            else
            {
                db.ItemUnits.Add(
                    new()
                    {
                        CountyCode = county,
                        ItemKey = key,
                        Ordinal = i + 1,
                        Unit = after[i],
                    }
                );
            }
        }
    }

    private static List<string> Names(string text) =>
        [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
