using System.Net;

namespace Junheng.Web.Setup;

/// <summary>
/// Passwords and sessions travel over HTTPS only. Plain HTTP is for the machine itself; behind a proxy the proxy has to
/// say what the reader's connection is (see TrustedProxies), or everything would look like this machine.
/// </summary>
internal static class SafeConnection
{
    public static Task Demand(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsHttps)
        {
            context.Response.Headers.StrictTransportSecurity = "max-age=31536000";
            return next(context);
        }

        if (IsThisMachine(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("请用 https:// 开头的网址访问本系统。");
    }

    /// <summary>Whether the request was made on this very machine, and not passed on by a proxy of it.</summary>
    public static bool IsThisMachine(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from))
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}
