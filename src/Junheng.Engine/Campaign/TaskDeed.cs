namespace Junheng.Engine.Campaign;

/// <summary>What happened to a task.</summary>
public enum TaskDeed
{
    /// <summary>立项.</summary>
    Set,

    /// <summary>调整: title, text, units or day were changed.</summary>
    Changed,

    /// <summary>进展.</summary>
    Progress,

    /// <summary>申请延期.</summary>
    AskDue,

    /// <summary>同意延期.</summary>
    GrantDue,

    /// <summary>不同意延期.</summary>
    RefuseDue,

    /// <summary>督办.</summary>
    Supervise,

    /// <summary>解除督办.</summary>
    EndSupervision,

    /// <summary>报结: the lead unit says that it is done.</summary>
    Report,

    /// <summary>退回.</summary>
    Return,

    /// <summary>销号.</summary>
    Close,

    /// <summary>撤销.</summary>
    Withdraw,

    /// <summary>年度重启: what is held every year opens again.</summary>
    Reopen,
}
