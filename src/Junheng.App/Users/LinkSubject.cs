using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>
/// 关联、解除外部身份: the security officer says which account somebody known outside enters. Sessions opened by an
/// identity end when its link does.
/// </summary>
public sealed class LinkSubject(Db db, TimeProvider clock)
{
    /// <param name="AccountId">Whose.</param>
    /// <param name="Provider">Who vouches; null to undo the link.</param>
    /// <param name="Name">What he calls the person.</param>
    /// <param name="Why">The reason, e.g. how the identity was made sure of.</param>
    public sealed record Command(long AccountId, string? Provider, string? Name, string Why);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AccountId, cancel);
        var link = command.Provider is not null;
        var subject = link ? ExternalSubject.Of(command.Provider!, command.Name?.Trim()) : null;
        string? mistake =
            account is null ? "没有这个账号。请刷新页面。"
            : account.Id == db.Access.AccountId ? "自己的外部身份须由另一位安全管理员办理。"
            : account.Demo ? "演示账号不能关联外部身份。"
            : link && subject is null ? "请填写外部身份标识：不能为空，最长约一百五十个字符，不含控制字符。"
            : !link && account.Subject is null ? "这个账号没有关联外部身份。请刷新页面。"
            : command.Why.Trim().Length == 0 ? "请写明原因。"
            : null;
        mistake ??= subject is null ? null : await Taken(subject.Text, command.AccountId, cancel);
        return mistake is not null
            ? Outcome.Refuse(mistake)
            : await ProcessLog.Run(
                db,
                clock,
                new(account!.CountyCode, link ? "link-subject" : "unlink-subject", command.Why.Trim()),
                scope => Change(account.Id, subject?.Text, scope, cancel),
                cancel
            );
    }

    /// <summary>An identity opens one account in the whole installation, also beyond the reach of whoever asks.</summary>
    private async Task<string?> Taken(string subject, long id, CancellationToken cancel)
    {
        using var acting = db.As(db.Access.Everywhere());
        return await db.Accounts.AnyAsync(a => a.Subject == subject && a.Id != id, cancel)
            ? "这个外部身份已经关联了另一个账号。一个外部身份只能进入一个账号。"
            : null;
    }

    private async Task<Outcome> Change(long id, string? subject, ProcessScope scope, CancellationToken cancel)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == id, cancel);
        scope.Change("account", account.Name, "subject", account.Subject, subject);
        if (account.Subject != subject)
        {
            account.Subject = subject;
            account.Version++;
        }

        return Outcome.Done;
    }
}
