namespace Junheng.Engine.Campaign;

/// <summary>How far a task is.</summary>
public enum TaskState
{
    /// <summary>办理中.</summary>
    Open,

    /// <summary>待核验: the lead unit says that it is done.</summary>
    Reported,

    /// <summary>已销号: somebody has looked and agrees.</summary>
    Closed,

    /// <summary>已撤销.</summary>
    Withdrawn,
}
