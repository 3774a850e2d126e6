using Junheng.Engine.Standards;

namespace Junheng.Web.Pages.Help;

/// <summary>An entry of 名词与口径, in the language of the interface.</summary>
/// <param name="Id">Its anchor: a term's own, <c>R4</c> of the rule pack, <c>f-</c> of a field, <c>c-</c> of a county figure.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What it means, in one to three sentences.</param>
public sealed record Entry(string Id, string Title, string Text)
{
    /// <summary>A few characters for the contents; the title where it is short enough.</summary>
    public string Brief { get; init; } = Title;

    /// <summary>Thresholds, formulas, local changes: one a line.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Document and clause; null for what no document rules.</summary>
    public Citation? Source { get; init; }

    /// <summary>Anchors of entries that belong to it.</summary>
    public IReadOnlyList<string> See { get; init; } = [];

    /// <summary>Whether any of its words hold what was looked for.</summary>
    public bool Holds(string words) =>
        Lines.Append(Id).Append(Title).Append(Text).Any(t => t.Contains(words, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Entries under one heading.</summary>
/// <param name="Id">Anchor of the heading.</param>
/// <param name="Title">The heading.</param>
/// <param name="Entries">In their own order.</param>
public sealed record EntryGroup(string Id, string Title, IReadOnlyList<Entry> Entries);
