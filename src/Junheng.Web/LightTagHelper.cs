using Junheng.Engine.Campaign;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Junheng.Web;

/// <summary>红黄绿灯: the light of a task, with its word: colour never carries a meaning alone.</summary>
[HtmlTargetElement("light", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LightTagHelper(IStringLocalizer<Texts> text) : TagHelper
{
    public TaskLight Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"light {Value.ToString().ToLowerInvariant()}");
        output.Content.SetContent(text[CampaignWords.Of(Value)]);
    }
}
