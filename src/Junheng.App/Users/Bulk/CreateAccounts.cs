using Junheng.App.Data;
using Junheng.App.Import;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users.Bulk;

/// <summary>
/// 批量开立学校账号: units, posts, accounts and holdings of a list in one process, all or nothing. Rows that are there
/// already stay as they are. The one-time passwords are told once, for letters, and kept nowhere.
/// </summary>
public sealed class CreateAccounts(Db db, TimeProvider clock, UserManager<Account> users)
{
    /// <summary>New accounts at a time: each password costs its hashing.</summary>
    private const int Most = 1000;

    /// <param name="County">The county.</param>
    /// <param name="Rows">The list.</param>
    public sealed record Command(string County, IReadOnlyList<AccountRow> Rows);

    /// <summary>What is told to the holder of a new account.</summary>
    public sealed record Letter(string School, string Post, string Name, string Password);

    /// <summary>The list as the county stands now: a post that is held keeps its account's name.</summary>
    public async Task<IReadOnlyList<AccountRow>> Proposed(string county, CancellationToken cancel = default)
    {
        var names = await SchoolNames.Of(db, county, cancel);
        var held = await (
            from holding in db.Holdings
            where holding.CountyCode == county && holding.Until == null
            join post in db.Posts on holding.PostId equals post.Id
            join account in db.Accounts on holding.AccountId equals account.Id
            select new { post.Name, Account = account.Name }
        ).ToDictionaryAsync(h => h.Name, h => h.Account, cancel);
        return
        [
            .. names
                .OrderBy(n => n.Key, StringComparer.Ordinal)
                .SelectMany(n =>
                    AccountSheet.Roles.Select(
                        (role, i) =>
                            new AccountRow(
                                0,
                                n.Key,
                                n.Value,
                                role,
                                held.GetValueOrDefault(n.Value + AccountSheet.PostOf(role), $"{n.Key}-{i + 1}")
                            )
                    )
                ),
        ];
    }

    /// <summary>What the list comes to; nothing is changed.</summary>
    public async Task<AccountPlan> Plan(Command command, CancellationToken cancel = default)
    {
        // Only what the sheet can say: no other role gets in by a hand-made request.
        if (
            command.Rows.Count > RowLimit.Schools
            || command.Rows.Any(r => r is not { School.Length: > 0, Title.Length: > 0, Name.Length: > 0 })
            || command.Rows.Any(r => !AccountSheet.Roles.Contains(r.Role))
        )
        {
            return new([], ["名单无效，请重新上传。"]);
        }

        var plan = await AccountPlan.Of(
            db,
            command.County,
            command.Rows,
            users.Options.User.AllowedUserNameCharacters,
            cancel
        );
        return plan.New.Count() > Most
            ? plan with
            {
                Mistakes = [.. plan.Mistakes, $"一次最多开立{Most}个新账号，请分几次上传。"],
            }
            : plan;
    }

    public async Task<Outcome<IReadOnlyList<Letter>>> Handle(Command command, CancellationToken cancel = default)
    {
        var plan = await Plan(command, cancel);
        if (plan.Mistakes.Count > 0)
        {
            return Outcome.Refuse(plan.Mistakes).With<IReadOnlyList<Letter>>(null);
        }

        // Hashing takes its time and is done before the county's writers have to wait.
        var prepared = plan
            .New.AsParallel()
            .AsOrdered()
            .WithCancellation(cancel)
            .Select(l => Prepared(l.Row, command.County))
            .ToDictionary(p => p.Row);
        var letters = new List<Letter>();
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(command.County, "create-accounts", ""),
            async scope =>
            {
                var now = await Plan(command, cancel);
                if (now.Mistakes.Count > 0 || now.New.Any(l => !prepared.ContainsKey(l.Row)))
                {
                    return Outcome.Refuse(["名单所涉的机构、岗位或账号刚刚有变更，请重新上传。", .. now.Mistakes]);
                }

                var county = await db.OrgUnits.SingleAsync(
                    u => u.CountyCode == command.County && u.Level == UnitLevel.County,
                    cancel
                );
                var units = now.Lines.Where(l => l.Unit is not null).Select(l => l.Unit!).DistinctBy(u => u.School);
                var bySchool = units.ToDictionary(u => u.School!);
                foreach (var line in now.New)
                {
                    var (row, password, hash) = prepared[line.Row];
                    var unit = bySchool[row.School] =
                        bySchool.GetValueOrDefault(row.School) ?? await AddUnit(county, row, scope, cancel);
                    var post = line.Post ?? await CreatePost.Add(db, unit, row.Role, row.Post, scope, cancel);
                    var (added, account) = await AddAccount(command.County, row, hash, scope);
                    if (!added.Ok)
                    {
                        return added;
                    }

                    var appointed = await Appoint.Change(db, post, account, "", scope, cancel);
                    if (!appointed.Ok)
                    {
                        return appointed;
                    }

                    letters.Add(new(unit.Name, row.Post, row.Name, password));
                }

                return Outcome.Done;
            },
            cancel
        );
        return outcome.With<IReadOnlyList<Letter>>(letters);
    }

    private static (AccountRow Row, string Password, string Hash) Prepared(AccountRow row, string county)
    {
        var password = OneTimePassword.Make();
        var nobody = new Account
        {
            CountyCode = county,
            Name = row.Name,
            CreatedAt = default,
        };
        return (row, password, OneTimePassword.Hash(nobody, password));
    }

    private async Task<OrgUnit> AddUnit(OrgUnit county, AccountRow row, ProcessScope scope, CancellationToken cancel)
    {
        var id = await CreateUnit.Add(db, county, UnitLevel.School, row.Title, row.School, scope, cancel);
        return await db.OrgUnits.SingleAsync(u => u.Id == id, cancel);
    }

    private async Task<(Outcome Outcome, Account Account)> AddAccount(
        string county,
        AccountRow row,
        string hash,
        ProcessScope scope
    )
    {
        var account = new Account
        {
            CountyCode = county,
            Name = row.Name,
            PasswordHash = hash,
            PasswordAt = scope.At,
            MustChange = true,
            CreatedAt = scope.At,
        };
        var created = await users.CreateAsync(account);
        if (!created.Succeeded)
        {
            return (Outcome.Refuse([.. created.Errors.Select(e => e.Description)]), account);
        }

        scope.Change("account", row.Name, "state", null, "open");
        return (Outcome.Done, account);
    }
}
