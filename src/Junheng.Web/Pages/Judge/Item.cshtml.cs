using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Rectify;
using Junheng.App.Report;
using Junheng.App.Users;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Judge;

/// <summary>One item or ground of the veto: what its verdict rests on, and a person's judgement of the evidence.</summary>
[Needs(Right.ReadCounty)]
public sealed class ItemModel(OpenYear open, Db db, SaveEvidence save, TimeProvider clock) : CountyPage(open, "items")
{
    public ItemVerdict? Item { get; private set; }

    public VetoVerdict? Veto { get; private set; }

    public string Key => Item?.Item.Key ?? Veto!.Item.Key;

    public string Name => Item is null ? Show.Name(Veto!.Item) : Show.Name(Item.Item);

    public Citation Source => Item?.Item.Source ?? Veto!.Item.Source;

    /// <summary>Whether a person may enter a judgement: evidence is asked for, or figures leave nothing to divide by.</summary>
    public bool TakesJudgement =>
        Veto is not null
        || Item!.Item.NeedsEvidence
        || Item.Judgement is not null
        || Item.Tests.Any(t => t.Value.Why == Engine.Figures.Missing.DenominatorZero);

    /// <summary>The judgement as stored; null if there is none.</summary>
    public EvidenceJudgement? Stored { get; private set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The version the reader judged on; a refused post keeps it, lest a second press overwrite unseen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public async Task<IActionResult> OnGet(string key)
    {
        if (!await Load(key))
        {
            return NotFound();
        }

        (Outcome, Note, Seen) = (Stored?.Verdict.Code(), Stored?.Note, Stored?.Version ?? 0);
        return Page();
    }

    /// <summary>The classes or rooms shown as a workbook.</summary>
    public IActionResult OnGetWorkbook(string key)
    {
        using var stream = new MemoryStream();
        var content = new ListContent(Opened, Verdict, Asked, MarkAt(clock));
        return
            Opened.Version is not null
            && Verdict.Items.FirstOrDefault(i => i.Item.Key == key) is { } item
            && ListWorkbook.Item(stream, content, item)
            ? File(stream.ToArray(), WorkbookType, $"{key}清单-{County}-{Year}.xlsx")
            : NotFound();
    }

    [Needs(Right.JudgeEvidence)]
    public async Task<IActionResult> OnPost(string key)
    {
        if (!await Load(key) || !TakesJudgement)
        {
            return NotFound();
        }

        var outcome = await save.Handle(
            new(
                County,
                Year,
                new Dictionary<string, string> { [Key] = Item?.Item.Label ?? Veto!.Item.Name },
                [new(Key, Outcome, Note ?? "", Seen)]
            ),
            HttpContext.RequestAborted
        );
        if (!outcome.Ok)
        {
            return Refuse(outcome.Mistakes);
        }

        Done = $"{Key} 的判断已保存。";
        return Redirect(Links.OfVersion(Opened, Links.Item(County, Year, Key)));
    }

    /// <summary>What it lacks to be met, and who answers for it.</summary>
    public LackTable Lacks => new(Key, Item?.Verdict ?? Veto!.Verdict, Item is null ? [] : Lack.Of(Item), responsible);

    private Responsible responsible = Responsible.Nobody;

    /// <summary>Whether the judgement is another unit's, which the reader's department only reads.</summary>
    public bool IsOthers { get; private set; }

    /// <summary>The units that answer for it.</summary>
    public IEnumerable<string> Units => responsible.Units;

    /// <summary>What is asked of its lists.</summary>
    public ListQuery Asked => ListQuery.Parse(Request.QueryString.Value);

    /// <summary>The form above its lists.</summary>
    /// <param name="rows">How many rows they have.</param>
    public ListForm Form(int rows) =>
        new(
            Opened,
            Asked,
            Links.Item(County, Year, Key) + "#lists",
            Links.ItemLists(Opened, Key, new()),
            rows > 0 ? Links.ItemWorkbook(Opened, Key, Asked) : null
        );

    /// <summary>The county figures it is computed from.</summary>
    public IReadOnlyList<CountyItem> Inputs { get; private set; } = [];

    /// <summary>Their changes, newest first, by code.</summary>
    public ILookup<string, ChangeEntry> Changes { get; private set; } = null!;

    /// <summary>Changes of the judgement, newest first.</summary>
    public IReadOnlyList<ChangeEntry> Earlier { get; private set; } = [];

    private async Task<bool> Load(string key)
    {
        Item = Verdict.Items.FirstOrDefault(i => i.Item.Key == key);
        Veto = Verdict.Veto.FirstOrDefault(v => v.Item.Key == key);
        if (Item is null && Veto is null)
        {
            return false;
        }

        Stored = await db
            .EvidenceJudgements.AsNoTracking()
            .SingleOrDefaultAsync(
                j => j.CountyCode == County && j.Year == Year && j.ItemKey == key,
                HttpContext.RequestAborted
            );
        Inputs =
        [
            .. (Item?.Item.Tests ?? [])
                .SelectMany(t => t.Numerator.Concat(t.Denominator))
                .Select(i => CountyItems.Find(i.Code))
                .OfType<CountyItem>()
                .Distinct(),
        ];
        await LoadPast(key);
        return true;
    }

    private async Task LoadPast(string key)
    {
        var cancel = HttpContext.RequestAborted;
        responsible = await ItemUnitList.Of(db, County, key, cancel);
        IsOthers = Duties.IsOthers(await Duties.Of(db, County, cancel), key);
        var codes = Inputs.Select(i => $"{Year}/{i.Code}").ToList();
        Changes = (await ChangeHistory.Of(db, County, "county_figure", codes, cancel)).ToLookup(c =>
            c.Key[(c.Key.IndexOf('/', StringComparison.Ordinal) + 1)..]
        );
        Earlier = await ChangeHistory.Of(db, County, "evidence_judgement", [$"{Year}/{key}"], cancel);
    }
}
