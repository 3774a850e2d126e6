using Junheng.App.Campaign;
using Junheng.App.Data;

namespace Junheng.Web.Pages.Campaign;

/// <summary>What the form of a goal is filled with.</summary>
public sealed class GoalForm
{
    public string? Name { get; set; }

    public string? Target { get; set; }

    public string? Unit { get; set; }

    public bool AtMost { get; set; }

    public string? By { get; set; }

    public string? Units { get; set; }

    public bool Dropped { get; set; }

    /// <summary>The version the user saw; 0 for a new goal.</summary>
    public int Version { get; set; }

    /// <summary>The form of a goal that is there.</summary>
    public static GoalForm Of(LocalGoal goal) =>
        new()
        {
            Name = goal.Name,
            Target = goal.Target is { } target ? GoalsModel.Plain(target) : "",
            Unit = goal.Unit,
            AtMost = goal.AtMost,
            By = goal.By,
            Units = goal.Units,
            Dropped = goal.Dropped,
            Version = goal.Version,
        };

    internal SaveGoal.Command Command(string county, long id) =>
        new(county, id, Version, Name ?? "", Target ?? "", Unit ?? "", AtMost, By ?? "", Units ?? "", Dropped);
}
