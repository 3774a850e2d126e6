using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.SingleSignOn;

/// <summary>
/// Holds the session in a browser to what the gateway says at every request: one browser may be used by several people,
/// whom only the gateway tells apart.
/// </summary>
public sealed class GatewaySession(
    Db db,
    Gateway gateway,
    SignInLinked signIn,
    SecondStep second,
    OpenSession open,
    EndSession end
)
{
    /// <summary>The access that counts: the session's own, that of a session opened now, or none.</summary>
    /// <param name="http">The request.</param>
    /// <param name="access">What the browser's session gives; null without one.</param>
    public async Task<Access?> Settle(HttpContext http, Access? access)
    {
        var word = Gateway.WordOf(http);
        var subject = word?.Subject;
        if (access is not null && ExternalSubject.IsOfGateway(access.Subject) && access.Subject != subject?.Text)
        {
            if (word is not null)
            {
                await End(access, http.RequestAborted);
            }

            access = null;
        }

        if (subject is null || access?.Subject == subject.Text)
        {
            return access;
        }

        // Whoever has no account linked may still sign in with a password; whoever has one enters that one only.
        var owner = await Owner(subject, http.RequestAborted);
        return access is not null && (owner is null || owner == access.AccountId) ? access
            : IsOfPeople(http) ? await Enter(http, subject)
            : null;
    }

    /// <summary>Pages that need no account open no session: after signing out one stays outside until one goes on.</summary>
    private static bool IsOfPeople(HttpContext http) =>
        http.GetEndpoint()?.Metadata is { } about
        && about.GetMetadata<PageActionDescriptor>() is not null
        && about.GetMetadata<IAllowAnonymous>() is null;

    private async Task<Access?> Enter(HttpContext http, ExternalSubject subject)
    {
        var from = http.Visitor();
        var outcome = await signIn.Handle(subject, gateway.SecondFactor, from, http.RequestAborted);
        if (!outcome.Ok)
        {
            return null;
        }

        if (outcome.Value!.Pending is { } pending)
        {
            second.Keep(http, pending);
            http.Items[SecondStep.Awaited] = true;
            return null;
        }

        SessionHandler.Keep(http, outcome.Value.Key);
        return await open.Handle(outcome.Value.Key, from.Address, http.RequestAborted);
    }

    private async Task<long?> Owner(ExternalSubject subject, CancellationToken cancel)
    {
        using var acting = db.As(Access.Program("会话"));
        return await db
            .Accounts.Where(a => a.Subject == subject.Text)
            .Select(a => (long?)a.Id)
            .SingleOrDefaultAsync(cancel);
    }

    private async Task End(Access access, CancellationToken cancel)
    {
        using var acting = db.As(access);
        await end.Handle(new(access.AccountId!.Value, access.SessionId), cancel);
    }
}
