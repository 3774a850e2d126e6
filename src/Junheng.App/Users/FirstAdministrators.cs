using Junheng.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>
/// 首批管理员: an installation without accounts gets the three officers, each with a one-time password that is told on
/// the console and nowhere else.
/// </summary>
public sealed class FirstAdministrators(Db db, TimeProvider clock, UserManager<Account> users)
{
    private const string Root = "本系统";

    private static readonly (Role Role, string Account)[] Officers =
    [
        (Role.SystemAdmin, "sysadmin"),
        (Role.SecurityAdmin, "secadmin"),
        (Role.AuditAdmin, "auditor"),
    ];

    /// <summary>The accounts made, with title and one-time password; empty where there are accounts already.</summary>
    public async Task<IReadOnlyList<(string Title, string Name, string Password)>> Handle(
        CancellationToken cancel = default
    )
    {
        using var acting = db.As(Access.Program("系统（首次启动）"));
        if (await db.Accounts.AnyAsync(a => !a.Demo, cancel))
        {
            return [];
        }

        var made = new List<(string Title, string Name, string Password)>();
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(AuditEntry.Installation, "first-administrators", ""),
            async scope =>
            {
                // Two nodes may start at once: the second waits and finds what the first has made.
                if (await db.Accounts.AnyAsync(a => !a.Demo, cancel))
                {
                    return Outcome.Done;
                }

                var root = await RootUnit(db, scope, cancel);
                foreach (var (role, name) in Officers)
                {
                    var password = OneTimePassword.Make();
                    var post = await CreatePost.Add(db, root, role, RoleRules.All[role].Title, scope, cancel);
                    var (added, id) = await CreateAccount.Add(
                        db,
                        users,
                        AuditEntry.Installation,
                        name,
                        password,
                        scope
                    );
                    if (!added.Ok)
                    {
                        return added;
                    }

                    var account = await db.Accounts.SingleAsync(a => a.Id == id, cancel);
                    await Appoint.Change(db, post, account, "", scope, cancel);
                    made.Add((RoleRules.All[role].Title, name, password));
                }

                return Outcome.Done;
            },
            cancel
        );
        return outcome.Ok ? made : throw new InvalidOperationException(string.Join(' ', outcome.Mistakes));
    }

    /// <summary>The root of the tree, made if there is none yet.</summary>
    internal static async Task<OrgUnit> RootUnit(Db db, ProcessScope scope, CancellationToken cancel)
    {
        if (await db.OrgUnits.SingleOrDefaultAsync(u => u.Level == UnitLevel.Nation, cancel) is { } there)
        {
            return there;
        }

        var root = new OrgUnit
        {
            CountyCode = AuditEntry.Installation,
            Level = UnitLevel.Nation,
            Division = "",
            Name = Root,
        };
        db.OrgUnits.Add(root);
        await db.SaveChangesAsync(cancel);
        scope.Change("org_unit", Root, "level", null, UnitTree.Titles[UnitLevel.Nation]);
        return root;
    }
}
