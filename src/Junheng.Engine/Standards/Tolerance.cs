using Junheng.Engine.Figures;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Standards;

/// <summary>The schools a tolerance is for; a null condition does not restrict. Unknown facts never satisfy one.</summary>
public sealed record ToleranceCondition(
    Locale? Locale,
    bool? CityCentre,
    long? UnitPupilsFrom,
    long? UnitPupilsTo,
    int? BuiltBy,
    Rational? MaxClassBelow,
    Rational? MigrantShareOver
);

/// <summary>过渡性条款: a dated, switchable relief for some schools on one item.</summary>
/// <param name="Key">Key in the pack.</param>
/// <param name="Name">What it allows, in Chinese.</param>
/// <param name="Item">The indicator or item it bears on (R3, R5, G3, G4).</param>
/// <param name="When">The schools it is for.</param>
/// <param name="Add">Fields added to the indicator's numerator, per stage.</param>
/// <param name="Areas">Smaller room areas in ㎡, keyed <c>music.primary</c> and so on.</param>
/// <param name="Sizes">Larger size limits, keyed <c>all</c>, <c>integrated</c>.</param>
/// <param name="From">First day granted.</param>
/// <param name="Until">Last day granted.</param>
/// <param name="Source">Document and clause.</param>
public sealed record Tolerance(
    string Key,
    string Name,
    string Item,
    ToleranceCondition When,
    IReadOnlyDictionary<Stage, IReadOnlyList<Field>> Add,
    IReadOnlyDictionary<string, Rational> Areas,
    IReadOnlyDictionary<string, Rational> Sizes,
    DateOnly From,
    DateOnly Until,
    Citation Source
);
