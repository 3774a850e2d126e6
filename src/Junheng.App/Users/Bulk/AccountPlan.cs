using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users.Bulk;

/// <summary>What a list of school accounts comes to in a county as it stands now.</summary>
/// <param name="Lines">Each row with what is there of it.</param>
/// <param name="Mistakes">What has to be put right first, all at once.</param>
public sealed record AccountPlan(IReadOnlyList<AccountPlan.Line> Lines, IReadOnlyList<string> Mistakes)
{
    private const int LongestUnit = 80;
    private const int LongestSchool = 20;

    /// <param name="Row">The row.</param>
    /// <param name="Unit">The school's unit, if it is there.</param>
    /// <param name="Post">The post, if it is there.</param>
    /// <param name="Done">Whether the account holds the post already.</param>
    public sealed record Line(AccountRow Row, OrgUnit? Unit, Post? Post, bool Done);

    /// <summary>Rows that take a new account.</summary>
    public IEnumerable<Line> New => Lines.Where(l => !l.Done);

    internal static async Task<AccountPlan> Of(
        Db db,
        string county,
        IReadOnlyList<AccountRow> rows,
        string allowed,
        CancellationToken cancel
    )
    {
        var names = await SchoolNames.Of(db, county, cancel);
        var units = await db
            .OrgUnits.AsNoTracking()
            .Where(u => u.CountyCode == county && u.Level == UnitLevel.School)
            .ToListAsync(cancel);
        var byCode = units.ToDictionary(u => u.School!);
        var unitIds = units.ConvertAll(u => u.Id);
        var posts = await db
            .Posts.AsNoTracking()
            .Where(p => p.CountyCode == county && unitIds.Contains(p.OrgUnitId))
            .ToListAsync(cancel);
        var byUnit = posts.ToLookup(p => p.OrgUnitId);
        var keys = rows.Select(r => r.Name.ToUpperInvariant()).Distinct().ToList();
        // A sign-in name is unique in the whole installation.
        var taken = (
            await db
                .Accounts.IgnoreQueryFilters()
                .Where(a => keys.Contains(a.Key))
                .Select(a => a.Key)
                .ToListAsync(cancel)
        ).ToHashSet();
        var holders = await (
            from holding in db.Holdings
            where holding.CountyCode == county && holding.Until == null
            join account in db.Accounts on holding.AccountId equals account.Id
            select new { holding.PostId, account.Key }
        ).ToDictionaryAsync(h => h.PostId, h => h.Key, cancel);

        var (lines, mistakes) = (new List<Line>(), new List<string>());
        var (seen, asked, titles) = (
            new Dictionary<string, int>(),
            new Dictionary<(string, Role), int>(),
            units.ToDictionary(u => u.Name, u => u.School!)
        );
        foreach (var row in rows)
        {
            var unit = byCode.GetValueOrDefault(row.School);
            var post = unit is null ? null : byUnit[unit.Id].FirstOrDefault(p => p.Name == unit.Name + row.Post);
            var holder = post is null ? null : holders.GetValueOrDefault(post.Id);
            var key = row.Name.ToUpperInvariant();
            var done = holder == key;
            lines.Add(new(row, unit, post, done));
            Check(0, row.School.Length > LongestSchool, $"最多{LongestSchool}位");
            Check(
                0,
                names.Count > 0 && !names.ContainsKey(row.School),
                $"“{row.School}”不是本县最新数据里单独填报的学校"
            );
            Check(
                1,
                names.TryGetValue(row.School, out var known) ? known != row.Title : row.Title.Length > LongestUnit,
                known is null ? $"最多{LongestUnit}个字" : $"应为“{known}”"
            );
            Check(
                1,
                titles.GetValueOrDefault(row.Title, row.School) != row.School,
                "与另一所学校同名，请先在机构里区分"
            );
            titles.TryAdd(row.Title, row.School);
            Check(
                2,
                asked.TryGetValue((row.School, row.Role), out var first),
                $"与第{first}行重复：一所学校的同一岗位只有一个账号"
            );
            asked.TryAdd((row.School, row.Role), row.Line);
            Check(2, post is not null && post.Role != row.Role, $"“{post?.Name}”已设为其他角色的岗位");
            Check(
                2,
                holder is not null && !done,
                $"“{post?.Name}”已由账号“{holder?.ToLowerInvariant()}”担任；换人请在账号页办理交接"
            );
            Check(
                3,
                row.Name.Length > CreateAccount.LongestName || !row.Name.All(allowed.Contains),
                $"只能用字母、数字、点、横线、下划线，最多{CreateAccount.LongestName}位"
            );
            Check(3, seen.TryGetValue(key, out var before), $"与第{before}行重复");
            seen.TryAdd(key, row.Line);
            Check(3, !done && taken.Contains(key), $"“{row.Name}”已被使用，请换一个");

            void Check(int column, bool wrong, string problem)
            {
                if (wrong)
                {
                    mistakes.Add($"第{row.Line}行“{AccountSheet.Columns[column]}”{problem}。");
                }
            }
        }

        return new(lines, mistakes);
    }
}
