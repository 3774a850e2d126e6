using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Junheng.Web.SingleSignOn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Users;

/// <summary>One account: posts with their hand-overs, password, state, sessions, and all that was done to it.</summary>
[Needs(Right.ManageAccounts)]
public sealed class AccountOfModel(
    Db db,
    AccountQuery accounts,
    UnitQuery units,
    ResetPassword reset,
    RemoveSecondFactor removing,
    CloseAccount closing,
    Appoint appoint,
    EndSession end,
    LinkSubject linking,
    OidcSettings oidc,
    Gateway gateway,
    TimeProvider clock
) : OfficePage
{
    public Account Account { get; private set; } = null!;

    public string State => AccountState.Of(Account, clock.GetUtcNow().UtcDateTime);

    /// <summary>Whether it is the reader's own, over which others decide.</summary>
    public bool IsOwn => Account.Id == Access.AccountId;

    public IReadOnlyList<AccountQuery.Term> Terms { get; private set; } = [];

    public IReadOnlyList<UnitQuery.HeldPost> Posts { get; private set; } = [];

    public IReadOnlyList<SignInSession> Sessions { get; private set; } = [];

    public IReadOnlyList<ChangeEntry> Deeds { get; private set; } = [];

    /// <summary>Who vouches for people in this installation.</summary>
    public IReadOnlyList<(string Provider, string Title)> Providers { get; } = SignOnSetup.Providers(oidc, gateway);

    /// <summary>A password just set: shown with this answer and never again.</summary>
    public string? Password { get; private set; }

    /// <inheritdoc />
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var id = long.Parse((string)RouteData.Values["id"]!, System.Globalization.CultureInfo.InvariantCulture);
        var found = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, HttpContext.RequestAborted);
        if (found is null)
        {
            context.Result = NotFound();
            return;
        }

        Account = found;
        await next();
    }

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnPostReset(string? why)
    {
        var outcome = await reset.Handle(new(Account.Id, why ?? ""), HttpContext.RequestAborted);
        Password = outcome.Ok ? outcome.Value : null;
        await Load();
        return outcome.Ok ? Page() : Refuse(outcome.Mistakes);
    }

    public async Task<IActionResult> OnPostRemoveFactor(string? why) =>
        await Finish(
            await removing.Handle(new(Account.Id, why ?? ""), HttpContext.RequestAborted),
            "二次验证已解除，登录中的会话已结束。"
        );

    public async Task<IActionResult> OnPostClose(bool close, string? why) =>
        await Finish(
            await closing.Handle(new(Account.Id, close, why ?? ""), HttpContext.RequestAborted),
            close ? "账号已停用，登录中的会话已结束。" : "账号已启用。"
        );

    public async Task<IActionResult> OnPostAppoint(long post, string? note) =>
        await Finish(
            await appoint.Handle(new(post, Account.Id, note ?? ""), HttpContext.RequestAborted),
            "任职已办理。"
        );

    public async Task<IActionResult> OnPostLeave(long post) =>
        await Holds(post)
            ? await Finish(await appoint.Handle(new(post, null, ""), HttpContext.RequestAborted), "已免去岗位。")
            : await Finish(Outcome.Refuse("这个账号不担任该岗位。请刷新页面。"), "");

    public async Task<IActionResult> OnPostEnd(long session) =>
        await Finish(await end.Handle(new(Account.Id, session), HttpContext.RequestAborted), "会话已结束。");

    public async Task<IActionResult> OnPostLink(string? provider, string? subject, string? why) =>
        Providers.Any(p => p.Provider == provider)
            ? await Finish(
                await linking.Handle(new(Account.Id, provider, subject, why ?? ""), HttpContext.RequestAborted),
                "外部身份已关联。"
            )
            : await Finish(Outcome.Refuse("本系统没有启用这种外部身份。请刷新页面。"), "");

    public async Task<IActionResult> OnPostUnlink(string? why) =>
        await Finish(
            await linking.Handle(new(Account.Id, null, null, why ?? ""), HttpContext.RequestAborted),
            "外部身份已解除，由它登录的会话已结束。"
        );

    private Task<bool> Holds(long post) =>
        db.Holdings.AnyAsync(
            h => h.PostId == post && h.AccountId == Account.Id && h.Until == null,
            HttpContext.RequestAborted
        );

    private async Task<IActionResult> Finish(Outcome outcome, string done)
    {
        if (!outcome.Ok)
        {
            await Load();
            return Refuse(outcome.Mistakes);
        }

        Done = done;
        return Redirect(Links.AccountOf(Account.Id));
    }

    private async Task Load()
    {
        var cancel = HttpContext.RequestAborted;
        Account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == Account.Id, cancel);
        Terms = await accounts.Terms(Account.Id, cancel);
        Posts = await units.Posts(cancel);
        Sessions = await accounts.Sessions(Account.Id, cancel);
        Deeds = await ChangeHistory.Of(db, Account.CountyCode, "account", [Account.Name], cancel);
    }
}
