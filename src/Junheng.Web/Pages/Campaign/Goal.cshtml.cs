using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Campaign;

/// <summary>One goal: its values with where they come from, and what was ever changed of it.</summary>
[Needs(Right.ReadCounty)]
public sealed class GoalModel(OpenYear open, Db db, TimeProvider clock, SaveGoal save) : CountyPage(open, "goals")
{
    public GoalLine Line { get; private set; } = null!;

    /// <summary>What was ever changed of it, newest first, each with what kind of thing it belongs to.</summary>
    public IReadOnlyList<(string Entity, ChangeEntry Entry)> Changes { get; private set; } = [];

    /// <summary>What was typed and refused; null where nothing was.</summary>
    public GoalForm? Typed { get; private set; }

    public async Task<IActionResult> OnGet(long id) => await Load(id) ? Page() : NotFound();

    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPost(long id, GoalForm form)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        var outcome = await save.Handle(form.Command(County, id), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            Typed = form;
            return Refuse(outcome.Mistakes);
        }

        Done = "目标已保存。";
        return Redirect(Links.OfVersion(Opened, Links.Goal(County, Year, id)));
    }

    private async Task<bool> Load(long id)
    {
        var all = await GoalList.Of(db, County, ReopenTasks.Today(clock), HttpContext.RequestAborted);
        if (all.FirstOrDefault(l => l.Goal.Id == id) is not { } found)
        {
            return false;
        }

        Line = found;
        var changes = new List<(string, ChangeEntry Entry)>();
        foreach (
            var (entity, key) in new[]
            {
                ("local_goal", found.Goal.Name),
                ("item_unit", found.Goal.Key),
                ("campaign_item", found.Goal.Key),
            }
        )
        {
            var entries = await ChangeHistory.Of(db, County, entity, [key], HttpContext.RequestAborted);
            changes.AddRange(entries.Select(e => (entity, e)));
        }

        Changes = [.. changes.OrderByDescending(c => c.Entry.At)];
        return true;
    }
}
