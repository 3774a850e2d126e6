using Junheng.App.Audit;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Pages.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Audit;

/// <summary>审计记录: the chains within reach of the audit officer, whether they hold, and what stands in them.</summary>
[Needs(Right.ReadAudit, Recorded = true)]
public sealed class IndexModel(Db db, AuditQuery audit, VerifyAudit verify, TimeProvider clock) : OfficePage
{
    private const int PageSize = 100;

    public AuditQuery.Asked Asked { get; private set; } = new("", "", null, null);

    public IReadOnlyList<VerifyAudit.Chain> Chains { get; private set; } = [];

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public IReadOnlyList<string> Actions { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    private Dictionary<string, string> names = [];

    public async Task OnGet(string? actor, string? action, DateOnly? from, DateOnly? until, string? p)
    {
        var cancel = HttpContext.RequestAborted;
        Asked = new(actor?.Trim() ?? "", action ?? "", from, until);
        names = await db.Counties.ToDictionaryAsync(c => c.Code, c => c.Name, cancel);
        Chains = await verify.Handle(cancel);
        Actions = await audit.Actions(cancel);
        Paging = Paging.Of(await audit.Count(Asked, cancel), p, n => Links.AuditPage(Asked, n), PageSize);
        Entries = await audit.List(Asked, Paging.Before, PageSize, cancel);
    }

    /// <summary>What is looked for as a file.</summary>
    public async Task<IActionResult> OnGetFile(string? actor, string? action, DateOnly? from, DateOnly? until)
    {
        var now = clock.GetLocalNow().DateTime;
        var found = audit.All(new(actor?.Trim() ?? "", action ?? "", from, until));
        return File(
            await AuditFile.Write(found, Access.Post, now, HttpContext.RequestAborted),
            "text/csv; charset=utf-8",
            $"审计记录-{now:yyyyMMddHHmm}.csv"
        );
    }

    /// <summary>The county a chain belongs to.</summary>
    public string NameOf(string county) =>
        county == AuditEntry.Installation ? "本系统" : names.GetValueOrDefault(county, county);
}
