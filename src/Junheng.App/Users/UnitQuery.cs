using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>The tree of units within reach, with their posts and who holds them.</summary>
public sealed class UnitQuery(Db db)
{
    /// <summary>A post with the account that holds it now.</summary>
    public sealed record HeldPost(Post Post, long? AccountId, string? Account);

    /// <summary>A unit in the order of the tree.</summary>
    /// <param name="Unit">The unit.</param>
    /// <param name="Depth">How many units within reach stand above it.</param>
    /// <param name="Posts">Its posts.</param>
    public sealed record Line(OrgUnit Unit, int Depth, IReadOnlyList<HeldPost> Posts);

    /// <summary>Every unit within reach, each below the one it belongs to.</summary>
    public async Task<IReadOnlyList<Line>> Tree(CancellationToken cancel)
    {
        var units = await db.OrgUnits.AsNoTracking().OrderBy(u => u.Division).ThenBy(u => u.Id).ToListAsync(cancel);
        var posts = (await Posts(cancel)).ToLookup(p => p.Post.OrgUnitId);
        var here = units.Select(u => u.Id).ToHashSet();
        var below = units.ToLookup(u => u.ParentId is { } parent && here.Contains(parent) ? parent : 0);
        var lines = new List<Line>();
        Add(0, 0);
        return lines;

        void Add(long parent, int depth)
        {
            foreach (var unit in below[parent])
            {
                lines.Add(new(unit, depth, [.. posts[unit.Id]]));
                Add(unit.Id, depth + 1);
            }
        }
    }

    /// <summary>Every post within reach.</summary>
    public async Task<IReadOnlyList<HeldPost>> Posts(CancellationToken cancel) =>
        await (
            from post in db.Posts.AsNoTracking()
            from holding in db.Holdings.Where(h => h.PostId == post.Id && h.Until == null).DefaultIfEmpty()
            from account in db.Accounts.Where(a => a.Id == holding!.AccountId).DefaultIfEmpty()
            orderby post.Name
            select new HeldPost(post, (long?)account!.Id, account.Name)
        ).ToListAsync(cancel);
}
