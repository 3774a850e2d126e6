using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>设立岗位: a post of a role in a unit.</summary>
public sealed class CreatePost(Db db, TimeProvider clock)
{
    private const int LongestName = 100;

    /// <param name="UnitId">The unit.</param>
    /// <param name="Role">What the post is in the work.</param>
    /// <param name="Name">Its name without the unit's, e.g. 统计岗.</param>
    public sealed record Command(long UnitId, Role Role, string Name);

    /// <summary>The number of the new post.</summary>
    public async Task<Outcome<long>> Handle(Command command, CancellationToken cancel = default)
    {
        var name = command.Name.Trim();
        var unit = await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == command.UnitId, cancel);
        string? mistake =
            unit is null ? "没有选中的机构。请刷新页面。"
            : name.Length == 0 ? "请填写岗位名称，例如“统计岗”。"
            : FullName(unit, command.Role, name).Length > LongestName ? $"机构和岗位名称合起来最多{LongestName}个字。"
            : !RoleRules.All.TryGetValue(command.Role, out var rules) ? "请选择岗位的角色。"
            : !rules.Levels.Contains(unit.Level) ? $"“{rules.Title}”岗位不能设在{UnitTree.Titles[unit.Level]}一级。"
            : null;
        if (mistake is not null)
        {
            return Outcome.Refuse(mistake).With(0L);
        }

        var id = 0L;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(unit!.CountyCode, "create-post", ""),
            async scope =>
            {
                if (
                    await db.Posts.AnyAsync(
                        p => p.OrgUnitId == unit.Id && p.Name == FullName(unit, command.Role, name),
                        cancel
                    )
                )
                {
                    return Outcome.Refuse($"“{FullName(unit, command.Role, name)}”已经设立。");
                }

                id = (await Add(db, unit, command.Role, name, scope, cancel)).Id;
                return Outcome.Done;
            },
            cancel
        );
        return outcome.With(id);
    }

    /// <summary>Adds a post in the process under way.</summary>
    internal static async Task<Post> Add(
        Db db,
        OrgUnit unit,
        Role role,
        string name,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var post = new Post
        {
            CountyCode = unit.CountyCode,
            OrgUnitId = unit.Id,
            Role = role,
            Name = FullName(unit, role, name),
        };
        db.Posts.Add(post);
        await db.SaveChangesAsync(cancel);
        scope.Change("post", post.Name, "role", null, RoleRules.All[role].Title);
        return post;
    }

    private static string FullName(OrgUnit unit, Role role, string name) =>
        unit.Level == UnitLevel.Nation ? name
        : role is Role.BureauStaff or Role.BureauDirector ? $"{unit.Name}教育局{name}"
        : unit.Name + name;
}
