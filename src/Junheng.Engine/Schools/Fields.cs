namespace Junheng.Engine.Schools;

/// <summary>What is known of a numeric field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Code">The contract's column code.</param>
/// <param name="Title">The Chinese column title, accepted wherever the code is.</param>
/// <param name="Unit">The unit a value is given in.</param>
/// <param name="IsCount">True if only whole numbers make sense (人, 个, 间).</param>
/// <param name="Stage">The stage the field belongs to; null for a whole-school field.</param>
/// <param name="Definition">口径: what is counted, in Chinese.</param>
public sealed record FieldInfo(
    Field Field,
    string Code,
    string Title,
    string Unit,
    bool IsCount,
    Stage? Stage,
    string Definition
);

/// <summary>The catalogue of numeric fields, in the order of the published columns.</summary>
public static class Fields
{
    /// <summary>
    /// Values are kept as whole millionths of the field's unit: the contract allows six decimals, so every admissible
    /// figure is an exact integer and no verdict ever rests on floating point.
    /// </summary>
    public const long Scale = 1_000_000;

    /// <summary>The largest figure accepted, in the field's unit: beyond it a figure is a slip, not a school.</summary>
    public const long Largest = 1_000_000_000_000;

    private static readonly FieldInfo[] Table =
    [
        new(
            Field.PupilsKg,
            "pupils_kg",
            "附设幼儿班在校生数",
            "人",
            true,
            Stage.Kindergarten,
            "当年事业统计在校学生数"
        ),
        new(Field.PupilsPrimary, "pupils_primary", "小学在校生数", "人", true, Stage.Primary, "当年事业统计在校学生数"),
        new(Field.PupilsJunior, "pupils_junior", "初中在校生数", "人", true, Stage.Junior, "当年事业统计在校学生数"),
        new(Field.PupilsSenior, "pupils_senior", "高中在校生数", "人", true, Stage.Senior, "当年事业统计在校学生数"),
        new(
            Field.MigrantPupils,
            "migrant_pupils",
            "随迁子女在校生数",
            "人",
            true,
            null,
            "小学、初中在校生中的进城务工人员随迁子女"
        ),
        new(Field.ClassesPrimary, "classes_primary", "小学教学班数", "个", true, Stage.Primary, "行政班"),
        new(Field.ClassesJunior, "classes_junior", "初中教学班数", "个", true, Stage.Junior, "行政班"),
        new(
            Field.MaxClassPrimary,
            "max_class_primary",
            "小学最大班额",
            "人",
            true,
            Stage.Primary,
            "学生最多的一个班的人数"
        ),
        new(
            Field.MaxClassJunior,
            "max_class_junior",
            "初中最大班额",
            "人",
            true,
            Stage.Junior,
            "学生最多的一个班的人数"
        ),
        new(
            Field.ClassesOverPrimary,
            "classes_over_primary",
            "小学超标准班额班数",
            "个",
            true,
            Stage.Primary,
            "超过国家规定班额上限的班数"
        ),
        new(
            Field.ClassesOverJunior,
            "classes_over_junior",
            "初中超标准班额班数",
            "个",
            true,
            Stage.Junior,
            "超过国家规定班额上限的班数"
        ),
        new(Field.TeachersPrimary, "teachers_primary", "小学专任教师数", "人", true, Stage.Primary, "本学段专任教师"),
        new(Field.TeachersJunior, "teachers_junior", "初中专任教师数", "人", true, Stage.Junior, "本学段专任教师"),
        new(
            Field.AssociatePrimary,
            "associate_primary",
            "小学专科学历教师数",
            "人",
            true,
            Stage.Primary,
            "专任教师中专科毕业"
        ),
        new(
            Field.AssociateJunior,
            "associate_junior",
            "初中专科学历教师数",
            "人",
            true,
            Stage.Junior,
            "专任教师中专科毕业"
        ),
        new(
            Field.BachelorPrimary,
            "bachelor_primary",
            "小学本科学历教师数",
            "人",
            true,
            Stage.Primary,
            "专任教师中本科毕业"
        ),
        new(
            Field.BachelorJunior,
            "bachelor_junior",
            "初中本科学历教师数",
            "人",
            true,
            Stage.Junior,
            "专任教师中本科毕业"
        ),
        new(
            Field.MasterPrimary,
            "master_primary",
            "小学硕士学历教师数",
            "人",
            true,
            Stage.Primary,
            "专任教师中硕士毕业"
        ),
        new(Field.MasterJunior, "master_junior", "初中硕士学历教师数", "人", true, Stage.Junior, "专任教师中硕士毕业"),
        new(
            Field.DoctorPrimary,
            "doctor_primary",
            "小学博士学历教师数",
            "人",
            true,
            Stage.Primary,
            "专任教师中博士毕业"
        ),
        new(Field.DoctorJunior, "doctor_junior", "初中博士学历教师数", "人", true, Stage.Junior, "专任教师中博士毕业"),
        new(
            Field.BackbonePrimary,
            "backbone_primary",
            "小学县级以上骨干教师数",
            "人",
            true,
            Stage.Primary,
            "县级及以上骨干教师"
        ),
        new(
            Field.BackboneJunior,
            "backbone_junior",
            "初中县级以上骨干教师数",
            "人",
            true,
            Stage.Junior,
            "县级及以上骨干教师"
        ),
        new(Field.PePrimary, "pe_primary", "小学体育教师数", "人", true, Stage.Primary, "体育专任教师"),
        new(Field.PeJunior, "pe_junior", "初中体育教师数", "人", true, Stage.Junior, "体育专任教师"),
        new(Field.MusicPrimary, "music_primary", "小学音乐教师数", "人", true, Stage.Primary, "音乐专任教师"),
        new(Field.MusicJunior, "music_junior", "初中音乐教师数", "人", true, Stage.Junior, "音乐专任教师"),
        new(Field.ArtPrimary, "art_primary", "小学美术教师数", "人", true, Stage.Primary, "美术专任教师"),
        new(Field.ArtJunior, "art_junior", "初中美术教师数", "人", true, Stage.Junior, "美术专任教师"),
        new(
            Field.ArtsPrimary,
            "arts_primary",
            "小学艺术课教师数",
            "人",
            true,
            Stage.Primary,
            "只填综合艺术课专任教师，不填已含音乐、美术的“艺术·计”"
        ),
        new(
            Field.ArtsJunior,
            "arts_junior",
            "初中艺术课教师数",
            "人",
            true,
            Stage.Junior,
            "只填综合艺术课专任教师，不填已含音乐、美术的“艺术·计”"
        ),
        new(
            Field.VisitingPrimary,
            "visiting_primary",
            "小学走教兼职体艺教师数",
            "人",
            true,
            Stage.Primary,
            "到校交流轮岗、兼职、走教的体育和艺术教师"
        ),
        new(
            Field.VisitingJunior,
            "visiting_junior",
            "初中走教兼职体艺教师数",
            "人",
            true,
            Stage.Junior,
            "到校交流轮岗、兼职、走教的体育和艺术教师"
        ),
        new(Field.TeachingArea, "teaching_area", "教学及辅助用房面积", "㎡", false, null, "全校，含室内体育用房"),
        new(
            Field.IndoorSportsArea,
            "indoor_sports_area",
            "室内体育用房面积",
            "㎡",
            false,
            null,
            "全校，体育馆等室内体育用房"
        ),
        new(Field.SportsGroundArea, "sports_ground_area", "运动场地面积", "㎡", false, null, "全校，室外运动场地"),
        new(
            Field.ExtraSportsArea,
            "extra_sports_area",
            "拓展运动场地面积",
            "㎡",
            false,
            null,
            "楼顶、地下及步行10分钟内租借的专用场地，仅中心城区学校可计入"
        ),
        new(Field.EquipmentWan, "equipment_wan", "教学仪器设备值", "万元", false, null, "全校，账面原值"),
        new(Field.MultimediaRooms, "multimedia_rooms", "网络多媒体教室数", "间", true, null, "全校"),
    ];

