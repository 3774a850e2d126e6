using Junheng.App;
using Junheng.App.Users;
using Junheng.Web.Setup;

namespace Junheng.Web.Pages.Settings;

/// <summary>校验规则: every check with its level and what to do.</summary>
[Needs(Right.ReadSchool)]
public sealed class ChecksModel(OpenYear open) : CountyPage(open, "checks")
{
    public void OnGet() { }
}
