using System.Text;
using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>
/// 任职与交接: puts an account into a post, or leaves it vacant. A predecessor's time ends with the successor's
/// beginning; what is open stays with the post and stands in the hand-over record.
/// </summary>
public sealed class Appoint(Db db, TimeProvider clock)
{
    private const int LongestNote = 1000;

    /// <param name="PostId">The post.</param>
    /// <param name="AccountId">Who holds it from now on; null leaves it vacant.</param>
    /// <param name="Note">What the predecessor hands over, beside what the system lists by itself.</param>
    public sealed record Command(long PostId, long? AccountId, string Note);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var note = command.Note.Trim();
        var post = await db.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == command.PostId, cancel);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AccountId, cancel);
        string? mistake =
            post is null ? "没有这个岗位。请刷新页面。"
            : command.AccountId is not null && account is null ? "没有这个账号。请刷新页面。"
            : account is { Closed: true } ? $"账号“{account.Name}”已停用，不能任职。"
            : command.AccountId is not null && command.AccountId == db.Access.AccountId ? "不能给自己任职。"
            : note.Length > LongestNote ? $"交接说明最多{LongestNote}个字。"
            : null;
        mistake ??= account is null ? null : await Excluded(post!, account.Id, cancel);
        return mistake is not null
            ? Outcome.Refuse(mistake)
            : await ProcessLog.Run(
                db,
                clock,
                new(post!.CountyCode, account is null ? "hand-over" : "appoint", note),
                scope => Change(db, post, account, note, scope, cancel),
                cancel
            );
    }

    /// <summary>Changes who holds a post, in the process under way.</summary>
    internal static async Task<Outcome> Change(
        Db db,
        Post post,
        Account? account,
        string note,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var before = await db.Holdings.SingleOrDefaultAsync(h => h.PostId == post.Id && h.Until == null, cancel);
        if (before?.AccountId == account?.Id)
        {
            return Outcome.Done;
        }

        var old = before is null
            ? null
            : await db.Accounts.Where(a => a.Id == before.AccountId).Select(a => a.Name).SingleAsync(cancel);
        if (before is not null)
        {
            before.Until = scope.At;
        }

        var open = await Open(db, post, cancel);
        if (account is not null)
        {
            db.Holdings.Add(
                new()
                {
                    CountyCode = post.CountyCode,
                    PostId = post.Id,
                    AccountId = account.Id,
                    From = scope.At,
                    HandOver = before is null && note.Length == 0 ? "" : $"{open}{note}",
                }
            );
        }

        scope.Change("post", post.Name, "holder", old, account?.Name);
        if (before is not null || note.Length > 0)
        {
            scope.Change("post", post.Name, "hand_over", null, $"{open}{note}");
        }

        return Outcome.Done;
    }

    /// <summary>Why the duties of an account and of a post exclude each other; null if they do not.</summary>
    private async Task<string?> Excluded(Post post, long account, CancellationToken cancel)
    {
        // Posts of the same account elsewhere count too, though whoever appoints may not see them.
        using var acting = db.As(db.Access.Everywhere());
        var held = await (
            from holding in db.Holdings
            where holding.AccountId == account && holding.Until == null && holding.PostId != post.Id
            join other in db.Posts on holding.PostId equals other.Id
            select other.Role
        ).ToListAsync(cancel);
        if (held.Count == 0)
        {
            return null;
        }

        var title = RoleRules.All[post.Role].Title;
        return RoleRules.IsOfficer(post.Role) ? $"{title}不能由担任其他岗位的账号兼任。请另开账号。"
            : held.Exists(RoleRules.IsOfficer) ? "系统、安全、审计管理员不能兼任其他岗位。请另开账号。"
            : null;
    }

    /// <summary>What is open at the post.</summary>
    private static async Task<string> Open(Db db, Post post, CancellationToken cancel)
    {
        var waiting = await db
            .ImportJobs.AsNoTracking()
            .Where(j =>
                j.CreatedBy == post.Name && j.State != ImportState.Confirmed && j.State != ImportState.Discarded
            )
            .OrderBy(j => j.Id)
            .ToListAsync(cancel);
        if (waiting.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder($"未办结的导入{waiting.Count}件：");
        text.AppendJoin('、', waiting.Take(20).Select(j => $"{j.Year}年第{j.Id}号（{j.Why}）"));
        return text.Append('。').ToString();
    }
}
