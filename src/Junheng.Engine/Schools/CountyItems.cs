namespace Junheng.Engine.Schools;

/// <summary>A figure reported for the whole county (县级数据).</summary>
/// <param name="Code">Stable code, used by rule packs.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="Unit">Unit; empty for a pure number.</param>
/// <param name="Group">Heading it stands under.</param>
/// <param name="Definition">口径, in Chinese.</param>
/// <param name="IsCount">True if only whole numbers make sense.</param>
/// <param name="MayBeNegative">True for a growth, which may also be a decline.</param>
public sealed record CountyItem(
    string Code,
    string Title,
    string Unit,
    string Group,
    string Definition,
    bool IsCount,
    bool MayBeNegative = false
);

/// <summary>The catalogue of county figures, in the order of the entry form.</summary>
public static class CountyItems
{
    /// <summary>The heading of the prices that the county sets itself, for estimates only.</summary>
    public const string Prices = "整改单价";

    private const string PriceNote = "按本县实际造价或人员经费填写，只用于估算整改投入，不参与判定";

    private static readonly CountyItem[] Table =
    [
        new(
            "small_school_funded_pupils",
            "小规模学校核定公用经费的最低学生数",
            "人",
            "经费标准",
            "不足100人的学校中，按多少名学生核定公用经费（取最低的一所）",
            true
        ),
        new("special_funds", "特殊教育学校公用经费总额", "元", "经费标准", "上年度特殊教育学校公用经费拨付总额", false),
        new("special_pupils", "特殊教育学校学生数", "人", "经费标准", "上年度特殊教育学校在校生数", true),
        new("teacher_pay", "义务教育教师年平均工资收入", "元", "工资收入", "上年度，不含民办学校", false),
        new("civil_servant_pay", "公务员年平均工资收入", "元", "工资收入", "上年度，当地公务员", false),
        new("trained_teachers", "五年内完成规定学时的教师数", "人", "教师队伍", "近五年学时达标的专任教师", true),
        new("teachers_total", "应参加培训的教师总数", "人", "教师队伍", "全县义务教育专任教师", true),
        new("certified_teachers", "持有教师资格证的专任教师数", "人", "教师队伍", "在岗且持证", true),
        new("teachers_on_post", "在岗专任教师数", "人", "教师队伍", "全县在岗义务教育专任教师", true),
        new("rotation_eligible", "符合交流条件的教师数", "人", "教师队伍", "不含民办学校", true),
        new("rotated_teachers", "实际交流轮岗教师数", "人", "教师队伍", "上一年度，不含民办学校", true),
        new("rotated_backbone", "实际交流轮岗骨干教师数", "人", "教师队伍", "上一年度交流轮岗教师中的骨干教师", true),
        new(
            "nearby_primary",
            "小学划片入学学生数",
            "人",
            "招生入学",
            "城区和镇区公办非寄宿小学中，家庭住址在划片范围内的学生",
            true
        ),
        new("enrolled_primary", "小学应划片学生数", "人", "招生入学", "城区和镇区公办非寄宿小学在校生", true),
        new(
            "nearby_junior",
            "初中划片入学学生数",
            "人",
            "招生入学",
            "城区和镇区公办非寄宿初中中，家庭住址在划片范围内的学生",
            true
        ),
        new("enrolled_junior", "初中应划片学生数", "人", "招生入学", "城区和镇区公办非寄宿初中在校生", true),
        new("quota_total", "优质高中招生计划总人数", "人", "招生入学", "全县优质高中招生计划", true),
        new("quota_allocated", "优质高中分配名额", "人", "招生入学", "分配到初中学校的名额", true),
        new("quota_rural", "分配到农村学校的名额", "人", "招生入学", "其中分配到农村初中的名额", true),
        new("migrant_eligible", "符合条件的随迁子女数", "人", "招生入学", "符合当地入学条件", true),
        new("migrant_public", "在公办学校就读的随迁子女数", "人", "招生入学", "县域内公办学校", true),
        new(
            "migrant_purchased",
            "在政府购买学位学校就读的随迁子女数",
            "人",
            "招生入学",
            "县域内政府购买服务的民办学校",
            true
        ),
        new("graduates", "初中毕业班学生数", "人", "质量数据", "本届毕业学生", true),
        new("entry_cohort", "该年级三年前入学学生数", "人", "质量数据", "初一时在校生", true),
        new("transfers_in", "三年转入学生数", "人", "质量数据", "毕业年级三年内转入", true),
        new("transfers_out", "三年转出学生数", "人", "质量数据", "毕业年级三年内转出", true),
        new("deaths", "三年死亡学生数", "人", "质量数据", "毕业年级三年内死亡", true),
        new("disabled_total", "适龄残疾儿童少年总数", "人", "质量数据", "县域适龄残疾儿童少年", true),
        new("disabled_enrolled", "残疾儿童少年入学人数", "人", "质量数据", "含特教学校、随班就读、送教上门", true),
        new(
            "training_share_lowest",
            "各校培训经费占公用经费预算比例的最低值",
            "%",
            "质量数据",
            "取比例最低的一所学校",
            false
        ),
        new("labour_hours", "劳动实践课时数", "课时", "质量数据", "综合实践活动中的劳动实践课时，取各校最低", false),
        new("practice_hours", "综合实践活动课时数", "课时", "质量数据", "与劳动实践课时同一所学校", false),
        new(
            "school_hours_primary",
            "小学生每日在校学习时间的最高值",
            "小时",
            "质量数据",
            "取时间最长的一所学校",
            false
        ),
        new("school_hours_junior", "初中生每日在校学习时间的最高值", "小时", "质量数据", "取时间最长的一所学校", false),
        new("level_chinese", "语文学业水平等级", "级", "国家监测结果", "国家反馈，Ⅲ级填3", true),
        new("level_mathematics", "数学学业水平等级", "级", "国家监测结果", "国家反馈，Ⅲ级填3", true),
        new("level_science", "科学学业水平等级", "级", "国家监测结果", "国家反馈，Ⅲ级填3", true),
        new("level_pe", "体育学业水平等级", "级", "国家监测结果", "国家反馈，Ⅲ级填3", true),
        new("level_arts", "艺术学业水平等级", "级", "国家监测结果", "国家反馈，Ⅲ级填3", true),
        new("level_moral", "德育学业水平等级", "级", "国家监测结果", "国家反馈，Ⅲ级填3", true),
        new("variation_chinese", "语文校际差异率", "", "国家监测结果", "国家反馈，如0.12", false),
        new("variation_mathematics", "数学校际差异率", "", "国家监测结果", "国家反馈，如0.12", false),
        new("variation_science", "科学校际差异率", "", "国家监测结果", "国家反馈，如0.12", false),
        new("variation_pe", "体育校际差异率", "", "国家监测结果", "国家反馈，如0.12", false),
        new("variation_arts", "艺术校际差异率", "", "国家监测结果", "国家反馈，如0.12", false),
        new("variation_moral", "德育校际差异率", "", "国家监测结果", "国家反馈，如0.12", false),
        new("survey_sent", "发放问卷数", "份", "社会认可度", "国家组织的调查", true),
        new("survey_valid", "回收有效问卷数", "份", "社会认可度", "国家组织的调查", true),
        new("survey_satisfied", "满意问卷数", "份", "社会认可度", "有效问卷中的满意问卷", true),
        new("education_spending", "一般公共预算教育支出", "万元", "地方增加项", "地方规则包增加的数据项", false),
        new(
            "education_spending_last",
            "上年一般公共预算教育支出",
            "万元",
            "地方增加项",
            "地方规则包增加的数据项",
            false
        ),
        new(
            "spending_per_pupil_primary",
            "小学生均一般公共预算教育支出",
            "元",
            "地方增加项",
            "地方规则包增加的数据项",
            false
        ),
        new(
            "spending_per_pupil_primary_last",
            "上年小学生均一般公共预算教育支出",
            "元",
            "地方增加项",
            "地方规则包增加的数据项",
            false
        ),
        new(
            "spending_per_pupil_junior",
            "初中生均一般公共预算教育支出",
            "元",
            "地方增加项",
            "地方规则包增加的数据项",
            false
        ),
        new(
            "spending_per_pupil_junior_last",
            "上年初中生均一般公共预算教育支出",
            "元",
            "地方增加项",
            "地方规则包增加的数据项",
            false
        ),
        new("operating_per_pupil_primary", "小学生均公用经费", "元", "地方增加项", "地方规则包增加的数据项", false),
        new(
            "operating_per_pupil_primary_last",
            "上年小学生均公用经费",
            "元",
            "地方增加项",
            "地方规则包增加的数据项",
            false
        ),
        new("operating_per_pupil_junior", "初中生均公用经费", "元", "地方增加项", "地方规则包增加的数据项", false),
        new(
            "operating_per_pupil_junior_last",
            "上年初中生均公用经费",
            "元",
            "地方增加项",
            "地方规则包增加的数据项",
            false
        ),
        new("teacher_pay_last", "上年义务教育教师年平均工资收入", "元", "地方增加项", "地方规则包增加的数据项", false),
        new("recurrent_revenue_growth", "财政经常性收入增长率", "%", "地方增加项", "可为负数", false, true),
        new("education_appropriation_growth", "教育财政拨款增长率", "%", "地方增加项", "可为负数", false, true),
        new("private_enrolment_plan", "民办义务教育学校招生计划", "人", "地方增加项", "地方规则包增加的数据项", true),
        new(
            "private_enrolment_plan_last",
            "上年民办义务教育学校招生计划",
            "人",
            "地方增加项",
            "地方规则包增加的数据项",
            true
        ),
        new("nine_year_graduates", "九年巩固率的初中毕业班学生数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new("nine_year_entrants", "该届小学一年级入学人数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new(
            "compulsory_retained",
            "学年末在校或毕业的义务教育学生数",
            "人",
            "地方增加项",
            "地方规则包增加的数据项",
            true
        ),
        new("compulsory_enrolled", "学年初在校的义务教育学生数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new("county_backbone_teachers", "县级骨干教师数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new("eminent_teachers", "教学名师数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new("subject_leaders", "学科带头人数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new("expert_teachers", "教学能手数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new("compulsory_schools", "义务教育学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("schools_books_met", "年生均新增图书达标学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("schools_pupil_computers_met", "生机比达标学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("schools_teacher_computers_met", "师机比达标学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("schools_security_met", "安保设施达标学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("schools_labour_tools_met", "劳动实践工具达标学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("schools_broadband", "接入宽带学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("compulsory_classes", "义务教育班级数", "个", "地方增加项", "地方规则包增加的数据项", true),
        new("classes_resources", "通达优质资源班级数", "个", "地方增加项", "地方规则包增加的数据项", true),
        new("learning_space_eligible", "师生总数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new("learning_space_users", "开通网络学习空间的师生数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new(
            "schools_basic_standard_met",
            "达到省定办学基本标准学校数",
            "所",
            "地方增加项",
            "地方规则包增加的数据项",
            true
        ),
        new("aid_eligible", "家庭经济困难学生数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new("aid_recipients", "受助困难学生数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new("dropouts", "辍学学生数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new("compulsory_pupils", "义务教育在校生数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new(
            "schools_equipment_standard_met",
            "装备达自治区标准学校数",
            "所",
            "地方增加项",
            "地方规则包增加的数据项",
            true
        ),
        new(
            "teachers_yearly_training_met",
            "年度培训学时达标教师数",
            "人",
            "地方增加项",
            "地方规则包增加的数据项",
            true
        ),
        new("schools_after_class", "开展课后服务学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("schools_closed_management", "封闭式管理学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("schools_alarm_linked", "监控报警联网学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("schools_full_time_guards", "配备专职保安学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("schools_escort_posts", "设置护学岗学校数", "所", "地方增加项", "地方规则包增加的数据项", true),
        new("quota_primary", "小学生均公用经费基准定额", "元", "地方增加项", "地方规则包增加的数据项", false),
        new("quota_junior", "初中生均公用经费基准定额", "元", "地方增加项", "地方规则包增加的数据项", false),
        new("inclusive_funds", "随班就读残疾学生公用经费", "元", "地方增加项", "地方规则包增加的数据项", false),
        new("inclusive_pupils", "随班就读残疾学生数", "人", "地方增加项", "地方规则包增加的数据项", true),
        new(
            "training_share_settled_lowest",
            "各校培训经费占公用经费决算比例的最低值",
            "%",
            "地方增加项",
            "地方规则包增加的数据项",
            false
        ),
        new(
            "vocational_attached_classes",
            "职业学校附设普通小学、初中班数",
            "个",
            "地方增加项",
            "地方规则包增加的数据项",
            true
        ),
        new("price_degree_teacher", "增加1名高于规定学历的教师", "万元/人", Prices, PriceNote, false),
        new("price_backbone_teacher", "培养1名县级以上骨干教师", "万元/人", Prices, PriceNote, false),
        new("price_arts_teacher", "增加1名体育、艺术专任教师", "万元/人", Prices, PriceNote, false),
        new("price_teaching_area", "新建教学及辅助用房每平方米造价", "元/㎡", Prices, PriceNote, false),
        new("price_sports_area", "新建体育运动场馆每平方米造价", "元/㎡", Prices, PriceNote, false),
        new("price_multimedia_room", "建设1间网络多媒体教室", "万元/间", Prices, PriceNote, false),
    ];

    private static readonly Dictionary<string, CountyItem> ByCode = Table.ToDictionary(i => i.Code);

    /// <summary>All county figures in order.</summary>
    public static IReadOnlyList<CountyItem> All => Table;

    /// <summary>A county figure by its code; null if there is none.</summary>
    public static CountyItem? Find(string code) => ByCode.GetValueOrDefault(code);
}
