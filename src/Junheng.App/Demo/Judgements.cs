using Junheng.Engine.Judge;

namespace Junheng.App.Demo;

/// <summary>What the demo county's bureau has judged on evidence in the newest year, and what still waits.</summary>
internal static class Judgements
{
    public static readonly IReadOnlyDictionary<string, Judgement> Newest = new Dictionary<string, Judgement>
    {
        ["G1"] = new(Verdict.Met, "（合成）县域学校布局专项规划已批复，与常住人口变化相适应。"),
        ["G2"] = new(Verdict.Met, "（合成）建设、编制、公用经费基准定额、基本装备四项标准文件齐备，城乡一致。"),
        ["G8"] = new(Verdict.Met, "（合成）绩效工资总量核定文件与发放凭证已核对。"),
        ["G10"] = new(Verdict.Met, "（合成）编制、岗位统筹分配文件及各校分配表已归档。"),
        ["G14"] = new(Verdict.Met, "（合成）名额分配方案已公示，向农村初中倾斜。"),
        ["G15"] = new(Verdict.CannotTell, "（合成）留守儿童关爱台账正在汇总，三个乡镇尚未报送。"),
        ["Q3"] = new(Verdict.Met, "（合成）各校章程均已核准，管理与教学平台全部接入。"),
        ["Q5"] = new(Verdict.CannotTell, "（合成）设施设备使用记录正在抽查，尚未形成结论。"),
        ["Q6"] = new(Verdict.Met, "（合成）德育与校园文化评估均为良好以上。"),
        ["Q7"] = new(Verdict.Met, "（合成）课程表与教学巡查记录已核对，课程开齐开足。"),
        ["Q8"] = new(Verdict.CannotTell, "（合成）作业与在校时间抽查安排在下月，尚未判定。"),
        ["V1"] = new(Verdict.Met, "（合成）未发现以考试方式招生。"),
        ["V2"] = new(Verdict.Met, "（合成）未发现违规择校。"),
        ["V3"] = new(Verdict.Met, "（合成）未设重点学校和重点班。"),
        ["V4"] = new(Verdict.CannotTell, "（合成）编外教师清理情况待编制部门确认。"),
        ["V5"] = new(Verdict.Met, "（合成）未发生重大安全责任事故和严重违纪违规事件。"),
        ["V6"] = new(Verdict.Met, "（合成）数据抽查未发现弄虚作假。"),
    };
}
