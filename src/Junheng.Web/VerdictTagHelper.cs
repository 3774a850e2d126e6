using Junheng.Engine.Judge;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Junheng.Web;

/// <summary>Writes a verdict with its mark, word and colour: <c>&lt;verdict value="…" /&gt;</c>.</summary>
[HtmlTargetElement("verdict", TagStructure = TagStructure.WithoutEndTag)]
public sealed class VerdictTagHelper(IStringLocalizer<Texts> text) : TagHelper
{
    public Verdict Value { get; set; }

    /// <summary>True for the headline.</summary>
    public bool Big { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"verdict {Value.Code()}{(Big ? " big" : "")}");
        output.Content.SetContent($"{Show.Mark(Value)} {text[Show.Word(Value)]}");
    }
}
