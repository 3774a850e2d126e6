using Junheng.App.Data;
using Junheng.App.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>
/// 演示账号: one for each role over the demo county, without a password: they are entered by one click, on the machine
/// itself only, and not at all once a real county is registered.
/// </summary>
public sealed class DemoAccounts(Db db, TimeProvider clock, UserManager<Account> users, SignIn signIn)
{
    private const string FirstSchool = DemoCounty.Code + "0001";

    // Role, division ("" the nation), unit below the county (level, name) and what the post is called there.
    private static readonly (Role Role, UnitLevel Level, string Unit, string Post)[] Posts =
    [
        (Role.BureauDirector, UnitLevel.County, "", "负责人"),
        (Role.BureauStaff, UnitLevel.County, "", "统计岗"),
        (Role.SchoolClerk, UnitLevel.School, "", "填报岗"),
        (Role.SchoolHead, UnitLevel.School, "", "审核岗"),
        (Role.DepartmentLiaison, UnitLevel.Department, "县财政局", "联络员"),
        (Role.DepartmentHead, UnitLevel.Department, "县财政局", "负责人"),
        (Role.Leader, UnitLevel.County, "", "分管领导"),
        (Role.Inspector, UnitLevel.County, "", "责任督学"),
        (Role.CityReviewer, UnitLevel.City, "示例市", "审核岗"),
        (Role.ProvinceReviewer, UnitLevel.Province, "示例省", "审核岗"),
        (Role.NationReviewer, UnitLevel.Nation, "", "国家审核岗（演示）"),
        (Role.SystemAdmin, UnitLevel.County, "", "系统管理员"),
        (Role.SecurityAdmin, UnitLevel.County, "", "安全管理员"),
        (Role.AuditAdmin, UnitLevel.County, "", "审计管理员"),
    ];

    /// <summary>A demo account as the sign-in page offers it.</summary>
    public sealed record Offer(long Id, string Title, string Post);

    /// <summary>Makes them where there are none.</summary>
    public async Task Make(CancellationToken cancel = default)
    {
        using var acting = db.As(Access.Program("系统（演示数据）"));
        if (await db.Accounts.AnyAsync(a => a.Demo, cancel))
        {
            return;
        }

        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(DemoCounty.Code, "demo-accounts", "演示账号"),
            async scope =>
            {
                foreach (var (role, level, unit, name) in Posts)
                {
                    var of = await Unit(level, unit, scope, cancel);
                    var post = await CreatePost.Add(db, of, role, name, scope, cancel);
                    var (added, id) = await CreateAccount.Add(
                        db,
                        users,
                        DemoCounty.Code,
                        $"demo-{role}",
                        null,
                        scope,
                        demo: true
                    );
                    if (!added.Ok)
                    {
                        return added;
                    }

                    await Appoint.Change(
                        db,
                        post,
                        await db.Accounts.SingleAsync(a => a.Id == id, cancel),
                        "",
                        scope,
                        cancel
                    );
                }

                return Outcome.Done;
            },
            cancel
        );
        if (!outcome.Ok)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Mistakes));
        }
    }

    /// <summary>The demo accounts, in the order of the roles; none once a real county is registered.</summary>
    public async Task<IReadOnlyList<Offer>> Offered(CancellationToken cancel = default)
    {
        using var acting = db.As(Access.Program("登录"));
        if (await db.Counties.AnyAsync(c => !c.Synthetic, cancel))
        {
            return [];
        }

        var found = await (
            from account in db.Accounts
            where account.Demo && !account.Closed
            join holding in db.Holdings on account.Id equals holding.AccountId
            where holding.Until == null
            join post in db.Posts on holding.PostId equals post.Id
            orderby account.Id
            select new
            {
                account.Id,
                post.Role,
                post.Name,
            }
        ).ToListAsync(cancel);
        return found.ConvertAll(f => new Offer(f.Id, RoleRules.All[f.Role].Title, f.Name));
    }

    /// <summary>Enters under a demo account; the caller has made sure that it is asked for on the machine itself.</summary>
    /// <param name="account">The account.</param>
    /// <param name="from">Where the request comes from.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<Outcome<string>> Enter(long account, Visitor from, CancellationToken cancel = default)
    {
        var offered = await Offered(cancel);
        if (offered.FirstOrDefault(o => o.Id == account) is not { } offer)
        {
            return Outcome.Refuse("没有这个演示账号。请刷新页面。").With("");
        }

        using var acting = db.As(
            Access.Program("登录") with
            {
                Account = $"演示：{offer.Title}",
                Address = from.Address,
            }
        );
        return await signIn.Open(account, DemoCounty.Code, from, null, cancel);
    }

    private async Task<OrgUnit> Unit(UnitLevel level, string name, ProcessScope scope, CancellationToken cancel)
    {
        var root = await FirstAdministrators.RootUnit(db, scope, cancel);
        if (level == UnitLevel.Nation)
        {
            return root;
        }

        var county = await db.OrgUnits.SingleAsync(
            u => u.Level == UnitLevel.County && u.Division == DemoCounty.Code,
            cancel
        );
        if (level == UnitLevel.County)
        {
            return county;
        }

        var code = level switch
        {
            UnitLevel.Province => DemoCounty.Code[..2],
            UnitLevel.City => DemoCounty.Code[..4],
            UnitLevel.School => FirstSchool,
            _ => "",
        };
        var title = level == UnitLevel.School ? await SchoolName(cancel) : name;
        if (await db.OrgUnits.FirstOrDefaultAsync(u => u.Level == level && u.Name == title, cancel) is { } there)
        {
            return there;
        }

        var parent = level is UnitLevel.Province or UnitLevel.City ? root : county;
        var id = await CreateUnit.Add(db, parent, level, title, code, scope, cancel);
        return await db.OrgUnits.SingleAsync(u => u.Id == id, cancel);
    }

    private Task<string> SchoolName(CancellationToken cancel) =>
        db
            .SchoolRows.Where(r => r.CountyCode == DemoCounty.Code && r.School == FirstSchool)
            .OrderByDescending(r => r.DataVersionId)
            .Select(r => r.Name)
            .FirstAsync(cancel);
}