    private static readonly Dictionary<string, FieldInfo> ByName = Names();

    /// <summary>All fields in order; <c>All[(int)field]</c> is the entry of a field.</summary>
    public static IReadOnlyList<FieldInfo> All => Table;

    /// <summary>The number of fields.</summary>
    public static int Count => Table.Length;

    /// <summary>The entry of a field.</summary>
    public static FieldInfo Info(this Field field) => Table[(int)field];

    /// <summary>A field by its code or Chinese title; null if there is none.</summary>
    public static FieldInfo? Find(string codeOrTitle) => ByName.GetValueOrDefault(codeOrTitle);

    /// <summary>The pupils' field of a stage.</summary>
    public static Field Pupils(Stage stage) =>
        stage switch
        {
            Stage.Kindergarten => Field.PupilsKg,
            Stage.Primary => Field.PupilsPrimary,
            Stage.Junior => Field.PupilsJunior,
            _ => Field.PupilsSenior,
        };

    /// <summary>The field of a pair (…_primary, …_junior) that belongs to a stage of compulsory education.</summary>
    /// <param name="primary">The pair's primary field.</param>
    /// <param name="stage">Primary or junior.</param>
    public static Field Of(Field primary, Stage stage) => stage == Stage.Primary ? primary : primary + 1;

    private static Dictionary<string, FieldInfo> Names()
    {
        var names = new Dictionary<string, FieldInfo>(StringComparer.Ordinal);
        foreach (var field in Table)
        {
            names.Add(field.Code, field);
            names.Add(field.Title, field);
        }

        return names;
    }
}
