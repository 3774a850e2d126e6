using Junheng.Engine.Schools;

namespace Junheng.App.Import.Statistics;

/// <summary>
/// What the statistics' codes and words mean to us. They are assumptions from published code lists: a person may
/// correct each of them, and the correction is kept in the mapping.
/// </summary>
public static class WordTable
{
    /// <summary>附设班: classes attached to another school, whose row says nothing of that school's own type.</summary>
    public const string Attached = "attached";

    /// <summary>A school that is no part of compulsory education: its row is not taken.</summary>
    public const string Skip = "skip";

    /// <summary>The fields whose words have meanings.</summary>
    public static readonly IReadOnlyList<string> Coded = ["type", "organiser", "locale"];

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["111"] = Skip,
        ["112"] = Attached,
        ["119"] = Attached,
        ["211"] = "primary",
        ["218"] = "teaching_point",
        ["219"] = Attached,
        ["311"] = "junior",
        ["312"] = "nine_year",
        ["319"] = Attached,
        ["321"] = "vocational",
        ["329"] = Attached,
        ["341"] = "complete_secondary",
        ["342"] = Skip,
        ["345"] = "twelve_year",
        ["349"] = Attached,
        ["361"] = "vocational",
        ["362"] = "vocational",
        ["365"] = "vocational",
        ["366"] = "vocational",
        ["511"] = "special",
        ["512"] = "special",
        ["513"] = "special",
        ["514"] = "special",
        ["519"] = Attached,
        ["幼儿园"] = Skip,
        ["完全小学"] = "primary",
        ["普通小学"] = "primary",
        ["九年制学校"] = "nine_year",
        ["普通初中"] = "junior",
        ["高级中学"] = Skip,
        ["普通高中"] = Skip,
        ["职业初中"] = "vocational",
        ["职业高中"] = "vocational",
        ["职业高中学校"] = "vocational",
        ["中等职业学校"] = "vocational",
        ["盲人学校"] = "special",
        ["聋人学校"] = "special",
        ["培智学校"] = "special",
        ["其他特教学校"] = "special",
        ["特殊教育"] = "special",
        ["附设幼儿班"] = Attached,
        ["附设小学班"] = Attached,
        ["附设普通初中班"] = Attached,
        ["附设普通高中班"] = Attached,
        ["附设特教班"] = Attached,
    };

    private static readonly Dictionary<string, string> Organisers = new(StringComparer.Ordinal)
    {
        ["811"] = "3",
        ["812"] = "4",
        ["821"] = "5",
        ["822"] = "6",
        ["831"] = "7",
        ["832"] = "8",
        ["891"] = "9",
        ["999"] = "10",
        ["省级教育部门办"] = "3",
        ["地市级教育部门"] = "5",
        ["地级市教育部门"] = "5",
        ["县区教育部门"] = "7",
        ["县教育局"] = "7",
        ["民办教育"] = "10",
    };

    private static readonly Dictionary<string, string> Locales = new(StringComparer.Ordinal)
    {
        ["111"] = "city",
        ["112"] = "city",
        ["121"] = "town",
        ["122"] = "town",
        ["123"] = "town",
        ["210"] = "rural",
        ["220"] = "rural",
        ["城乡结合区"] = "city",
        ["镇中心区"] = "town",
        ["镇乡结合区"] = "town",
        ["特殊区域"] = "town",
        ["乡中心区"] = "rural",
        ["村庄"] = "rural",
    };

    /// <summary>Our code for a word of a column; null if it means nothing to us.</summary>
    /// <param name="field">type, organiser or locale.</param>
    /// <param name="word">As it stands in the cell.</param>
    /// <param name="corrections">What a person corrected.</param>
    public static string? Meaning(string field, string word, IReadOnlyList<WordMeaning> corrections)
    {
        var plain = HeaderTitle.Squeeze(word);
        if (corrections.FirstOrDefault(c => c.Field == field && c.Word == plain) is { } corrected)
        {
            return corrected.Meaning.Length == 0 ? null : corrected.Meaning;
        }

        return field switch
        {
            "type" => SchoolTerms.ParseType(plain)?.Code() ?? Listed(Types, plain),
            "locale" => SchoolTerms.ParseLocale(plain)?.Code() ?? Listed(Locales, plain),
            _ => Listed(Organisers, plain) ?? Organiser(plain),
        };
    }

    /// <summary>The words a person can choose a meaning from, with our codes.</summary>
    public static IReadOnlyList<(string Code, string Title)> Choices(string field) =>
        field switch
        {
            "type" =>
            [
                .. Enum.GetValues<SchoolType>().Select(t => (t.Code(), t.Title())),
                (Attached, "附设班，类型看其他文件"),
                (Skip, "不是义务教育学校，不导入"),
            ],
            "locale" => [.. Enum.GetValues<Locale>().Select(l => (l.Code(), l.Title()))],
            _ => [.. SchoolTerms.Organisers.Select((o, i) => ($"{i + 1}", o))],
        };

    /// <summary>"211-小学", "211 小学": the code in front of a name decides.</summary>
    private static string? Listed(Dictionary<string, string> list, string word)
    {
        if (list.TryGetValue(word, out var code))
        {
            return code;
        }

        var digits = word[..(word.Length - word.AsSpan().TrimStart("0123456789").Length)];
        return digits.Length == 3 ? list.GetValueOrDefault(digits) : null;
    }

    private static string? Organiser(string word)
    {
        var at = SchoolTerms.Organisers.ToList().FindIndex(o => o == word || word == o + "办");
        return at >= 0 ? $"{at + 1}"
            : int.TryParse(word, out var code) && code >= 1 && code <= SchoolTerms.Organisers.Count ? $"{code}"
            : null;
    }
}
