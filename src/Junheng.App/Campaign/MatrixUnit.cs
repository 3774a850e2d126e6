using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Plans;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A unit of the matrix: one column, whatever papers call it.</summary>
/// <param name="Name">The name used most.</param>
/// <param name="Names">All names that mean it.</param>
public sealed record MatrixUnit(string Name, IReadOnlySet<string> Names)
{
    /// <summary>Behind all organs that the usual order knows.</summary>
    private const int Last = int.MaxValue;

    /// <summary>The units of some rows in the usual order: 教育局, other organs, townships, schools, outsiders.</summary>
    internal static async Task<IReadOnlyList<MatrixUnit>> Of(
        Db db,
        UnitNames names,
        string county,
        IReadOnlyList<MatrixRow> rows,
        CancellationToken cancel
    )
    {
        var aliases = await db
            .UnitAliases.AsNoTracking()
            .Where(a => a.CountyCode == county)
            .ToDictionaryAsync(a => a.Name, cancel);
        var levels = await db
            .OrgUnits.AsNoTracking()
            .Where(u => u.CountyCode == county)
            .ToDictionaryAsync(u => u.Id, u => u.Level, cancel);
        return
        [
            .. rows.SelectMany(r => r.Units)
                .GroupBy(Meaning)
                .Select(g => (Names: g.GroupBy(n => n).OrderByDescending(n => n.Count()).ToList(), First: g.First()))
                .Select(g => (Unit: new MatrixUnit(g.Names[0].Key, g.Names.Select(n => n.Key).ToHashSet()), g.First))
                // Sorting keeps what is equal in the order of the form.
                .OrderBy(u => Bucket(u.First))
                .ThenBy(u => names.Place(u.First) ?? Last)
                .Select(u => u.Unit),
        ];

        string Meaning(string name) =>
            aliases.GetValueOrDefault(name) switch
            {
                { OrgUnitId: { } id } => $"unit {id}",
                { Of: not AliasOf.Outside and var kind } => $"{kind}",
                // Before a campaign runs nobody has said what names mean: 教育局 and 县教育局 are one all the same.
                null when names.IsBureau(name) => nameof(NamedUnit.Bureau),
                _ => $"name {name}",
            };

        int Bucket(string name) =>
            aliases.GetValueOrDefault(name) switch
            {
                { OrgUnitId: { } id } when levels.TryGetValue(id, out var level) => level switch
                {
                    UnitLevel.County => 0,
                    UnitLevel.Department => 1,
                    UnitLevel.Township => 2,
                    _ => 4,
                },
                { Of: AliasOf.Townships } => 3,
                { Of: AliasOf.Schools } => 5,
                { Of: AliasOf.Departments } => 6,
                null => names.KindOf(name) switch
                {
                    NamedUnit.Bureau => 0,
                    NamedUnit.Department => 1,
                    NamedUnit.Township => 2,
                    NamedUnit.Townships => 3,
                    NamedUnit.School => 4,
                    NamedUnit.Schools => 5,
                    _ => 6,
                },
                _ => 7,
            };
    }
}
