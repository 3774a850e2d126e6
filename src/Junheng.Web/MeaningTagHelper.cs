using Junheng.Web.Pages;
using Junheng.Web.Pages.Help;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Junheng.Web;

/// <summary>
/// Leads from a figure or column to what it means: <c>&lt;meaning of="cv" /&gt;</c> is a link to the entry, and paper
/// carries the entry at its end. Nothing is written where there is no such entry.
/// </summary>
[HtmlTargetElement("meaning", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MeaningTagHelper(IStringLocalizer<Texts> text) : TagHelper
{
    /// <summary>Anchor of the entry.</summary>
    public string Of { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (
            View.ViewData["page"] is not CountyPage page
            || Glossary.On(View.HttpContext, page.Pack, text).Use(Of) is not { } entry
        )
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "meaning");
        output.Attributes.SetAttribute(
            "href",
            Links.OfVersion(page.Opened, Links.Meaning(page.County, page.Year, entry.Id))
        );
        // Many such links stand on one page: a reader of links hears which is which.
        output.Attributes.SetAttribute("aria-label", text["口径：{0}", entry.Title].Value);
        output.Content.SetContent(text["口径"]);
    }
}
