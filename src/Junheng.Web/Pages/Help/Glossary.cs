using Junheng.Engine.Standards;
using Microsoft.Extensions.Localization;

namespace Junheng.Web.Pages.Help;

/// <summary>名词与口径: the terms of the field, and every rule, field and county figure of the pack in force.</summary>
public sealed class Glossary(RulePack pack, IStringLocalizer text)
{
    private readonly Lazy<IReadOnlyList<EntryGroup>> groups = new(() => Build(pack, text));
    private readonly List<Entry> used = [];

    /// <summary>Everything, in the order of the page.</summary>
    public IReadOnlyList<EntryGroup> Groups => groups.Value;

    /// <summary>The entries a page has pointed at, in its own order: paper shows them at the end.</summary>
    public IReadOnlyList<Entry> Used => used;

    /// <summary>The glossary of a request: built once, however often a page points at it.</summary>
    public static Glossary On(HttpContext context, RulePack pack, IStringLocalizer text)
    {
        if (context.Items[typeof(Glossary)] is not Glossary glossary)
        {
            context.Items[typeof(Glossary)] = glossary = new(pack, text);
        }

        return glossary;
    }

    /// <summary>The glossary a page has used; null if it pointed at nothing.</summary>
    public static Glossary? Of(HttpContext context) => context.Items[typeof(Glossary)] as Glossary;

    /// <summary>An entry by its anchor; null if there is none.</summary>
    public Entry? Find(string id) => Groups.SelectMany(g => g.Entries).FirstOrDefault(e => e.Id == id);

    /// <summary>An entry that a page points at; null if there is none.</summary>
    public Entry? Use(string id)
    {
        var entry = used.Find(e => e.Id == id) ?? Find(id);
        if (entry is not null && !used.Contains(entry))
        {
            used.Add(entry);
        }

        return entry;
    }

    private static IReadOnlyList<EntryGroup> Build(RulePack pack, IStringLocalizer text) =>
        [
            .. Term.All.Select(g => new EntryGroup(
                g.Id,
                Show.IsEnglish ? g.En : g.Zh,
                [.. g.Terms.Select(t => t.Entry(pack))]
            )),
            .. new RuleEntries(pack, text).All(),
            .. new FieldEntries(pack, text).All(),
        ];
}
