using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>Facts about a merged school that several item tests ask for.</summary>
internal static class SchoolFacts
{
    /// <summary>Pupils of a stage; null if unknown (only where the type of the school or a campus implies it).</summary>
    public static decimal? Pupils(this SchoolRecord school, Stage stage) =>
        school.Value(Fields.Pupils(stage)) ?? (school.Implies(stage) ? null : 0);

    private static bool Implies(this SchoolRecord school, Stage stage) =>
        school.Type.Implied().Contains(stage) || school.Parts.Any(p => p.Type.Implied().Contains(stage));

    /// <summary>The stages of compulsory education in which the school has, or may have, pupils to be judged.</summary>
    public static IEnumerable<Stage> JudgedStages(this SchoolRecord school, RulePack pack) =>
        pack.ExcludedTypes.Contains(school.Type)
            ? []
            : SchoolTerms.Judged.Where(s =>
                school.Pupils(s) is not { } pupils
                || (
                    pupils > 0
                    && (
                        school.Type != SchoolType.TeachingPoint
                        || Rational.From(pupils) >= pack["exclusions.teaching_point_min"]
                    )
                )
            );

    /// <summary>Whether a tolerance applies to the school; an unknown fact never satisfies a condition.</summary>
    public static bool Satisfies(this SchoolRecord school, ToleranceCondition when) =>
        (when.Locale is null || school.Locale == when.Locale)
        && (when.CityCentre is null || school.CityCentre == when.CityCentre)
        && (when.BuiltBy is null || school.Built <= when.BuiltBy)
        && (
            when.MaxClassBelow is not { } limit || LargestClass(school) is { } largest && Rational.From(largest) < limit
        )
        && (when.MigrantShareOver is not { } share || MigrantShare(school) is { } actual && actual > share);

    private static decimal? LargestClass(SchoolRecord school)
    {
        decimal largest = 0;
        foreach (var stage in SchoolTerms.Judged.Where(s => school.Pupils(s) is null or > 0))
        {
            if (school.Value(Fields.Of(Field.MaxClassPrimary, stage)) is not { } size)
            {
                return null;
            }

            largest = Math.Max(largest, size);
        }

        return largest;
    }

    private static Rational? MigrantShare(SchoolRecord school) =>
        school.Value(Field.MigrantPupils) is { } migrants
        && school.Pupils(Stage.Primary) is { } primary
        && school.Pupils(Stage.Junior) is { } junior
        && primary + junior > 0
            ? Rational.From(migrants) * 100 / Rational.From(primary + junior)
            : null;
}
