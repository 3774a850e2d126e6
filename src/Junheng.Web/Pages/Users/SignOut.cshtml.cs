using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Junheng.Web.Pages.Users;

/// <summary>退出.</summary>
[Needs(Right.None, BeforePassword = true)]
public sealed class SignOutModel(EndSession end) : PageModel
{
    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var access = HttpContext.Access();
        await end.Handle(new(access.AccountId!.Value, access.SessionId), HttpContext.RequestAborted);
        SessionHandler.Forget(HttpContext);
        return Redirect(Links.SignIn);
    }
}
