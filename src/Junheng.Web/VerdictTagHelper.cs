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

    /// <summary>True for a ground of the veto, which is absent or present rather than met or not.</summary>
    public bool Veto { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"verdict {Value.Code()}{(Big ? " big" : "")}");
        var word = !Veto
            ? Show.Word(Value)
            : Value switch
            {
                Verdict.Met => "不存在",
                Verdict.NotMet => "存在",
                _ => "尚未核实",
            };
        output.Content.SetContent($"{Show.Mark(Value)} {text[word]}");
    }
}
