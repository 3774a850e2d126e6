using System.Text.RegularExpressions;

namespace Junheng.Web.Tests.Shipped;

/// <summary>What a browser sends is refused without the token of the form it comes from.</summary>
public sealed partial class FormTokenTests
{
    [Fact]
    public void A_form_that_posts_to_an_address_of_its_own_asks_for_its_token()
    {
        var views = Directory
            .EnumerateFiles(
                Path.Combine(Repository.Root, "src/Junheng.Web/Pages"),
                "*.cshtml",
                SearchOption.AllDirectories
            )
            .Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f)));
        var forms = from view in views from Match m in Form().Matches(view.Text) select $"{view.Name}: {m.Value}";
        // Where an address is given, the framework adds none by itself.
        var posting = forms
            .Where(f =>
                f.Contains("\"post\"", StringComparison.Ordinal) && f.Contains("action=", StringComparison.Ordinal)
            )
            .ToList();
        Assert.NotEmpty(posting);
        Assert.DoesNotContain(posting, f => !f.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal));
    }

    [GeneratedRegex("<form [^>]*>")]
    private static partial Regex Form();
}
