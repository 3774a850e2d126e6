using System.Globalization;
using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Campaign;

/// <summary>设立、调整任务.</summary>
[Needs(Right.RunCampaign)]
public sealed class EditTaskModel(OpenYear open, Db db, TimeProvider clock, SaveTask save) : CountyPage(open, "tasks")
{
    /// <summary>The form.</summary>
    public sealed class Form
    {
        public int Version { get; set; }

        public string? Title { get; set; }

        public string? Text { get; set; }

        public string? Units { get; set; }

        /// <summary>Whether unknown names are to set up units.</summary>
        public bool NewUnits { get; set; }

        public DateOnly? Start { get; set; }

        public DateOnly? Due { get; set; }

        public bool Held { get; set; }

        /// <summary>Numbers of the tasks it waits for.</summary>
        public string? Needs { get; set; }
    }

    [BindProperty]
    public Form Typed { get; set; } = new();

    /// <summary>The task; null for a new one.</summary>
    public OpenedTask? Found { get; private set; }

    public async Task<IActionResult> OnGet(long? task)
    {
        if (!await Load(task))
        {
            return NotFound();
        }

        if (Found is { Line: var (stored, units, _) })
        {
            Typed = new()
            {
                Version = stored.Version,
                Title = stored.Title,
                Text = stored.Text,
                Units = string.Join('、', units),
                Start = stored.Start,
                Due = stored.Due,
                Held = stored.HeldEveryYear,
                Needs = string.Join('、', Found.Needs.Select(n => n.Task.Id)),
            };
        }

        return Page();
    }

    public async Task<IActionResult> OnPost(long? task)
    {
        if (!await Load(task))
        {
            return NotFound();
        }

        var needs = SaveTask.Names(Typed.Needs);
        if (
            needs.FirstOrDefault(n => !long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _)) is
            { } bad
        )
        {
            return Refuse([$"前置任务“{bad}”不是任务编号。任务编号在任务页面的网址和台账中。"]);
        }

        var outcome = await save.Handle(
            new(
                new(County, task ?? 0, Typed.Version),
                Typed.Title ?? "",
                Typed.Text ?? "",
                SaveTask.Names(Typed.Units),
                Typed.Start,
                Typed.Due,
                Typed.Held,
                [.. needs.Select(n => long.Parse(n, CultureInfo.InvariantCulture))],
                NewUnits: Typed.NewUnits
            ),
            HttpContext.RequestAborted
        );
        if (!outcome.Ok)
        {
            return Refuse(outcome.Mistakes);
        }

        Done = task is null ? "任务已设立。" : "任务已调整。";
        return Redirect(Links.TaskOf(County, Year, outcome.Value));
    }

    private async Task<bool> Load(long? task)
    {
        Found = task is { } id ? await OpenTask.Handle(db, County, id, clock, HttpContext.RequestAborted) : null;
        return task is null || Found is not null;
    }
}
