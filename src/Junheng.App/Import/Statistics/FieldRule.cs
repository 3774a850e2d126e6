using Junheng.Engine.Schools;

namespace Junheng.App.Import.Statistics;

/// <summary>What a header's path says when its column feeds a field.</summary>
/// <param name="Field">Our column code, without the stage.</param>
/// <param name="All">Of each group at least one term must occur.</param>
/// <param name="None">None of these may occur.</param>
internal sealed record FieldRule(string Field, string[][] All, string[] None)
{
    private static readonly string[] NotTeachers = ["兼任", "离退", "代课", "培训", "资格"];

    /// <summary>The rules. A column may hold the whole of what is asked for only, so parts (女, 一年级) are told elsewhere.</summary>
    public static readonly IReadOnlyList<FieldRule> Table =
    [
        new(
            "name",
            [
                ["学校名称", "机构名称", "学校(机构)名称", "学校全称"],
            ],
            ["所属", "上级", "主校", "举办", "英文", "曾用"]
        ),
        new(
            "type",
            [
                ["办学类型", "学校类型", "学校类别"],
            ],
            ["举办", "城乡"]
        ),
        new(
            "organiser",
            [
                ["举办者"],
            ],
            ["标识码", "其他"]
        ),
        new(
            "locale",
            [
                ["城乡"],
            ],
            ["名称详细"]
        ),
        new(
            "built",
            [
                ["建校", "建立年", "成立年", "创办年"],
            ],
            ["校舍", "改扩建"]
        ),
        new(
            "city_centre",
            [
                ["中心城区"],
            ],
            []
        ),
        new(
            "counted",
            [
                ["计校数"],
            ],
            []
        ),
        new(
            "parent",
            [
                ["所属学校", "主校", "上级学校", "总校"],
                ["标识码"],
            ],
            []
        ),
        new(
            "county",
            [
                ["行政区划代码", "县区代码", "属地管理", "地址代码", "驻地代码"],
            ],
            ["名称", "标识码"]
        ),
        new(
            "pupils",
            [
                ["在校生", "在校学生", "在园幼儿", "在园(班)", "在班幼儿"],
            ],
            ["教师", "随迁", "留守", "残疾", "送教", "寄宿", "班额", "上学年", "去年", "公寓", "食堂", "年级", "其中"]
        ),
        new(
            "migrant_pupils",
            [
                ["随迁子女"],
            ],
            ["留守", "招生", "毕业", "其中外省", "教师"]
        ),
        new(
            "classes",
            [
                ["班数", "班级数"],
            ],
            ["年级", "班额", "附设", "复式", "学生数", "教师", "大班"]
        ),
        new(
            "max_class",
            [
                ["最大班额", "最大班人数"],
            ],
            []
        ),
        new(
            "teachers",
            [
                ["专任教师"],
            ],
            [.. NotTeachers, "学历", "课程", "职称", "年龄", "骨干", "变动", "增加", "减少", "其中"]
        ),
        new(
            "associate",
            [
                ["专任教师", "教师学历"],
                ["专科", "大专"],
            ],
            [.. NotTeachers, "职称", "年龄", "本专科", "本科及以上"]
        ),
        new(
            "bachelor",
            [
                ["专任教师", "教师学历"],
                ["本科"],
            ],
            [.. NotTeachers, "职称", "年龄", "本专科", "专科", "以上"]
        ),
        new(
            "master",
            [
                ["专任教师", "教师学历"],
                ["硕士"],
            ],
            [.. NotTeachers, "职称", "年龄", "以上"]
        ),
        new(
            "doctor",
            [
                ["专任教师", "教师学历"],
                ["博士"],
            ],
            [.. NotTeachers, "职称", "年龄"]
        ),
        new(
            "backbone",
            [
                ["骨干教师"],
            ],
            ["乡级", "校级", "其中省", "其中市"]
        ),
        new(
            "pe",
            [
                ["专任教师", "任课教师", "课程"],
                ["体育"],
            ],
            [.. NotTeachers, "馆", "运动", "器械", "面积", "轮岗", "走教"]
        ),
        new(
            "music",
            [
                ["专任教师", "任课教师", "课程"],
                ["音乐"],
            ],
            [.. NotTeachers, "教室", "器械", "面积", "轮岗", "走教"]
        ),
        new(
            "art",
            [
                ["专任教师", "任课教师", "课程"],
                ["美术"],
            ],
            [.. NotTeachers, "教室", "器械", "面积", "轮岗", "走教"]
        ),
        new(
            "arts",
            [
                ["专任教师", "任课教师", "课程"],
                ["艺术"],
            ],
            [.. NotTeachers, "音乐", "美术", "教室", "轮岗", "走教"]
        ),
        new(
            "visiting",
            [
                ["走教", "兼职", "轮岗"],
                ["体育", "音乐", "美术", "艺术", "体艺"],
            ],
            []
        ),
        new(
            "teaching_area",
            [
                ["教学及辅助用房", "教学及教学辅助用房"],
            ],
            ["租借", "危房", "在建", "间数", "当年新增"]
        ),
        new(
            "indoor_sports_area",
            [
                ["室内体育用房", "体育馆", "风雨操场"],
            ],
            ["租借", "危房", "间数", "器械", "当年新增"]
        ),
        new(
            "sports_ground_area",
            [
                ["运动场地", "运动场(馆)", "体育运动场"],
            ],
            ["租借", "体育馆", "达标", "当年新增"]
        ),
        new(
            "extra_sports_area",
            [
                ["楼顶", "地下", "租借", "租赁"],
                ["运动场", "体育"],
            ],
            []
        ),
        new(
            "equipment_wan",
            [
                ["教学仪器设备", "教学、实习仪器设备", "教学实习仪器设备"],
            ],
            ["新增", "报废", "台", "达标"]
        ),
        new(
            "multimedia_rooms",
            [
                ["网络多媒体教室"],
            ],
            ["面积", "座"]
        ),
    ];

    /// <summary>The rule of a field; null where only a person can tell.</summary>
    public static FieldRule? Of(StatisticsField field)
    {
        var code = field.Scope == FieldScope.Stage ? field.Code[..field.Code.LastIndexOf('_')] : field.Code;
        return Table.FirstOrDefault(r => r.Field == code);
    }

    /// <summary>The terms found in a path, one of each group; null if the rule does not fit.</summary>
    public IReadOnlyList<string>? Found(string path)
    {
        if (None.Any(n => path.Contains(n, StringComparison.Ordinal)))
        {
            return null;
        }

        var found = All.Select(g => g.FirstOrDefault(t => path.Contains(t, StringComparison.Ordinal))).ToList();
        return found.Contains(null) ? null : [.. found.OfType<string>()];
    }

    /// <summary>Words by which a header names another stage than that of its file.</summary>
    public static IReadOnlyList<string> OtherStages(Stage stage) =>
        stage switch
        {
            Stage.Kindergarten => ["小学生", "初中", "高中"],
            Stage.Primary => ["初中", "高中", "幼儿"],
            Stage.Junior => ["小学", "高中", "幼儿"],
            _ => ["小学", "初中", "幼儿"],
        };
}
