using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Users;

/// <summary>我的账号: posts, password and sessions of whoever reads it.</summary>
[Needs(Right.None, BeforePassword = true)]
public sealed class AccountModel(AccountQuery accounts, ChangePassword change, EndSession end, ChoosePost choose)
    : OfficePage
{
    public IReadOnlyList<(long Id, string Name)> Posts { get; private set; } = [];

    public IReadOnlyList<SignInSession> Sessions { get; private set; } = [];

    public bool HasPassword { get; private set; }

    /// <summary>Recovery codes left; null where there is no second factor.</summary>
    public int? Recovery { get; private set; }

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnPostPassword(string? old, string? fresh, string? again)
    {
        var outcome = await change.Handle(new(old ?? "", fresh ?? "", again ?? ""), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            await Load();
            return Refuse(outcome.Mistakes);
        }

        Done = "密码已修改，其他会话已结束。";
        return Redirect(Links.Account);
    }

    [Needs(Right.None)]
    public async Task<IActionResult> OnPostEnd(long session)
    {
        await end.Handle(new(Access.AccountId!.Value, session), HttpContext.RequestAborted);
        Done = "会话已结束。";
        return Redirect(Links.Account);
    }

    [Needs(Right.None)]
    public async Task<IActionResult> OnPostEndOthers()
    {
        await end.Handle(new(Access.AccountId!.Value, null), HttpContext.RequestAborted);
        Done = "其他会话已结束。";
        return Redirect(Links.Account);
    }

    [Needs(Right.None)]
    public async Task<IActionResult> OnPostPost(long post)
    {
        var outcome = await choose.Handle(new(post), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            await Load();
            return Refuse(outcome.Mistakes);
        }

        return Redirect("/");
    }

    private async Task Load()
    {
        var own = await accounts.Own(HttpContext.RequestAborted);
        (Posts, Sessions, HasPassword, Recovery) = (own.Posts, own.Sessions, own.HasPassword, own.Recovery);
    }
}
