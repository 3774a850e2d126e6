using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Users;

/// <summary>账号: those within reach of the security officer, and the form for a new one.</summary>
[Needs(Right.ManageAccounts)]
public sealed class AccountsModel(Db db, AccountQuery accounts, CreateAccount create, TimeProvider clock) : OfficePage
{
    private const int PageSize = 100;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? County { get; set; }

    /// <summary>What is looked for.</summary>
    public string Asked { get; private set; } = "";

    public IReadOnlyList<AccountQuery.Line> Lines { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public IReadOnlyList<County> Counties { get; private set; } = [];

    /// <summary>Whether accounts above the counties are kept here too.</summary>
    public bool AboveCounties => Access.Reaches(AuditEntry.Installation);

    /// <summary>The account just made, with its password: shown with this answer and never again.</summary>
    public CreateAccount.Result? Made { get; private set; }

    public async Task OnGet(string? q, string? p) => await Load(q, p);

    public async Task<IActionResult> OnPost()
    {
        var county = County ?? "";
        if (!Access.Reaches(county))
        {
            await Load(null, null);
            return Refuse(["请选择由谁管理这个账号。"]);
        }

        var outcome = await create.Handle(new(county, Name ?? ""), HttpContext.RequestAborted);
        Made = outcome.Value;
        if (outcome.Ok)
        {
            Name = null;
            ModelState.Clear();
        }

        await Load(null, null);
        return outcome.Ok ? Page() : Refuse(outcome.Mistakes);
    }

    /// <summary>How an account stands.</summary>
    public string StateOf(Account account) => AccountState.Of(account, clock.GetUtcNow().UtcDateTime);

    private async Task Load(string? q, string? p)
    {
        var cancel = HttpContext.RequestAborted;
        Asked = q?.Trim() ?? "";
        Counties = await db.Counties.AsNoTracking().OrderBy(c => c.Code).ToListAsync(cancel);
        Paging = Paging.Of(
            await accounts.Count(Asked, cancel),
            p,
            n => $"{Links.Accounts}?q={Uri.EscapeDataString(Asked)}&p={n}",
            PageSize
        );
        Lines = await accounts.List(Asked, Paging.Before, PageSize, cancel);
    }
}
