using Junheng.Web.Pages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Junheng.Web;

/// <summary>
/// Filters stay with the data version opened: where it is not the newest, every form of the county's year that is sent
/// by its address carries the version along, unless the reader chooses one in it.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=get]")]
public sealed class KeepVersionTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ViewData["page"] is not CountyPage page || Links.OldVersion(page.Opened) is not { } version)
        {
            return;
        }

        var action = context.AllAttributes["action"]?.Value?.ToString();
        var isOurs =
            action is null
            || action.StartsWith(Links.Home(page.County, page.Year), StringComparison.Ordinal)
            || action.StartsWith('#');
        var content = (await output.GetChildContentAsync()).GetContent();
        if (isOurs && !content.Contains("name=\"version\"", StringComparison.Ordinal))
        {
            output.PreContent.AppendHtml($"<input type=\"hidden\" name=\"version\" value=\"{version}\">");
        }
    }
}
