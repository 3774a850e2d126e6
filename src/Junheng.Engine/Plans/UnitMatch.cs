using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>What kind of unit a name in a paper means.</summary>
public enum NamedUnit
{
    /// <summary>教育局 itself, whose posts stand at the county.</summary>
    Bureau,

    /// <summary>Another organ of the county.</summary>
    Department,

    /// <summary>A township or street.</summary>
    Township,

    /// <summary>A school.</summary>
    School,

    /// <summary>各乡镇、街道.</summary>
    Townships,

    /// <summary>各中小学.</summary>
    Schools,

    /// <summary>各成员单位.</summary>
    Departments,
}

/// <summary>A unit the county has.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What it is: department, township or school.</param>
/// <param name="Name">Its name.</param>
public sealed record KnownUnit(long Id, NamedUnit Kind, string Name);

/// <summary>What a name means.</summary>
/// <param name="Kind">What kind of unit.</param>
/// <param name="Id">The unit the county has; null where it has none such, or where the name means several.</param>
public sealed record MatchedUnit(NamedUnit Kind, long? Id);

/// <summary>
/// Finds the unit of a county that a paper means: 县教体局, 县教育体育局 and 教育局 are one, 城关镇 and 城关镇人民政府 too.
/// </summary>
public sealed class UnitMatch
{
    /// <summary>The first of the names of the county's education organ in the list of organs.</summary>
    private const string Bureau = "教育局";

    private static readonly Regex AllTownships = new(
        @"^(?:各|全县|全市|全区|全旗|有关|相关|乡镇|苏木)+.*(?:乡|镇|街道|苏木|园区|管委会|政府|办事处)[)]?(?:人民政府)?$"
    );

    private static readonly Regex AllSchools = new(
        @"^(?:县直|市直|区直|旗直|义务教育|全[县市区旗])*各.*(?:学校|中小学|小学|初中|幼儿园|学区)$"
    );
    private static readonly Regex AllDepartments = new(
        @"^(?:县直|市直|区直|旗直|各|有关|相关|成员|责任)+(?:部门|单位|科室|股室)$"
    );

    private static readonly Regex Township = new(
        @"^(?<stem>[\u4e00-\u9fa5]{1,12}?(?:乡|镇|街道|苏木|管委会|园区))(?:党委|党工委|人民政府|政府|办事处|街道办事处)*$"
    );

    private static readonly Regex School = new(@"(?:小学|中学|初中|学校|一中|二中|三中|实小|教学点)$");
    private readonly Organs organs;
    private readonly Dictionary<string, int> places;

    public UnitMatch(PlanWords words)
    {
        organs = new(words.Organs);
        places = words.Organs.Select((o, i) => (o[0], i + 1)).DistinctBy(o => o.Item1).ToDictionary();
        places[Bureau] = 0;
    }

    /// <summary>Where an organ stands in the usual order, the education organ first; null if it is not on the list.</summary>
    public int? Place(string name) => organs.Canonical(name) is { } organ ? places[organ] : null;

    /// <summary>The units in a text such as “县财政局、教育局”; the text itself where it cannot be told apart.</summary>
    public IReadOnlyList<string> Split(string text) => organs.Split(text) ?? [text.Trim()];

    /// <summary>What a name means.</summary>
    /// <param name="name">As the paper writes it.</param>
    /// <param name="known">The units the county has.</param>
    public MatchedUnit Of(string name, IReadOnlyCollection<KnownUnit> known)
    {
        var plain = PlainText.Of(name);
        if (AllTownships.IsMatch(plain))
        {
            return new(NamedUnit.Townships, null);
        }

        if (AllSchools.IsMatch(plain))
        {
            return new(NamedUnit.Schools, null);
        }

        if (AllDepartments.IsMatch(plain))
        {
            return new(NamedUnit.Departments, null);
        }

        if (organs.Canonical(name) is { } organ)
        {
            return organ == Bureau
                ? new(NamedUnit.Bureau, null)
                : new(NamedUnit.Department, Id(known, NamedUnit.Department, k => organs.Canonical(k) == organ));
        }

        if (School.IsMatch(plain))
        {
            return new(NamedUnit.School, Id(known, NamedUnit.School, k => PlainText.Of(k) == plain));
        }

        if (Stem(plain) is { } stem)
        {
            return new(NamedUnit.Township, Id(known, NamedUnit.Township, k => Stem(PlainText.Of(k)) == stem));
        }

        return new(NamedUnit.Department, Id(known, NamedUnit.Department, k => PlainText.Of(k) == plain));
    }

    private static string? Stem(string plain) =>
        Township.Match(plain) is { Success: true } m ? m.Groups["stem"].Value : null;

    private static long? Id(IEnumerable<KnownUnit> known, NamedUnit kind, Func<string, bool> same) =>
        known.FirstOrDefault(k => k.Kind == kind && same(k.Name))?.Id;
}
