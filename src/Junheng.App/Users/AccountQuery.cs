using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>What is known of accounts: one's own, and for the security officer those within reach.</summary>
public sealed class AccountQuery(Db db, TimeProvider clock, SessionRules rules)
{
    /// <summary>One's own account.</summary>
    /// <param name="Posts">Posts held now.</param>
    /// <param name="Sessions">Sessions open now, newest first.</param>
    /// <param name="HasPassword">Whether it is entered by a password.</param>
    /// <param name="Recovery">Recovery codes left; null where there is no second factor.</param>
    public sealed record OwnAccount(
        IReadOnlyList<(long Id, string Name)> Posts,
        IReadOnlyList<SignInSession> Sessions,
        bool HasPassword,
        int? Recovery
    );

    /// <summary>An account in the list.</summary>
    public sealed record Line(Account Account, IReadOnlyList<string> Posts);

    /// <summary>A time somebody held a post.</summary>
    public sealed record Term(Holding Holding, Post Post);

    public async Task<OwnAccount> Own(CancellationToken cancel)
    {
        using var acting = db.As(db.Access.Everywhere());
        var id = db.Access.AccountId;
        var posts = await (
            from holding in db.Holdings
            where holding.AccountId == id && holding.Until == null
            join post in db.Posts on holding.PostId equals post.Id
            orderby post.Name
            select new { post.Id, post.Name }
        ).ToListAsync(cancel);
        var own = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, cancel);
        return new(
            posts.ConvertAll(p => (p.Id, p.Name)),
            await Sessions(own.Id, cancel),
            own.PasswordHash is not null,
            own.TwoFactor ? RecoveryCodes.Count(own.RecoveryCodes) : null
        );
    }

    /// <summary>Sessions of an account that are still good.</summary>
    public async Task<IReadOnlyList<SignInSession>> Sessions(long account, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (seen, from) = (now - rules.Idle, now - rules.Longest);
        var stamp = await db
            .Accounts.Where(a => a.Id == account)
            .Select(a => a.SecurityStamp)
            .SingleOrDefaultAsync(cancel);
        return await db
            .SignInSessions.AsNoTracking()
            .Where(s =>
                s.AccountId == account && s.Ended == null && s.Stamp == stamp && s.SeenAt >= seen && s.From >= from
            )
            .OrderByDescending(s => s.Id)
            .ToListAsync(cancel);
    }

    /// <summary>How many accounts within reach have this in their sign-in name or the name of a post; all if empty.</summary>
    public Task<int> Count(string asked, CancellationToken cancel) => Found(asked).CountAsync(cancel);

    /// <summary>Some of them, by name.</summary>
    public async Task<IReadOnlyList<Line>> List(string asked, int skip, int take, CancellationToken cancel)
    {
        var page = await Found(asked).OrderBy(a => a.Name).Skip(skip).Take(take).ToListAsync(cancel);
        var ids = page.ConvertAll(a => a.Id);
        var posts = await (
            from holding in db.Holdings
            where holding.Until == null && ids.Contains(holding.AccountId)
            join post in db.Posts on holding.PostId equals post.Id
            orderby post.Name
            select new { holding.AccountId, post.Name }
        ).ToListAsync(cancel);
        var held = posts.ToLookup(h => h.AccountId, h => h.Name);
        return page.ConvertAll(a => new Line(a, [.. held[a.Id]]));
    }

    private IQueryable<Account> Found(string asked)
    {
        var all = db.Accounts.AsNoTracking();
        return asked.Length == 0
            ? all
            : all.Where(a =>
                a.Name.Contains(asked)
                || db.Holdings.Any(h =>
                    h.AccountId == a.Id
                    && h.Until == null
                    && db.Posts.Any(p => p.Id == h.PostId && p.Name.Contains(asked))
                )
            );
    }

    /// <summary>The times an account held posts, newest first.</summary>
    public async Task<IReadOnlyList<Term>> Terms(long account, CancellationToken cancel) =>
        await (
            from holding in db.Holdings.AsNoTracking()
            where holding.AccountId == account
            join post in db.Posts on holding.PostId equals post.Id
            orderby holding.Id descending
            select new Term(holding, post)
        ).ToListAsync(cancel);
}
