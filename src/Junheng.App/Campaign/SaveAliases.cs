using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>单位名称对应: which unit of the county a name in plans and tasks means.</summary>
public sealed class SaveAliases(Db db, TimeProvider clock)
{
    private const int Shown = 10;

    /// <summary>A name and what it means.</summary>
    /// <param name="Name">As papers write it.</param>
    /// <param name="Meaning">A unit of the county or one of the <see cref="UnitMeaning.Words"/>.</param>
    /// <param name="Seen">What the user saw before typing; null for a name that is new.</param>
    public sealed record Entry(string Name, string Meaning, string? Seen);

    /// <param name="County">Division code.</param>
    /// <param name="Entries">The names; those left out stay as they are.</param>
    public sealed record Command(string County, IReadOnlyList<Entry> Entries);

    public Task<Outcome> Handle(Command command, CancellationToken cancel = default) =>
        ProcessLog.Run(
            db,
            clock,
            new(command.County, "save-aliases", ""),
            scope => Save(command, scope, cancel),
            cancel
        );

    private async Task<Outcome> Save(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var county = command.County;
        var units = await db.OrgUnits.AsNoTracking().Where(u => u.CountyCode == county).ToListAsync(cancel);
        var stored = await db.UnitAliases.Where(a => a.CountyCode == county).ToDictionaryAsync(a => a.Name, cancel);
        var byId = units.ToDictionary(u => u.Id);
        var mistakes = new List<string>();
        foreach (var (name, text, seen) in command.Entries)
        {
            var alias = stored.GetValueOrDefault(name);
            var before = alias is null ? null : Meaning(alias, byId).Text;
            if (before == text && seen is not null)
            {
                continue;
            }

            var meaning = UnitMeaning.Parse(text, units);
            if (Mistake(name, text, seen, before, meaning) is { } mistake)
            {
                mistakes.Add(mistake);
                continue;
            }

            if (alias is null)
            {
                db.UnitAliases.Add(
                    alias = stored[name] =
                        new()
                        {
                            CountyCode = county,
                            Name = name,
                            Of = meaning!.Of,
                        }
                );
            }

            scope.Change("unit_alias", name, "unit", before, meaning!.Text);
            (alias.Of, alias.OrgUnitId, alias.School) = (meaning.Of, meaning.Unit?.Id, meaning.Unit?.School);
        }

        return mistakes.Count > 0 ? Outcome.Refuse(mistakes) : Outcome.Done;
    }

    /// <summary>What a stored name means.</summary>
    internal static UnitMeaning Meaning(UnitAlias alias, Dictionary<long, OrgUnit> units) =>
        new(alias.Of, alias.OrgUnitId is { } id ? units.GetValueOrDefault(id) : null);

    private static string? Mistake(string name, string text, string? seen, string? before, UnitMeaning? meaning) =>
        name.Length is 0 or > UnitAlias.LongestName ? $"请填写文件中的名称（1至{UnitAlias.LongestName}个字）。"
        : seen is null && before is not null ? $"“{name}”已经登记为“{before}”。请在表中修改。"
        : seen is not null && before is null ? $"没有找到名称“{name}”。请刷新页面。"
        : seen is not null && seen != before ? $"“{name}”刚刚被其他人改为“{before}”。请刷新页面，核对后重新填写。"
        : text.Length == 0 ? $"“{name}”：请填写对应的机构。不是本县机构的，填“外单位”。"
        : meaning is null
            ? $"“{name}”：本县没有名为“{(text.Length > Shown ? text[..Shown] + "…" : text)}”的机构。请从列表中选择；需要新设机构的，请系统管理员在“机构与岗位”中设立。"
        : null;
}
