using System.Reflection;
using Junheng.App.Audit;
using Junheng.App.Data;
using Junheng.App.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Junheng.Web.Setup;

/// <summary>
/// Decides before anything of a page runs whether the post may call the handler: deny unless the page says who may.
/// Afterwards what was exported, or read where that matters, goes into the audit record.
/// </summary>
public sealed class AccessFilter : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Before the pages' own loading, which is a filter too.</summary>
    public int Order => int.MinValue;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var http = context.HttpContext;
        var needs =
            context.HandlerMethod?.MethodInfo.GetCustomAttribute<NeedsAttribute>()
            ?? context.ActionDescriptor.ModelTypeInfo!.GetCustomAttribute<NeedsAttribute>();
        if (needs is null)
        {
            if (context.ActionDescriptor.ModelTypeInfo!.GetCustomAttribute<AllowAnonymousAttribute>() is null)
            {
                context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
                return;
            }

            await next();
            return;
        }

        var access = http.Access();
        if (Refusal(access, needs, context.RouteData.Values["school"] as string) is { } refusal)
        {
            context.Result = refusal;
            return;
        }

        var done = await next();
        if (done.Exception is null && (needs.Recorded || done.Result is FileResult))
        {
            await http
                .RequestServices.GetRequiredService<RecordReading>()
                .Handle(
                    context.RouteData.Values["county"] as string ?? AuditEntry.Installation,
                    done.Result is FileResult ? "export" : "read",
                    Uri.UnescapeDataString(http.Request.Path + http.Request.QueryString),
                    http.RequestAborted
                );
        }
    }

    private static IActionResult? Refusal(Access access, NeedsAttribute needs, string? school) =>
        !access.IsAccount ? new ChallengeResult()
        : access.MustChangePassword && !needs.BeforePassword ? new RedirectResult(Links.Account)
        : access.MustTurnOnSecondFactor && !needs.BeforePassword && !needs.BeforeSecondFactor
            ? new RedirectResult(Links.SecondFactor)
        : !access.May(needs.Right) ? new StatusCodeResult(StatusCodes.Status403Forbidden)
        // Another school is not there for a school's post: it is told no more than of one that does not exist.
        : access.School is { } own && school is not null && school != own ? new NotFoundResult()
        : null;
}

/// <summary>The access of a request.</summary>
public static class RequestAccess
{
    /// <summary>Who asks; nobody until he has signed in.</summary>
    public static Access Access(this HttpContext http) => http.RequestServices.GetRequiredService<Db>().Access;

    /// <summary>Where the request comes from.</summary>
    public static Visitor Visitor(this HttpContext http) =>
        App.Users.Visitor.Of($"{http.Connection.RemoteIpAddress}", http.Request.Headers.UserAgent);
}
