namespace Junheng.Engine.Schools;

/// <summary>学段. The order is the order of results: primary before junior.</summary>
public enum Stage
{
    /// <summary>幼儿园段 (附设幼儿班).</summary>
    Kindergarten,

    /// <summary>小学.</summary>
    Primary,

    /// <summary>初中.</summary>
    Junior,

    /// <summary>高中.</summary>
    Senior,
}

/// <summary>办学类型.</summary>
public enum SchoolType
{
    /// <summary>小学.</summary>
    Primary,

    /// <summary>初级中学.</summary>
    Junior,

    /// <summary>九年一贯制学校.</summary>
    NineYear,

    /// <summary>十二年一贯制学校.</summary>
    TwelveYear,

    /// <summary>完全中学.</summary>
    CompleteSecondary,

    /// <summary>教学点.</summary>
    TeachingPoint,

    /// <summary>特殊教育学校.</summary>
    Special,

    /// <summary>职业学校.</summary>
    Vocational,
}

/// <summary>城乡类型: 主城区, 镇区, 乡村.</summary>
public enum Locale
{
    /// <summary>主城区.</summary>
    City,

    /// <summary>镇区.</summary>
    Town,

    /// <summary>乡村.</summary>
    Rural,
}

/// <summary>Names of the enumerations as files and pages write them.</summary>
public static class SchoolTerms
{
    /// <summary>The stages a unit can be judged in (义务教育学段), in the order of results.</summary>
    public static readonly IReadOnlyList<Stage> Judged = [Stage.Primary, Stage.Junior];

    /// <summary>All stages, in school order.</summary>
    public static readonly IReadOnlyList<Stage> Stages =
    [
        Stage.Kindergarten,
        Stage.Primary,
        Stage.Junior,
        Stage.Senior,
    ];

    private static readonly (SchoolType Type, string Code, string Title)[] Types =
    [
        (SchoolType.Primary, "primary", "小学"),
        (SchoolType.Junior, "junior", "初级中学"),
        (SchoolType.NineYear, "nine_year", "九年一贯制学校"),
        (SchoolType.TwelveYear, "twelve_year", "十二年一贯制学校"),
        (SchoolType.CompleteSecondary, "complete_secondary", "完全中学"),
        (SchoolType.TeachingPoint, "teaching_point", "教学点"),
        (SchoolType.Special, "special", "特殊教育学校"),
        (SchoolType.Vocational, "vocational", "职业学校"),
    ];

    private static readonly (Locale Locale, string Code, string Title)[] Locales =
    [
        (Locale.City, "city", "主城区"),
        (Locale.Town, "town", "镇区"),
        (Locale.Rural, "rural", "乡村"),
    ];

    private static readonly byte[] ImpliedMasks = MakeImpliedMasks();

    /// <summary>举办者类型, codes 1–10 of the national application form.</summary>
    public static readonly IReadOnlyList<string> Organisers =
    [
        "中央教育部门",
        "中央其他部门",
        "省级教育部门",
        "省级其他部门",
        "地级教育部门",
        "地级其他部门",
        "县级教育部门",
        "县级其他部门",
        "地方企业",
        "民办",
    ];

    /// <summary>The organiser code of a private school (民办).</summary>
    public const int PrivateOrganiser = 10;

    /// <summary>The English code of a stage (kg, primary, junior, senior).</summary>
    public static string Code(this Stage stage) =>
        stage switch
        {
            Stage.Kindergarten => "kg",
            Stage.Primary => "primary",
            Stage.Junior => "junior",
            _ => "senior",
        };

    /// <summary>The Chinese name of a stage.</summary>
    public static string Title(this Stage stage) =>
        stage switch
        {
            Stage.Kindergarten => "幼儿园",
            Stage.Primary => "小学",
            Stage.Junior => "初中",
            _ => "高中",
        };

    /// <summary>The contract's code of a school type.</summary>
    public static string Code(this SchoolType type) => Types[(int)type].Code;

    /// <summary>The Chinese name of a school type.</summary>
    public static string Title(this SchoolType type) => Types[(int)type].Title;

    /// <summary>The contract's code of a locale.</summary>
    public static string Code(this Locale locale) => Locales[(int)locale].Code;

    /// <summary>The Chinese name of a locale.</summary>
    public static string Title(this Locale locale) => Locales[(int)locale].Title;

    /// <summary>A school type by code or Chinese name; null if neither is known.</summary>
    public static SchoolType? ParseType(string text)
    {
        foreach (var (type, code, title) in Types)
        {
            if (text == code || text == title)
            {
                return type;
            }
        }

        return text switch
        {
            "初中" => SchoolType.Junior,
            "九年一贯制" => SchoolType.NineYear,
            "十二年一贯制" => SchoolType.TwelveYear,
            "小学教学点" => SchoolType.TeachingPoint,
            _ => null,
        };
    }

    /// <summary>A locale by code or Chinese name; null if neither is known.</summary>
    public static Locale? ParseLocale(string text)
    {
        foreach (var (locale, code, title) in Locales)
        {
            if (text == code || text == title)
            {
                return locale;
            }
        }

        return text switch
        {
            "城区" => Locale.City,
            "农村" => Locale.Rural,
            _ => null,
        };
    }

    /// <summary>Number of types.</summary>
    public static int TypeCount => Types.Length;

    /// <summary>The types as a form explains them: names with codes.</summary>
    public static string TypeChoices
    {
        get
        {
            var choices = new List<string>();
            foreach (var (_, code, title) in Types)
            {
                choices.Add($"{title}（{code}）");
            }

            return string.Join("、", choices);
        }
    }

    /// <summary>The locales as a form explains them: names with codes.</summary>
    public static string LocaleChoices
    {
        get
        {
            var choices = new List<string>();
            foreach (var (_, code, title) in Locales)
            {
                choices.Add($"{title}（{code}）");
            }

            return string.Join("、", choices);
        }
    }

    /// <summary>The implied stages as bits: bit s is set if the type implies stage s.</summary>
    public static byte ImpliedMask(this SchoolType type) => ImpliedMasks[(int)type];

    /// <summary>
    /// The stages a type of school implies. A blank pupil count in one of them means that nothing shared can be
    /// split; a stage outside them may be blank.
    /// </summary>
    public static IReadOnlyList<Stage> Implied(this SchoolType type) =>
        type switch
        {
            SchoolType.Primary or SchoolType.TeachingPoint => [Stage.Primary],
            SchoolType.Junior => [Stage.Junior],
            SchoolType.NineYear => [Stage.Primary, Stage.Junior],
            SchoolType.TwelveYear => [Stage.Primary, Stage.Junior, Stage.Senior],
            SchoolType.CompleteSecondary => [Stage.Junior, Stage.Senior],
            _ => [],
        };

    private static byte[] MakeImpliedMasks()
    {
        var masks = new byte[Types.Length];
        foreach (var (type, _, _) in Types)
        {
            foreach (var stage in type.Implied())
            {
                masks[(int)type] |= (byte)(1 << (int)stage);
            }
        }

        return masks;
    }
}
