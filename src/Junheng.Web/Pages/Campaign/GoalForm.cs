using Junheng.App.Campaign;

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

    /// <summary>Whether unknown names are to set up units.</summary>
    public bool NewUnits { get; set; }

    /// <summary>The version the user saw; 0 for a new goal.</summary>
    public int Version { get; set; }

    /// <summary>The form of a goal that is there.</summary>
    public static GoalForm Of(GoalLine line) =>
        new()
        {
            Name = line.Goal.Name,
            Target = line.Goal.Target is { } target ? GoalWords.Plain(target) : "",
            Unit = line.Goal.Unit,
            AtMost = line.Goal.AtMost,
            By = line.Goal.By,
            Units = string.Join('、', line.Units),
            Dropped = line.Goal.Dropped,
            Version = line.Goal.Version,
        };

    internal SaveGoal.Command Command(string county, long id) =>
        new(
            county,
            id,
            Version,
            Name ?? "",
            Target ?? "",
            Unit ?? "",
            AtMost,
            By ?? "",
            Units ?? "",
            Dropped,
            NewUnits
        );
}
