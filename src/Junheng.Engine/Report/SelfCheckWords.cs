using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Report;

/// <summary>Turns of phrase of the self-check annex.</summary>
internal static class SelfCheckWords
{
    public const string Met = "已达标";
    public const string NotMet = "未达标";
    public const string CannotTell = "尚不能判定";

    /// <summary>Schools named in a sentence; the list under it names them all.</summary>
    private const int MostNamed = 3;

    /// <summary>How a sentence begins.</summary>
    public static string Beginning(Verdict verdict) =>
        verdict switch
        {
            Verdict.Met => Met,
            Verdict.NotMet => NotMet,
            _ => CannotTell,
        };

    /// <summary>有10所小学（甲、乙、丙等）、8所初中（丁）.</summary>
    public static string Schools(IEnumerable<SelfCheckList> lists) =>
        string.Join('、', lists.Select(l => $"{l.Schools.Count}所{Kind(l.Stage)}{Named(l.Schools)}"));

    /// <summary>（甲、乙、丙等）.</summary>
    public static string Named(IReadOnlyList<string> names) =>
        names.Count == 0
            ? ""
            : $"（{string.Join('、', names.Take(MostNamed))}{(names.Count > MostNamed ? "等" : "")}）";

    public static string Kind(Stage? stage) => stage?.Title() ?? "一贯制学校";

    /// <summary>The sentence of what is said one after the other.</summary>
    public static string Sentence(Verdict verdict, IReadOnlyCollection<string> parts) =>
        parts.Count == 0
            ? Beginning(verdict)
            : $"{Beginning(verdict)}。{string.Join('；', parts.Select(p => p.TrimEnd('。')))}。";

    /// <summary>85%.</summary>
    public static string Percent(Rational share) => $"{share * 100}%";

    /// <summary>Whose requirement it is: the nation's, unless the rules in force have changed it.</summary>
    public static string Requirement(RulePack pack, string key) =>
        pack.Changes.Any(c => c.Path.StartsWith(key + ".", StringComparison.Ordinal)) ? "现行规则要求" : "国家要求";

    /// <summary>A school, or the part of it where it has several.</summary>
    public static string Part(SchoolRecord school, Stage stage) =>
        school.Type is SchoolType.NineYear or SchoolType.TwelveYear or SchoolType.CompleteSecondary
            ? $"{school.Name}{stage.Title()}部"
            : school.Name;
}
