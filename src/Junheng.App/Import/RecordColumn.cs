using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>A column of the school records (基表), as files name it.</summary>
/// <param name="Code">The contract's code, used by CSV headers and findings.</param>
/// <param name="Title">The Chinese title, accepted wherever the code is.</param>
/// <param name="Unit">Unit of the figures; empty for texts, codes and flags.</param>
/// <param name="Definition">口径: what is to be written, in Chinese.</param>
/// <param name="Field">The numeric field the column holds; null for identity, flags and room lists.</param>
public sealed record RecordColumn(string Code, string Title, string Unit, string Definition, Field? Field = null);
