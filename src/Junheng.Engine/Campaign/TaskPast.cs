namespace Junheng.Engine.Campaign;

/// <summary>Something that moved a task.</summary>
/// <param name="At">When.</param>
/// <param name="Deed">What.</param>
/// <param name="OldDue">Its day before, where the day changed; null otherwise.</param>
public readonly record struct TaskMove(DateTime At, TaskDeed Deed, DateOnly? OldDue);

/// <summary>How a task stood at some time in the past.</summary>
/// <param name="Exists">Whether it had been set by then.</param>
/// <param name="State">How far it was.</param>
/// <param name="Due">Its day then.</param>
public readonly record struct TaskPast(bool Exists, TaskState State, DateOnly? Due)
{
    /// <summary>Deeds after which a task may stand otherwise than before.</summary>
    public static readonly IReadOnlyList<TaskDeed> Moving =
    [
        TaskDeed.Set,
        TaskDeed.Changed,
        TaskDeed.GrantDue,
        TaskDeed.Report,
        TaskDeed.Return,
        TaskDeed.Close,
        TaskDeed.Withdraw,
        TaskDeed.Reopen,
    ];

    /// <summary>How a task stood, from how it stands now and what has happened to it.</summary>
    /// <param name="due">Its day now.</param>
    /// <param name="moves">Everything that ever moved it, in the order it happened.</param>
    /// <param name="end">The time asked for; what happened at that very moment is not over yet.</param>
    public static TaskPast Of(DateOnly? due, IReadOnlyList<TaskMove> moves, DateTime end)
    {
        var (exists, state) = (false, TaskState.Open);
        foreach (var move in moves.Where(m => m.At < end))
        {
            exists = true;
            state = move.Deed switch
            {
                TaskDeed.Set or TaskDeed.Return or TaskDeed.Reopen => TaskState.Open,
                TaskDeed.Report => TaskState.Reported,
                TaskDeed.Close => TaskState.Closed,
                TaskDeed.Withdraw => TaskState.Withdrawn,
                _ => state,
            };
        }

        // The first change of the day afterwards knows what it was.
        foreach (var move in moves.Where(m => m.At >= end && m.OldDue is not null))
        {
            return new(exists, state, move.OldDue);
        }

        return new(exists, state, due);
    }
}
