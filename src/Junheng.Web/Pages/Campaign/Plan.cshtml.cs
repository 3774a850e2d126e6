using System.Text;
using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Plans;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Campaign;

/// <summary>核对方案: the document on the left, what was read from it on the right, part by part.</summary>
[Needs(Right.ReadCounty)]
[RequestFormLimits(ValueCountLimit = 20_000)]
public sealed class PlanModel(
    OpenYear open,
    Db db,
    OpenPlan plans,
    SavePlan save,
    ConfirmPlan confirm,
    DiscardPlan discard
) : CountyPage(open, "campaign")
{
    /// <summary>Empty entries offered below those that are there.</summary>
    private const int Blanks = 2;

    /// <summary>The key of the list of doubts, which is no part of a plan.</summary>
    public const string ProblemsKey = "problems";

    public OpenedPlan Plan { get; private set; } = null!;

    /// <summary>The part shown; null for the list of doubts.</summary>
    public PlanSection? Section { get; private set; }

    /// <summary>The entries of the form: what is stored with some empty ones, or what was typed if it was refused.</summary>
    public IReadOnlyList<PlanEntry> Entries { get; private set; } = [];

    /// <summary>Whether the reader may change it.</summary>
    public bool IsEditable => May(Right.RunCampaign) && Plan.Paper.State is PaperState.Draft or PaperState.Confirmed;

    /// <summary>The lines that are in doubt.</summary>
    public ILookup<int, PlanProblem> Doubts { get; private set; } = null!;

    public async Task<IActionResult> OnGet(long paper, string? section)
    {
        if (!await Load(paper, section))
        {
            return NotFound();
        }

        Entries = Stored();
        return Page();
    }

    /// <summary>The file as it was handed in: it may name persons, whom nobody else needs.</summary>
    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnGetFile(long paper)
    {
        if (!await Load(paper, null) || Plan.Paper.SourceFileId is not { } id)
        {
            return NotFound();
        }

        var file = await db
            .SourceFiles.AsNoTracking()
            .SingleAsync(f => f.Id == id && f.CountyCode == County, HttpContext.RequestAborted);
        return File(file.Content, "application/octet-stream", file.Name);
    }

    /// <summary>The structure in the form published for other tools.</summary>
    public async Task<IActionResult> OnGetJson(long paper) =>
        await Load(paper, null)
            ? File(Encoding.UTF8.GetBytes(Plan.Paper.Plan), "application/json", $"方案-{County}-{paper}.json")
            : NotFound();

    /// <summary>Saves the part shown.</summary>
    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPost(long paper, string? section, int version, int count)
    {
        if (!await Load(paper, section) || Section is null)
        {
            return NotFound();
        }

        var typed = Typed(Section, Math.Clamp(count, 0, PlanSections.MostEntries + Blanks));
        var outcome = await save.Handle(
            new(County, paper, version, Section, [.. typed.Where(e => !e.Gone).Select(e => e.Entry)]),
            HttpContext.RequestAborted
        );
        if (!outcome.Ok)
        {
            Entries = [.. typed.Select(e => e.Entry)];
            return Refuse(outcome.Mistakes);
        }

        Done = "已保存。";
        return Redirect(Links.Plan(County, Year, paper, Section.Key));
    }

    /// <summary>Lets the campaign run by it.</summary>
    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPostConfirm(long paper, int version)
    {
        if (!await Load(paper, null))
        {
            return NotFound();
        }

        var outcome = await confirm.Handle(new(County, paper, version), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            return Refuse(outcome.Mistakes);
        }

        var result = outcome.Value!;
        Done = $"方案已确认：新设任务{result.Tasks}项，沿用{result.Kept}项，撤销{result.Withdrawn}项。";
        return Redirect(Links.Campaign(County, Year));
    }

    /// <summary>Puts it aside.</summary>
    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPostDiscard(long paper)
    {
        if (!await Load(paper, null))
        {
            return NotFound();
        }

        var outcome = await discard.Handle(County, paper, HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            return Refuse(outcome.Mistakes);
        }

        Done = "方案已放弃，原文件仍然保存。";
        return Redirect(Links.Campaign(County, Year));
    }

    private async Task<bool> Load(long paper, string? section)
    {
        if (await plans.Handle(County, paper, HttpContext.RequestAborted) is not { } opened)
        {
            return false;
        }

        Plan = opened;
        Section = PlanSections.Find(section);
        Doubts = opened.Plan.Problems.ToLookup(p => p.Lines.From);
        return section is null or ProblemsKey || Section is not null;
    }

    private IReadOnlyList<PlanEntry> Stored()
    {
        if (Section is null)
        {
            return [];
        }

        var stored = Section.Entries(Plan.Plan);
        var blanks = IsEditable ? Math.Min(Blanks, Section.Most - stored.Count) : 0;
        var nothing = Section.Fields.ToDictionary(f => f.Key, _ => "", StringComparer.Ordinal);
        return [.. stored, .. Enumerable.Range(0, Math.Max(0, blanks)).Select(_ => new PlanEntry(null, nothing))];
    }

    private List<(PlanEntry Entry, bool Gone)> Typed(PlanSection section, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    (
                        new PlanEntry(
                            int.TryParse(Request.Form[$"from.{i}"], out var from)
                            && int.TryParse(Request.Form[$"to.{i}"], out var to)
                            && from > 0
                            && to >= from
                                ? new PlanLines(from, to)
                                : null,
                            section.Fields.ToDictionary(
                                f => f.Key,
                                f => Request.Form[$"e.{i}.{f.Key}"].ToString(),
                                StringComparer.Ordinal
                            )
                        ),
                        Request.Form[$"gone.{i}"] == "true"
                    )
                ),
        ];
}
