using System.Globalization;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Validate;

namespace Junheng.Web;

/// <summary>How figures are written on pages: rounded only here, units always beside them.</summary>
public static class Show
{
    /// <summary>A dash for what is not there.</summary>
    public const string None = "—";

    /// <summary>A value with the decimals the pack sets for a kind of figure (unit, mean, cv, ratio …).</summary>
    public static string Value(RulePack pack, double? value, string kind) =>
        value is { } v && !double.IsNaN(v) ? Rounding.Show(v, pack.Whole("decimals." + kind)) : None;

    /// <summary>An exact value with a number of decimals, trailing zeros dropped.</summary>
    public static string Trimmed(Rational value, int decimals)
    {
        var text = Rounding.Show(value, decimals);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>What is missing, with its unit, rounded up so that having it is enough; a dash where nothing is.</summary>
    public static string Amount(Rational value, string unit)
    {
        var decimals = unit is "人" or "间" ? 0 : 2;
        // 四舍五入 could tell a school to add less than it lacks.
        return value.Sign == 0 ? None : $"{Trimmed(Rounding.Up(value, decimals), decimals)} {unit}".TrimEnd();
    }

    /// <summary>What an amount costs, in 万元, without the unit; rounded up as the amount is.</summary>
    public static string Cost(Rational wan) => Amount(wan, "");

    /// <summary>A figure or the reason why there is none.</summary>
    public static string Figure(Figure figure, int decimals) =>
        figure.Value is { } value ? $"{Trimmed(value, decimals)} {figure.Unit}".TrimEnd() : figure.WhyText;

    /// <summary>The sign of a comparison.</summary>
    public static string Sign(Comparison comparison) =>
        comparison switch
        {
            Comparison.AtLeast => "≥",
            Comparison.AtMost => "≤",
            _ => "<",
        };

    /// <summary>The mark that goes with a verdict's word, so that colour is never alone.</summary>
    public static string Mark(Verdict verdict) =>
        verdict switch
        {
            Verdict.Met => "✓",
            Verdict.NotMet => "✗",
            Verdict.CannotTell => "？",
            _ => "–",
        };

    /// <summary>达标, 不达标, 无法判定, 不监测.</summary>
    public static string Word(Verdict verdict) =>
        verdict switch
        {
            Verdict.Met => "达标",
            Verdict.NotMet => "不达标",
            Verdict.CannotTell => "无法判定",
            _ => "不监测",
        };

    /// <summary>错误, 警告, 提示.</summary>
    public static string Word(FindingLevel level) =>
        level switch
        {
            FindingLevel.Error => "错误",
            FindingLevel.Warning => "警告",
            _ => "提示",
        };

    /// <summary>明文规定, 见于转录, 假定.</summary>
    public static string Word(Basis basis) =>
        basis switch
        {
            Basis.Stated => "明文规定",
            Basis.Transcribed => "见于转录",
            _ => "假定",
        };

    /// <summary>A few characters that name an indicator in a narrow column head.</summary>
    public static string Brief(string key) =>
        key switch
        {
            "R1" => "高学历教师",
            "R2" => "骨干教师",
            "R3" => "体艺教师",
            "R4" => "教学用房",
            "R5" => "体育场馆",
            "R6" => "仪器设备",
            "R7" => "多媒体教室",
            _ => key,
        };

    /// <summary>The place of a figure in the file it was read from.</summary>
    /// <param name="row">The row.</param>
    /// <param name="info">The field.</param>
    /// <param name="places">The stored figures by school and column code; a blank cell has none.</param>
    public static string Place(SchoolRecord row, FieldInfo info, object? places) =>
        places is IReadOnlyDictionary<(string, string), FigureEntry> known
        && known.TryGetValue((row.School, info.Code), out var entry)
        && entry.File is not null
            ? $"{entry.File} {Cell(entry, info)}"
            : Place(row, info.Title);

    /// <summary>Where in its file a stored figure stood.</summary>
    public static string Cell(FigureEntry entry, FieldInfo info) =>
        entry.Cell is not { } cell ? ""
        : cell.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && cell.EndsWith(info.Code, StringComparison.Ordinal)
            ? $"第{cell[..colon]}行“{info.Title}”列"
        : entry.Sheet is null || cell.Contains('!', StringComparison.Ordinal) ? cell
        : $"{entry.Sheet}!{cell}";

    private static string Place(SchoolRecord row, string column) =>
        row.Source is { } source ? $"{source.File}{Sheet(source.Sheet)} 第{source.Row}行“{column}”列" : "非文件导入";

    /// <summary>The place a finding points at.</summary>
    public static string Place(Finding finding)
    {
        if (CountyItems.Find(finding.Column) is { } item)
        {
            return $"县级数据“{item.Title}”";
        }

        var column = Column(finding.Column);
        return string.Concat(
            finding.File,
            Sheet(finding.Sheet),
            finding.Row > 0 ? $" 第{finding.Row}行" : "",
            column.Length > 0 ? $"“{column}”列" : ""
        );
    }

    private static string Sheet(string? sheet) => sheet is null ? "" : $"（{sheet}）";

    /// <summary>The Chinese title of a column of school records.</summary>
    public static string Column(string code) => RecordColumns.TitleOf(code) ?? CountyItems.Find(code)?.Title ?? code;

    /// <summary>Where an import stands.</summary>
    public static string Word(ImportState state) =>
        state switch
        {
            ImportState.Queued => "排队",
            ImportState.Reading => "读取",
            ImportState.Checking => "校验",
            ImportState.Ready => "待确认",
            ImportState.Refused => "不能导入",
            ImportState.Confirmed => "已确认",
            _ => "已放弃",
        };

    /// <summary>Who brings the proof.</summary>
    public static string Word(Evidenced by) =>
        by switch
        {
            Evidenced.Figures => "数据",
            Evidenced.Evidence => "佐证",
            _ => "国家结果",
        };

    /// <summary>What a number of a rule pack is called: the last words of its path.</summary>
    public static string NumberName(string path) =>
        NumberNames.GetValueOrDefault(path) ?? NumberNames.GetValueOrDefault(path.Split('.')[^1]) ?? path;

    private static readonly Dictionary<string, string> NumberNames = new()
    {
        ["primary"] = "小学",
        ["junior"] = "初中",
        ["senior"] = "高中",
        ["kg"] = "幼儿园",
        ["all"] = "门槛",
        ["integrated"] = "一贯制学校",
        ["perClasses"] = "每几个班一间",
        ["music"] = "音乐教室（㎡）",
        ["art"] = "美术教室（㎡）",
        ["backbone"] = "其中骨干教师",
        ["hours"] = "学时",
        ["level"] = "等级",
        ["variation"] = "校际差异率",
        ["labour"] = "劳动实践课时占比",
        ["min_met"] = "至少达标项数",
        ["floor"] = "余项不低于门槛的",
        ["limits.primary"] = "小学上限",
        ["limits.junior"] = "初中上限",
        ["teaching_point_min"] = "教学点不足此数不监测",
        ["rooms_mode"] = "音乐、美术",
        ["formula"] = "判定用",
        ["Weighted"] = "按学生数加权",
        ["Population"] = "不加权（总体）",
        ["Sample"] = "不加权（样本）",
        ["each"] = "各配足",
        ["together"] = "合计配足",
        ["complete_secondary"] = "完全中学初中部按",
        ["unit"] = "学校数值",
        ["mean"] = "全县平均",
        ["cv"] = "差异系数",
        ["ratio"] = "比例",
        ["other"] = "其他",
        ["population"] = "人口",
        ["rule"] = "综合",
        ["split"] = "拆分",
        ["exclusions"] = "范围",
        ["decimals"] = "小数位",
        ["leaders"] = "学科带头人",
        ["experts"] = "教学能手",
        ["gap"] = "增长差",
    };

    /// <summary>An indicator's name in the language of the interface.</summary>
    public static string Name(ResourceIndicator indicator) => IsEnglish ? indicator.English : indicator.Name;

    /// <summary>An item's name in the language of the interface; the English one carries no thresholds.</summary>
    public static string Name(Item item) => IsEnglish ? item.English : item.Title;

    /// <summary>A veto ground's name in the language of the interface.</summary>
    public static string Name(VetoItem veto) => IsEnglish ? veto.English : veto.Name;

    /// <summary>Whether the reader chose English. By name: without ICU data a culture knows no language code.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.Name == "en";
}
