using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Junheng.Web;

/// <summary>
/// A part of a page that takes a right: it is left out for whoever has it not, so that every button shown works. A form
/// that also tells something stays, closed and without its buttons. Whether a post is taken is decided elsewhere.
/// </summary>
[HtmlTargetElement("*", Attributes = "needs")]
public sealed class NeedsTagHelper : TagHelper
{
    /// <summary>Marks, for what is inside, that nothing can be sent.</summary>
    internal const string Closed = "junheng.closed";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>The rights it takes, all of them.</summary>
    public Right Needs { get; set; }

    /// <summary>Whether it stays to be read.</summary>
    public bool NeedsKeep { get; set; }

    /// <summary>After the helpers that fill a form, whose additions go with it.</summary>
    public override int Order => 2000;

    private bool Has => View.HttpContext.Access().May(Needs);

    /// <summary>What is inside may be made before this tag is: it has to know by then.</summary>
    public override void Init(TagHelperContext context)
    {
        if (!Has)
        {
            context.Items[Closed] = true;
        }
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Has)
        {
            return;
        }

        if (!NeedsKeep)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "fieldset";
        output.Attributes.Clear();
        output.Attributes.SetAttribute("disabled", "disabled");
    }
}

/// <summary>Buttons of a closed form are left out.</summary>
[HtmlTargetElement("button", Attributes = "type")]
public sealed class ClosedButtonTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.ContainsKey(NeedsTagHelper.Closed))
        {
            output.SuppressOutput();
        }
    }
}
