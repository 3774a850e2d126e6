using Junheng.Engine.Figures;

namespace Junheng.Engine.Standards;

/// <summary>How well a number of a rule pack is founded.</summary>
public enum Basis
{
    /// <summary>明文规定: a document states it.</summary>
    Stated,

    /// <summary>见于转录: seen in a transcription of official papers.</summary>
    Transcribed,

    /// <summary>假定: assumed; shown to the user as an assumption.</summary>
    Assumed,
}

/// <summary>A document that rules rest on.</summary>
/// <param name="Key">Its key within the pack.</param>
/// <param name="Number">文号.</param>
/// <param name="Title">Title.</param>
/// <param name="Date">Date or year, as far as known.</param>
public sealed record PolicyDocument(string Key, string Number, string Title, string Date);

/// <summary>Where a rule stands: document, clause, basis, and the pack file and line that says so.</summary>
public sealed record Citation(PolicyDocument Document, string Clause, Basis Basis, string Pack, int Line)
{
    /// <summary>Document number and clause, as shown beside a figure.</summary>
    public override string ToString() => $"{Document.Number} {Clause}";
}

/// <summary>A policy number: its address in the pack, its exact value, and its source.</summary>
/// <param name="Path">Address, e.g. <c>R4.thresholds.primary</c>.</param>
/// <param name="Value">Exact value, in the unit of the rule it belongs to.</param>
/// <param name="Text">As written in the pack.</param>
/// <param name="Source">Where it stands.</param>
public sealed record PolicyNumber(string Path, Rational Value, string Text, Citation Source);

/// <summary>A number or choice that an overlay changed.</summary>
/// <param name="Path">Address of the number.</param>
/// <param name="Before">Text before the change.</param>
/// <param name="After">Text after it.</param>
/// <param name="Source">The overlay's own source.</param>
public sealed record PolicyChange(string Path, string Before, string After, Citation Source);
