using System.Text.Json;
using System.Text.RegularExpressions;
using Junheng.Engine.Standards;

namespace Junheng.Web.Pages.Help;

/// <summary>A term of the field as terms.json holds it, in both languages.</summary>
/// <param name="Id">Anchor.</param>
/// <param name="Zh">The term.</param>
/// <param name="En">The term in English.</param>
/// <param name="Text">What it means; <c>{path}</c> stands for a number of the rule pack, <c>{path%}</c> for it as a percentage.</param>
/// <param name="English">The same in English.</param>
/// <param name="See">Anchors of entries that belong to it.</param>
public sealed partial record Term(
    string Id,
    string Zh,
    string En,
    string Text,
    string English,
    IReadOnlyList<string>? See = null
)
{
    /// <summary>A heading with its terms.</summary>
    public sealed record Group(string Id, string Zh, string En, IReadOnlyList<Term> Terms);

    /// <summary>All terms, as delivered.</summary>
    public static IReadOnlyList<Group> All { get; } = Load();

    /// <summary>The term that explains a part of the county's verdict, by the part's name.</summary>
    public static string OfPart(string name) =>
        All.SelectMany(g => g.Terms).FirstOrDefault(t => t.Zh.StartsWith(name, StringComparison.Ordinal))?.Id
        ?? "county";

    /// <summary>The term with the numbers of a pack put in.</summary>
    public Entry Entry(RulePack pack) =>
        new(Id, Show.IsEnglish ? En : Zh, Filled(Show.IsEnglish ? English : Text, pack)) { See = See ?? [] };

    /// <summary>Puts the numbers of a pack where a text names them.</summary>
    /// <exception cref="KeyNotFoundException">The pack has no such number.</exception>
    internal static string Filled(string text, RulePack pack) =>
        Number()
            .Replace(
                text,
                m =>
                    m.Groups[2].Length == 0
                        ? pack.Numbers[m.Groups[1].Value].Text
                        : Show.Trimmed(pack[m.Groups[1].Value] * 100, 2) + "%"
            );

    private static List<Group> Load()
    {
        using var stream = typeof(Term).Assembly.GetManifestResourceStream("terms.json")!;
        return JsonSerializer.Deserialize<List<Group>>(stream, JsonSerializerOptions.Web)!;
    }

    [GeneratedRegex(@"\{([A-Za-z0-9_.]+)(%?)\}")]
    private static partial Regex Number();
}
