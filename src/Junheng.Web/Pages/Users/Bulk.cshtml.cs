using System.Text.Json;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Users;
using Junheng.App.Users.Bulk;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Users;

/// <summary>批量开立学校账号: a list to download, what an uploaded one comes to, and letters for those it made.</summary>
[Needs(Right.ManageAccounts)]
public sealed class BulkModel(Db db, CreateAccounts create) : OfficePage
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows of the preview; the others are counted.</summary>
    public const int Shown = 200;

    public IReadOnlyList<County> Counties { get; private set; } = [];

    /// <summary>The county the list is for.</summary>
    public County? Chosen { get; private set; }

    /// <summary>What the list comes to, before anything is changed.</summary>
    public AccountPlan? Plan { get; private set; }

    /// <summary>The rows as they come back with the confirmation.</summary>
    public string Rows { get; private set; } = "";

    /// <summary>Letters to the holders of new accounts: shown with this answer and never again.</summary>
    public IReadOnlyList<CreateAccounts.Letter>? Letters { get; private set; }

    /// <summary>Where the letters say that the system is.</summary>
    public string SystemAddress => $"{Request.Scheme}://{Request.Host}/";

    public async Task OnGet(string? county) => await Load(county);

    public async Task<IActionResult> OnGetTemplate(string? county)
    {
        await Load(county);
        if (Chosen is null)
        {
            return NotFound();
        }

        using var memory = new MemoryStream();
        AccountSheet.Write(memory, await create.Proposed(Chosen.Code, HttpContext.RequestAborted));
        return File(memory.ToArray(), Xlsx, $"{Chosen.Name}学校账号名单.xlsx");
    }

    public async Task<IActionResult> OnPostCheck(string? county, IFormFile? file)
    {
        await Load(county);
        if (Chosen is null || file is null)
        {
            return Refuse([Chosen is null ? "请选择县。" : "请选择填好的名单。"]);
        }

        if (file.Length > StartImport.LargestFile)
        {
            return Refuse(["文件太大，未读取。请用本页的模板填写。"]);
        }

        using var memory = new MemoryStream(await file.Bytes(HttpContext.RequestAborted), writable: false);
        var (rows, wrong) = AccountSheet.Read(memory, file.FileName);
        var plan = await create.Plan(new(Chosen.Code, rows), HttpContext.RequestAborted);
        if (wrong.Count + plan.Mistakes.Count > 0)
        {
            return Refuse([.. wrong, .. plan.Mistakes]);
        }

        (Plan, Rows) = (plan, JsonSerializer.Serialize(rows));
        return Page();
    }

    public async Task<IActionResult> OnPostCreate(string? county, string? rows)
    {
        await Load(county);
        if (Chosen is null || Parsed(rows) is not { } list)
        {
            return Refuse(["名单无效，请重新上传。"]);
        }

        var outcome = await create.Handle(new(Chosen.Code, list), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            return Refuse(outcome.Mistakes);
        }

        Letters = outcome.Value;
        return Page();
    }

    private static List<AccountRow>? Parsed(string? rows)
    {
        try
        {
            return JsonSerializer.Deserialize<List<AccountRow>>(rows ?? "");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task Load(string? county)
    {
        Counties = await db.Counties.AsNoTracking().OrderBy(c => c.Code).ToListAsync(HttpContext.RequestAborted);
        Chosen = county is null
            ? Counties is [var only]
                ? only
                : null
            : Counties.FirstOrDefault(c => c.Code == county);
    }
}
