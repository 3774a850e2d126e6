namespace Junheng.App.Demo;

/// <summary>
/// The newest year of the demo county with one typical mistake in each file, to show and to test what the checks find.
/// </summary>
public static class DemoErrors
{
    private static readonly (string Description, string Code, Action<RawSheet> Plant)[] Mistakes =
    [
        ("在校生数写成“约300人”", "not-a-number", s => s["望山乡中心小学", "pupils_primary"] = "约300人"),
        ("骨干教师数为负", "negative", s => s["第七小学", "backbone_primary"] = "-12"),
        ("专任教师数有小数", "fraction-in-count", s => s["第八小学", "teachers_primary"] = "48.5"),
        ("运动场地面积超过六位小数", "too-many-decimals", s => s["第五中学", "sports_ground_area"] += "1234567"),
        ("学校标识码空着", "empty-key", s => s["北原镇中心小学", "school"] = ""),
        ("办学类型不在名单内", "unknown-type", s => s["双桥镇中心小学", "type"] = "中心校"),
        ("音乐教室面积之间用了汉字", "bad-room-list", s => s["枣林乡中心小学", "music_rooms"] = "98和96"),
        ("同一所学校填了两行", "duplicate-school", s => s.Repeat("第三初级中学")),
        ("不计校数的校区没有所属学校", "campus-without-parent", s => s["第二小学东校区", "parent"] = ""),
        ("同一列出现两次", "duplicate-column", s => s.AppendColumn("pupils_primary", "")),
        ("多了一列模板没有的列", "unknown-column", s => s.AppendColumn("备注", "")),
        ("一行少了一个单元格", "field-count", s => s.DropLastCell("第一中学")),
        ("各学历教师之和超过专任教师", "degrees-exceed-teachers", s => s["第六小学", "bachelor_primary"] = "90"),
        ("骨干教师超过专任教师", "backbone-exceeds-teachers", s => s["望山乡初级中学", "backbone_junior"] = "68"),
        (
            "室内体育用房超过教学及辅助用房",
            "indoor-exceeds-teaching",
            s => s.Swap("第七小学", "teaching_area", "indoor_sports_area")
        ),
        ("最大班额小于平均班额", "max-class-too-small", s => s["东岗镇中心小学", "max_class_primary"] = "30"),
        (
            "超标准班额班数超过教学班数",
            "classes-over-exceed-classes",
            s => s["第五小学", "classes_over_primary"] = "61"
        ),
        ("有大班额而超标准班额班数填0", "large-class-not-counted", s => s["第四初级中学", "classes_over_junior"] = "0"),
        ("随迁子女超过在校生", "migrant-exceeds-pupils", s => s["启明小学", "migrant_pupils"] = "4310"),
        ("设备值按元填写", "equipment-in-yuan", s => s.TimesTenThousand("清泉乡中心小学", "equipment_wan")),
        ("九年一贯制学校缺小学在校生", "implied-pupils-blank", s => s["博文学校", "pupils_primary"] = ""),
    ];

    /// <summary>The newest year as text, the header first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(DemoData data) => RawSheet.Of(data.Newest.Schools).Rows;

    /// <summary>
    /// The files: name, text, what is wrong in Chinese, and the code of the finding that must come up (there may be
    /// others beside it).
    /// </summary>
    public static IEnumerable<(string FileName, string Csv, string Description, string ExpectedCode)> Files(
        DemoData data
    )
    {
        for (var i = 0; i < Mistakes.Length; i++)
        {
            var (description, code, plant) = Mistakes[i];
            var sheet = RawSheet.Of(data.Newest.Schools);
            plant(sheet);
            yield return ($"{i + 1:D2}-{code}.csv", sheet.ToCsv(), description, code);
        }
    }
}
