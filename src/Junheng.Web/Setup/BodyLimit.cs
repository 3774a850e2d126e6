using Junheng.App.Import;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Junheng.Web.Setup;

/// <summary>
/// Refuses a request that says it is larger than any upload may be. A browser shows the answer only when it has sent
/// all, so what it sends is read and thrown away, up to a size; beyond that the connection is closed.
/// </summary>
internal static class BodyLimit
{
    /// <summary>Bytes of the largest request; a form has some around its file.</summary>
    public const long Largest = StartImport.LargestFile + (1 << 20);

    private const long LargestDrained = 1L << 30;

    public static async Task Refuse(HttpContext context, RequestDelegate next)
    {
        // The page that explains the refusal is asked for with the same request.
        var refused = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (refused || context.Request.ContentLength is not > Largest)
        {
            await next(context);
            return;
        }

        if (
            context.Request.ContentLength <= LargestDrained
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit
        )
        {
            limit.MaxRequestBodySize = LargestDrained;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }
}
