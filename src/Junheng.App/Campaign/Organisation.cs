using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Plans;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A name papers use, and what it means here.</summary>
public sealed record NamedAs(string Name, UnitMeaning Meaning);

/// <summary>A unit with work in the campaign.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Names">What papers call it, alone and together with others of its kind.</param>
/// <param name="Posts">Its posts.</param>
/// <param name="Held">Those that an account holds.</param>
public sealed record CampaignUnit(OrgUnit Unit, IReadOnlyList<string> Names, int Posts, int Held)
{
    /// <summary>As papers call it first; the education organ's posts stand at the county itself.</summary>
    public string Title =>
        Unit.Level != UnitLevel.County ? Unit.Name
        : Names is [var name, ..] ? name
        : ConfirmPlan.Bureau;
}

/// <summary>组织机构: who runs a county's campaign, who does what in it, and who of them can sign in.</summary>
/// <param name="Plan">The plan it runs by; null while there is none.</param>
/// <param name="Names">The names papers use.</param>
/// <param name="Units">The units that one of the names means, or all of whose kind are meant.</param>
/// <param name="Schools">Units of schools, where a name means all of them: how many, and how many of them cannot sign in.</param>
public sealed record Organisation(
    Plan? Plan,
    IReadOnlyList<NamedAs> Names,
    IReadOnlyList<CampaignUnit> Units,
    (int All, int Without)? Schools
)
{
    /// <summary>Units that cannot sign in yet.</summary>
    public IEnumerable<CampaignUnit> Without => Units.Where(u => u.Held == 0);

    /// <summary>The organisation of a county.</summary>
    /// <param name="db">The database.</param>
    /// <param name="names">What names mean, and their order.</param>
    /// <param name="county">Division code.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<Organisation> Of(Db db, UnitNames names, string county, CancellationToken cancel)
    {
        var running = await OpenPlan.Running(db, county, cancel);
        var units = await db
            .OrgUnits.AsNoTracking()
            .Where(u => u.CountyCode == county)
            .ToDictionaryAsync(u => u.Id, cancel);
        var aliases = await db.UnitAliases.AsNoTracking().Where(a => a.CountyCode == county).ToListAsync(cancel);
        var posts = (
            await (
                from post in db.Posts.AsNoTracking()
                where post.CountyCode == county
                select new
                {
                    post.OrgUnitId,
                    Held = db.Holdings.Any(h =>
                        h.PostId == post.Id && h.Until == null && db.Accounts.Any(a => a.Id == h.AccountId && !a.Closed)
                    ),
                }
            ).ToListAsync(cancel)
        ).ToLookup(p => p.OrgUnitId, p => p.Held);
        var meant = aliases.Where(a => a.OrgUnitId is not null).ToLookup(a => a.OrgUnitId!.Value, a => a.Name);
        var whole = aliases.ToLookup(a => a.Of, a => a.Name);
        var schools = units.Values.Where(u => u.Level == UnitLevel.School).ToList();
        return new(
            running?.Plan,
            [
                .. aliases
                    .Select(a => new NamedAs(a.Name, SaveAliases.Meaning(a, units)))
                    .OrderBy(n => n.Meaning.Of)
                    .ThenBy(n => n.Meaning.Unit?.Level)
                    .ThenBy(n => names.Place(n.Name) ?? int.MaxValue)
                    .ThenBy(n => n.Meaning.Unit?.Id)
                    .ThenBy(n => n.Name, StringComparer.Ordinal),
            ],
            [
                .. units
                    .Values.Where(u =>
                        meant.Contains(u.Id)
                        || (u.Level == UnitLevel.Township && whole.Contains(AliasOf.Townships))
                        || (u.Level == UnitLevel.Department && whole.Contains(AliasOf.Departments))
                    )
                    .OrderBy(u => u.Level)
                    .ThenBy(u => names.Place(u.Name) ?? int.MaxValue)
                    .ThenBy(u => u.Id)
                    .Select(u => new CampaignUnit(
                        u,
                        [.. meant[u.Id], .. Group(u.Level)],
                        posts[u.Id].Count(),
                        posts[u.Id].Count(held => held)
                    )),
            ],
            whole.Contains(AliasOf.Schools) ? (schools.Count, schools.Count(s => !posts[s.Id].Any(held => held))) : null
        );

        // A township takes what is given to 各乡镇, a department what is given to 各部门.
        IEnumerable<string> Group(UnitLevel level) =>
            level switch
            {
                UnitLevel.Township => whole[AliasOf.Townships],
                UnitLevel.Department => whole[AliasOf.Departments],
                _ => [],
            };
    }
}
