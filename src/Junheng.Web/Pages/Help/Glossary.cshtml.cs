using Junheng.App;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.Extensions.Localization;

namespace Junheng.Web.Pages.Help;

/// <summary>名词与口径: what every term, indicator, field and county figure means, with document and clause.</summary>
[Needs(Right.ReadSchool)]
public sealed class GlossaryModel(OpenYear open, IStringLocalizer<Texts> text) : CountyPage(open, "glossary")
{
    /// <summary>What was looked for; empty for everything.</summary>
    public string Words { get; private set; } = "";

    public IReadOnlyList<EntryGroup> Groups { get; private set; } = [];

    public int Count => Groups.Sum(g => g.Entries.Count);

    /// <summary>Names of all entries, so that a reference reads as one also where the search left the entry out.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public void OnGet(string? q)
    {
        Words = q?.Trim() ?? "";
        var all = new Glossary(Pack, text).Groups;
        Names = all.SelectMany(g => g.Entries).ToDictionary(e => e.Id, e => e.Brief);
        Groups =
        [
            .. all.Select(g => g with { Entries = [.. g.Entries.Where(e => Words.Length == 0 || e.Holds(Words))] })
                .Where(g => g.Entries.Count > 0),
        ];
    }
}
