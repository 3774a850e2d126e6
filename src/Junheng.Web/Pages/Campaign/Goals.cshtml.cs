using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Campaign;

/// <summary>本县目标: what the county has set itself, what it reached year by year, and what is missed.</summary>
[Needs(Right.ReadCounty)]
public sealed class GoalsModel(OpenYear open, Db db, TimeProvider clock, SaveGoal save, SaveGoals fill)
    : CountyPage(open, "goals")
{
    private const int YearsBack = 5;

    private readonly Dictionary<long, (string Value, string Basis, string Seen)> typed = [];

    public IReadOnlyList<GoalLine> Followed { get; private set; } = [];

    public IReadOnlyList<GoalLine> Dropped { get; private set; } = [];

    public IEnumerable<GoalLine> Missed => Followed.Where(l => l.IsMissed);

    /// <summary>The years of the table.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The year whose values are filled in.</summary>
    public int Of { get; private set; }

    /// <summary>The years that may be filled in.</summary>
    public IEnumerable<int> Choices =>
        Enumerable.Range(Year - YearsBack, YearsBack + 1).Append(Of).Distinct().OrderDescending();

    /// <summary>A new goal that was typed and refused; null where none was.</summary>
    public GoalForm? Typed { get; private set; }

    /// <summary>What stands in the fields of a goal: what is stored, or what was typed if it was refused.</summary>
    public (string Value, string Basis, string Seen) Entry(GoalLine line)
    {
        var stored = line.Of(Of);
        return typed.TryGetValue(line.Goal.Id, out var given)
            ? given
            : (stored is null ? "" : GoalWords.Plain(stored.Value), stored?.Basis ?? "", SaveGoals.Text(stored));
    }

    public Task OnGet(int? of) => Load(of);

    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPostAdd(GoalForm form)
    {
        var outcome = await save.Handle(form.Command(County, 0), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            Typed = form;
            await Load(null);
            return Refuse(outcome.Mistakes);
        }

        Done = "目标已添加。";
        return Redirect(Links.OfVersion(Opened, Links.Goals(County, Year)));
    }

    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPostValues(int of)
    {
        await Load(of);
        foreach (var id in Followed.Select(l => l.Goal.Id).Where(i => Request.Form.ContainsKey($"v.{i}")))
        {
            typed[id] = (Text($"v.{id}"), Text($"b.{id}"), Text($"s.{id}"));
        }

        var outcome = await fill.Handle(
            new(
                County,
                Of,
                [.. typed.Select(t => new SaveGoals.Entry(t.Key, t.Value.Value, t.Value.Basis, t.Value.Seen))]
            ),
            HttpContext.RequestAborted
        );
        if (!outcome.Ok)
        {
            return Refuse(outcome.Mistakes);
        }

        Done = $"{Of}年数值已保存。";
        return Redirect(Links.OfVersion(Opened, $"{Links.Goals(County, Year)}?of={Of}"));
    }

    private string Text(string name) => Request.Form[name].ToString().Trim();

    private async Task Load(int? of)
    {
        Of = of is >= 2000 and <= 2100 ? of.Value : Year;
        var all = await GoalList.Of(db, County, ReopenTasks.Today(clock), HttpContext.RequestAborted);
        Followed = [.. all.Where(l => !l.Goal.Dropped)];
        Dropped = [.. all.Where(l => l.Goal.Dropped)];
        Years = GoalList.Years(Followed, Year);
    }
}
