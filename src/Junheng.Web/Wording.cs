using System.Globalization;
using Junheng.App.Campaign;
using Junheng.App.Compute;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Judge;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Microsoft.Extensions.Localization;

namespace Junheng.Web;

/// <summary>What stored codes are called on pages that show changes: the log keeps codes, a person reads words.</summary>
public static class Wording
{
    /// <summary>The form of the coefficient of variation.</summary>
    public static string Word(CvFormula formula) =>
        formula switch
        {
            CvFormula.Weighted => "按学生数加权",
            CvFormula.Population => "不加权（总体）",
            _ => "不加权（样本）",
        };

    /// <summary>What became of a reading.</summary>
    public static string Word(Measure measure) =>
        measure.Old is null ? "新增"
        : measure.New is null ? "取消"
        : measure.IsLost ? "不再达标"
        : measure.Trend switch
        {
            Trend.Better => "向好",
            Trend.Worse => "退步",
            Trend.Same => "未变",
            _ => "无法比较",
        };

    /// <summary>What figures of schools that changed have in common.</summary>
    public static string Word(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Both => "两边都有的",
            ChangeKind.OneSide => "只有一边填报的",
            ChangeKind.School => "新增和撤销的学校",
            _ => "只有一边有的名单，按学校合计",
        };

    /// <summary>What a change was made to.</summary>
    public static string Entity(string entity) =>
        entity switch
        {
            "county" => "县",
            "import_job" => "导入",
            "source_file" => "原文件",
            "statistics_mapping" => "字段对应",
            "county_figure" => "县级数据",
            "evidence_judgement" => "佐证判断",
            "data_version" => "数据版本",
            "school" => "学校",
            "finding_answer" => "校验问题",
            "item_unit" => "责任单位",
            "recognition" => "通过认定",
            "saved_view" => "视图",
            "plan_paper" => "方案",
            "campaign_item" => "指标任务",
            "work_task" => "任务",
            "unit_alias" => "单位名称",
            "local_goal" => "本县目标",
            "meeting" => "会议",
            "child_count" => "关爱人数",
            "account" => "账号",
            "session" => "会话",
            "org_unit" => "机构",
            "post" => "岗位",
            _ => entity,
        };

    /// <summary>Which one of its kind: figures and items by name, everything else by its key.</summary>
    public static string Key(string entity, string key, RulePack pack)
    {
        var item = key[(key.IndexOf('/') + 1)..];
        var year = key[..^item.Length].TrimEnd('/');
        return entity switch
        {
            "county_figure" => $"{year} {CountyItems.Find(item)?.Title ?? item}",
            "evidence_judgement" => $"{year} {item} {NameOf(item, pack)}".TrimEnd(),
            "item_unit" or "campaign_item" => $"{item} {NameOf(item, pack)}".TrimEnd(),
            SchoolKey.Entity => SchoolKey.Row(key),
            _ => key,
        };
    }

    /// <summary>What of it changed.</summary>
    /// <param name="entity">What was changed.</param>
    /// <param name="property">Code of the property.</param>
    /// <param name="isGone">True if nothing stands there any more.</param>
    public static string Property(string entity, string property, bool isGone) =>
        entity == "school"
            ? property switch
            {
                "school" when isGone => "撤销学校",
                "school" => "新增学校",
                ChangeList.ClassList => "班级名单",
                ChangeList.RoomList => "教室名单",
                _ => Show.Column(property),
            }
        : entity == "statistics_mapping" && property.Split('.') is [_, var field] ? Show.Column(field)
        : property switch
        {
            "state" => "状态",
            "value" => "数值",
            "verdict" => "判断",
            "note" => "依据",
            "pack" => "规则包",
            "tolerances" => "过渡性条款",
            "name" => "名称",
            "sha256" => "校验值（SHA-256）",
            "number" => "版本号",
            "kind" => "性质",
            "as_of" => "统计时点",
            "schools" => "学校数",
            "freeze" => "定版名称",
            "units" => "责任单位",
            "on" => "认定日期",
            "document" => "认定文件",
            "answer" => "说明",
            "query" => "筛选与列",
            "title" => "名称",
            "text" => "内容",
            "start" => "开始",
            "due" => "完成时限",
            "asked_due" => "申请的时限",
            "held" => "每年保持",
            "progress" => "进度",
            "supervised" => "督办",
            "report" => "进展",
            "needs" when entity == "work_task" => "前置任务",
            "deadline" => "完成时限",
            "source" => "在方案中的位置",
            "code" => "方案编号",
            "measures" when entity == "campaign_item" => "整改措施",
            "unit" => "所指单位",
            "target" => "目标值",
            "held_on" => "会议日期",
            "minutes" => "纪要",
            "measured_in" => "计量单位",
            "at_most" => "方向",
            "dropped" => "是否跟踪",
            _ when entity == "local_goal" && property.StartsWith("value ", StringComparison.Ordinal) => property[6..],
            _ when entity == "plan_paper" && PlanSections.Find(property) is { } section => section.Title,
            "failures" => "连续输错次数",
            "locked_until" => "锁定至",
            "password" => "密码",
            "password_at" => "密码设定",
            "must_change" => "须改密码",
            "two_factor" => "二次验证",
            "recovery_codes" => "备用码余数",
            "closed" => "停用",
            "subject" => "外部身份",
            "from" => "开始",
            "post" => "岗位",
            "role" => "角色",
            "level" => "层级",
            "holder" => "任职账号",
            "hand_over" => "交接记录",
            _ when property.StartsWith("ended ", StringComparison.Ordinal) => "结束",
            _ => property,
        };

    /// <summary>A value before or after; what is no code stands as it is, a dash where there was or is nothing.</summary>
    public static string Value(string entity, string key, string property, string? value, IStringLocalizer text) =>
        value is null ? Show.None
        : (entity, property) == ("saved_view", "query") ? GridWords.Of(GridQuery.Parse(value), text)
        : Coded(entity, key, property, value) is { } word ? text[word]
        : value;

    private static string? Coded(string entity, string key, string property, string value) =>
        (entity, property) switch
        {
            ("school", "type") => SchoolTerms.ParseType(value)?.Title(),
            ("school", "locale") => SchoolTerms.ParseLocale(value)?.Title(),
            ("school", "organiser") => Organiser(value),
            ("school", "city_centre" or "counted") => value == "1" ? "是" : "否",
            ("county", "tolerances") => value == bool.TrueString ? "开启" : "不开启",
            ("import_job", "state") => Enum.TryParse<ImportState>(value, out var state) ? Show.Word(state) : null,
            ("data_version", "kind") => Enum.TryParse<ImportKind>(value, out var kind) ? Word(kind) : null,
            ("evidence_judgement", "verdict") => Verdicts.Parse(value) is { } verdict
                ? EvidenceMistakes.Title(key[(key.IndexOf('/') + 1)..], verdict)
                : null,
            _ => null,
        };

    private static string Word(ImportKind kind) =>
        kind switch
        {
            ImportKind.Official => "正式数据",
            _ => "过程数据",
        };

    private static string? Organiser(string code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= SchoolTerms.Organisers.Count
            ? $"{code} {SchoolTerms.Organisers[number - 1]}"
            : null;

    private static string? NameOf(string key, RulePack pack) =>
        pack.Items.FirstOrDefault(i => i.Key == key) is { } item ? Show.Name(item)
        : pack.Veto.FirstOrDefault(v => v.Key == key) is { } veto ? Show.Name(veto)
        : null;
}
