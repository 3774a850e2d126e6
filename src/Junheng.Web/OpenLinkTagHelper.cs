using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Junheng.Web;

/// <summary>
/// A school's post reads its own school only: a link of its pages to one of the county's pages is plain text for it,
/// instead of a way to a refusal.
/// </summary>
[HtmlTargetElement("a", Attributes = "href")]
public sealed class OpenLinkTagHelper : TagHelper
{
    private static readonly string[] OpenRooms = ["import", "guide", "glossary", "checks"];

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>After the helpers that complete the address.</summary>
    public override int Order => 1000;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var access = View.HttpContext.Access();
        if (access.School is null || Opens(access, $"{output.Attributes["href"]?.Value}"))
        {
            return;
        }

        output.TagName = "span";
        output.Attributes.RemoveAll("href");
    }

    private static bool Opens(Access access, string href)
    {
        // /county/year/room/…: everything else is the product's own small pages, or a place on the page.
        var parts = href.Split('?', '#')[0].Split('/');
        return parts is not ["", { Length: 6 } code, ..]
            || !code.All(char.IsAsciiDigit)
            || (parts is [_, _, _, var room] && OpenRooms.Contains(room))
            || (parts is [_, _, _, "import", var job] && job.All(char.IsAsciiDigit))
            || (
                parts is [_, _, _, "compute", "school", var school, ..]
                && Uri.UnescapeDataString(school) == access.School
            );
    }
}
