using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Junheng.Web;

/// <summary>
/// Opens every folded part where a page is asked for to be printed: no style opens one in Chromium 90, and script may
/// be switched off.
/// </summary>
[HtmlTargetElement("details")]
public sealed class DetailsTagHelper : TagHelper
{
    /// <summary>Asks for a page with everything unfolded.</summary>
    public const string Print = "print";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>The address of a page with everything unfolded.</summary>
    public static string PrintAddress(HttpRequest request) =>
        request.PathBase + request.Path + request.QueryString.Add(Print, "1");

    /// <summary>The address of a page as it is on the screen.</summary>
    public static string PlainAddress(HttpRequest request) =>
        request.PathBase
        + request.Path
        + QueryString.Create(request.Query.Where(q => q.Key != Print).ToDictionary(q => q.Key, q => q.Value));

    /// <summary>Whether a request asks for everything unfolded.</summary>
    public static bool Prints(HttpRequest request) => request.Query.ContainsKey(Print);

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Prints(View.HttpContext.Request))
        {
            output.Attributes.SetAttribute(new("open"));
        }
    }
}
