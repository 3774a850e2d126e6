using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>G5 in one stage of a school: its classes as listed, and the limit they are held to.</summary>
/// <param name="School">The merged record.</param>
/// <param name="Stage">Primary or junior.</param>
/// <param name="Limit">The most pupils (人) a class may have.</param>
/// <param name="Classes">The classes listed; empty where the school handed in no list.</param>
public sealed record StageClasses(SchoolRecord School, Stage Stage, Rational Limit, IReadOnlyList<SchoolClass> Classes)
{
    // Pupils are whole: over the limit is over the whole number below it.
    private readonly long most = (long)(Limit.Numerator / Limit.Denominator);

    /// <summary>The classes over the limit, in the order handed in.</summary>
    public IEnumerable<SchoolClass> Over => Classes.Where(IsOver);

    /// <summary>Whether a class has more pupils than the limit; a class of unknown size has not.</summary>
    public bool IsOver(SchoolClass one) => one.Pupils > most;

    /// <summary>By how many pupils (人) a class exceeds the limit; zero or less where it does not.</summary>
    public long Excess(SchoolClass one) => (one.Pupils ?? most) - most;

    /// <summary>One stage of a school.</summary>
    public static StageClasses Of(Item item, SchoolRecord school, Stage stage) =>
        new(school, stage, item.Thresholds[stage.Code()].Value, [.. school.ClassesOf(stage)]);

    /// <summary>Every stage of every school that is judged, in the order of results.</summary>
    /// <param name="item">The item on class sizes.</param>
    /// <param name="pack">The rules.</param>
    /// <param name="schools">The merged schools.</param>
    public static IEnumerable<StageClasses> All(Item item, RulePack pack, IEnumerable<SchoolRecord> schools) =>
        schools.SelectMany(school => school.JudgedStages(pack).Select(stage => Of(item, school, stage)));
}
