using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Plans;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>单位名称对应: finds out which units of the county the names in a plan mean.</summary>
public sealed class UnitNames(PlanWords words)
{
    /// <summary>What somebody ticks who means units that the county does not have yet.</summary>
    public const string NewUnits = "增设为新单位";

    private readonly UnitMatch match = new(words);

    /// <summary>Every name of a unit in a plan, once, in the plan's order.</summary>
    public IReadOnlyList<string> In(Plan plan) =>
        [
            .. plan
                .Duties.SelectMany(d => match.Split(d.Unit))
                .Concat(plan.Indicators.SelectMany(i => i.Units))
                .Concat(plan.Measures.SelectMany(m => m.Units))
                .Concat(plan.VetoUnits)
                .Select(n => n.Trim())
                .Where(n => n.Length is > 0 and <= UnitAlias.LongestName)
                .Distinct(),
        ];

    /// <summary>Whether a name means the county's education organ, whose posts stand at the county.</summary>
    public bool IsBureau(string name) => match.Of(name, []).Kind == NamedUnit.Bureau;

    /// <summary>What kind of unit a name means, by itself.</summary>
    public NamedUnit KindOf(string name) => match.Of(name, []).Kind;

    /// <summary>Where an organ stands in the usual order, the education organ first; null if it is not on the list.</summary>
    public int? Place(string name) => match.Place(name);

    /// <summary>What is wrong with typed names: those that mean no unit the county has, each with what to do.</summary>
    internal async Task<IReadOnlyList<(string Name, string Mistake)>> Strange(
        Db db,
        string county,
        IEnumerable<string> names,
        CancellationToken cancel
    )
    {
        var given = names.ToList();
        if (given.Count == 0)
        {
            return [];
        }

        var known = await Known(db, county, cancel);
        var settled = await Settled(db, county, cancel);
        return
        [
            .. given
                .Where(settled.Add)
                .Where(n => match.Of(n, known.Kept) is { Id: null } found && IsOne(found.Kind))
                .Select(n => (n, $"本县还没有名为“{n}”的单位。请核对名称；确需增加的，勾选“{NewUnits}”后再保存。")),
        ];
    }

    /// <summary>
    /// Gives every name the unit it means, in the process under way; a unit the county does not have yet is set up. A
    /// name that is known stays as it is.
    /// </summary>
    internal async Task Settle(
        Db db,
        string county,
        IEnumerable<string> names,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var (units, top, known) = await Known(db, county, cancel);
        var settled = await Settled(db, county, cancel);
        foreach (var name in names.Where(settled.Add))
        {
            var found = match.Of(name, known);
            var id = found.Kind == NamedUnit.Bureau ? top.Id : found.Id;
            if (id is null && found.Kind is NamedUnit.Department or NamedUnit.Township)
            {
                var level = found.Kind == NamedUnit.Township ? UnitLevel.Township : UnitLevel.Department;
                id = await CreateUnit.Add(db, top, level, name, "", scope, cancel);
                known.Add(new(id.Value, found.Kind, name));
                units.Add((await db.OrgUnits.FindAsync([id], cancel))!);
            }

            var meant = new UnitMeaning(Of(found.Kind, id), units.Find(u => u.Id == id));
            db.UnitAliases.Add(
                new()
                {
                    CountyCode = county,
                    Name = name,
                    Of = meant.Of,
                    OrgUnitId = id,
                    School = meant.Unit?.School,
                }
            );
            scope.Change("unit_alias", name, "unit", null, meant.Text);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The units the county has; those that a name other than the education organ's may mean.</summary>
    private static async Task<(List<OrgUnit> All, OrgUnit Top, List<KnownUnit> Kept)> Known(
        Db db,
        string county,
        CancellationToken cancel
    )
    {
        var units = await db.OrgUnits.Where(u => u.CountyCode == county).ToListAsync(cancel);
        var top = units.Single(u => u.Level == UnitLevel.County);
        return (
            units,
            top,
            [.. units.Where(u => u.Id != top.Id).Select(u => new KnownUnit(u.Id, Kind(u.Level), u.Name))]
        );
    }

    /// <summary>Names whose meaning is known.</summary>
    private static Task<HashSet<string>> Settled(Db db, string county, CancellationToken cancel) =>
        db.UnitAliases.Where(a => a.CountyCode == county).Select(a => a.Name).ToHashSetAsync(cancel);

    /// <summary>Whether a name of this kind means one unit, which the county has or has not.</summary>
    private static bool IsOne(NamedUnit kind) => kind is NamedUnit.Department or NamedUnit.Township or NamedUnit.School;

    private static AliasOf Of(NamedUnit kind, long? id) =>
        kind switch
        {
            NamedUnit.Townships => AliasOf.Townships,
            NamedUnit.Schools => AliasOf.Schools,
            NamedUnit.Departments => AliasOf.Departments,
            _ => id is null ? AliasOf.Outside : AliasOf.Unit,
        };

    private static NamedUnit Kind(UnitLevel level) =>
        level switch
        {
            UnitLevel.Township => NamedUnit.Township,
            UnitLevel.School => NamedUnit.School,
            _ => NamedUnit.Department,
        };
}
