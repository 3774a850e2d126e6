using Junheng.App.Campaign;
using Junheng.Engine.Campaign;
using Junheng.Engine.Judge;

namespace Junheng.Web;

/// <summary>What time line, calendar, goals and bulletin call things, beside the words of <see cref="CampaignWords"/>.</summary>
public static class WorkWords
{
    /// <summary>The mark that goes with a light's word, so that colour is never alone.</summary>
    public static string Mark(TaskLight light) =>
        light switch
        {
            TaskLight.Red => "✗",
            TaskLight.Yellow => "！",
            TaskLight.Green => "○",
            _ => "✓",
        };

    /// <summary>A group of the time line: a kind by its word; a phase or a unit is called as it is.</summary>
    public static string Group(string key) =>
        Enum.GetValues<TaskKind>().Where(k => TaskQuery.Code(k) == key).Select(CampaignWords.Of).FirstOrDefault()
        ?? key;

    /// <summary>What tasks are put together by.</summary>
    public static string Word(TimelineBy by) =>
        by switch
        {
            TimelineBy.Phase => "按阶段",
            TimelineBy.Kind => "按类别",
            _ => "按牵头单位",
        };

    /// <summary>Whether a goal is reached.</summary>
    public static string Reached(Verdict verdict) =>
        verdict switch
        {
            Verdict.Met => "达到",
            Verdict.NotMet => "未达到",
            _ => "无数据",
        };

    /// <summary>The days of a week as a calendar heads them.</summary>
    public static readonly IReadOnlyList<string> Weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

    /// <summary>The day of the week.</summary>
    public static string Weekday(DateOnly day) => Weekdays[((int)day.DayOfWeek + 6) % 7];
}
