using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.Engine.Campaign;

namespace Junheng.Web;

/// <summary>What the states and deeds of 创建工作 are called.</summary>
public static class CampaignWords
{
    private static readonly string[] Stages = ["national", "provincial", "city", "county"];
    private static readonly string[] Problems = ["lost", "garbled", "disagrees", "deviates"];

    public static string Of(PaperState state) =>
        state switch
        {
            PaperState.Draft => "核对中",
            PaperState.Confirmed => "执行中",
            PaperState.Replaced => "已被替换",
            _ => "已放弃",
        };

    public static string Of(TaskState state) =>
        state switch
        {
            TaskState.Open => "办理中",
            TaskState.Reported => "待核验",
            TaskState.Closed => "已销号",
            _ => "已撤销",
        };

    public static string Of(TaskLight light) =>
        light switch
        {
            TaskLight.Red => "逾期",
            TaskLight.Yellow => "临期",
            TaskLight.Green => "正常",
            _ => "办结",
        };

    public static string Of(TaskKind kind) =>
        kind switch
        {
            TaskKind.Indicator => "指标任务",
            TaskKind.Goal => "目标任务",
            TaskKind.Measure => "重点举措",
            TaskKind.Safeguard => "保障措施",
            TaskKind.Step => "阶段任务",
            TaskKind.Decision => "会议议定",
            _ => "其他任务",
        };

    public static string Of(TaskDeed deed) =>
        deed switch
        {
            TaskDeed.Set => "立项",
            TaskDeed.Changed => "调整",
            TaskDeed.Progress => "进展",
            TaskDeed.AskDue => "申请延期",
            TaskDeed.GrantDue => "同意延期",
            TaskDeed.RefuseDue => "不同意延期",
            TaskDeed.Supervise => "督办",
            TaskDeed.EndSupervision => "解除督办",
            TaskDeed.Report => "报结",
            TaskDeed.Return => "退回",
            TaskDeed.Close => "核验销号",
            TaskDeed.Withdraw => "撤销",
            _ => "年度重启",
        };

    /// <summary>The level of recognition a target names.</summary>
    public static string Stage(string stage) =>
        stage switch
        {
            "national" => "国家级",
            "provincial" => "省级",
            "city" => "市级",
            _ => "县级",
        };

    /// <summary>What kind of doubt a reader of a plan has.</summary>
    public static string Problem(string kind) =>
        kind switch
        {
            "lost" => "缺失",
            "garbled" => "疑似错字",
            "disagrees" => "前后不一",
            _ => "与国家标准不同",
        };

    /// <summary>Every word that pages look up by one of these.</summary>
    public static IEnumerable<string> All =>
        [
            .. Enum.GetValues<PaperState>().Select(Of),
            .. Enum.GetValues<TaskState>().Select(Of),
            .. Enum.GetValues<TaskLight>().Select(Of),
            .. Enum.GetValues<TaskKind>().Select(Of),
            .. Enum.GetValues<TaskDeed>().Select(Of),
            .. Bulletin.Told.Select(d => Bulletin.Word(d)).Append(Bulletin.Word(null)),
            .. Stages.Select(Stage),
            .. Problems.Select(Problem),
            .. PlanSections.All.Select(s => s.Title),
            .. PlanSections.All.SelectMany(s => s.Fields).Select(f => f.Title),
            .. PlanSections.All.SelectMany(s => s.Fields).SelectMany(f => f.Choices ?? []).Select(c => c.Title),
        ];
}
