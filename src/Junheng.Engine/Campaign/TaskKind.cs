namespace Junheng.Engine.Campaign;

/// <summary>Where a task comes from.</summary>
public enum TaskKind
{
    /// <summary>指标任务: an indicator is to be reached.</summary>
    Indicator,

    /// <summary>目标任务: a goal of the county's own is to be reached.</summary>
    Goal,

    /// <summary>重点举措: a numbered measure of the plan.</summary>
    Measure,

    /// <summary>保障措施.</summary>
    Safeguard,

    /// <summary>阶段任务: a step of a phase.</summary>
    Step,

    /// <summary>会议议定.</summary>
    Decision,

    /// <summary>其他: set by hand.</summary>
    Other,
}
