using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Blanks that a tolerance (过渡性条款) could add and that pass for none.</summary>
internal static class ToleranceInputChecks
{
    public static readonly Check[] All =
    [
        Check.OfCounty(
            "tolerance-input-blank",
            Notice,
            "过渡性条款可以计入的数字空着",
            "空着按没有处理，有的请补填",
            ToleranceInputs
        ),
    ];

    private static void ToleranceInputs(Inspection inspection, Report report)
    {
        var told = new HashSet<(SchoolRecord, Field)>();
        foreach (var tolerance in inspection.Context.Tolerances)
        {
            foreach (var unit in inspection.Units)
            {
                if (!tolerance.Add.TryGetValue(unit.Stage, out var added) || !Applies(tolerance.When, unit))
                {
                    continue;
                }

                // A whole-school figure serves both stages; one notice is enough.
                foreach (var field in unit.School.Blanks(added).Where(f => told.Add((unit.School, f))))
                {
                    report(
                        Inspection.PieceLacking(unit.School, field),
                        field.Info().Code,
                        $"符合过渡性条款“{tolerance.Name}”的条件，没有填写{field.Info().Title}"
                    );
                }
            }
        }
    }

    /// <summary>Whether the unit is one the tolerance is for; an unknown fact satisfies no condition.</summary>
    private static bool Applies(ToleranceCondition when, StagePart unit) =>
        (when.Locale is null || when.Locale == unit.School.Locale)
        && (when.CityCentre is null || when.CityCentre == unit.School.CityCentre)
        && (when.UnitPupilsFrom is null || unit.Pupils >= when.UnitPupilsFrom)
        && (when.UnitPupilsTo is null || unit.Pupils <= when.UnitPupilsTo)
        && (when.BuiltBy is null || unit.School.Built <= when.BuiltBy)
        && (when.MaxClassBelow is not { } size || unit[Field.MaxClassPrimary] < Inspection.Number(size))
        && (when.MigrantShareOver is not { } share || MigrantShareOver(unit.School, Inspection.Number(share)));

    private static bool MigrantShareOver(SchoolRecord school, decimal percent) =>
        school.Number(Field.MigrantPupils) * 100
        > percent * (school.PupilsIn(Stage.Primary) + school.PupilsIn(Stage.Junior));
}
