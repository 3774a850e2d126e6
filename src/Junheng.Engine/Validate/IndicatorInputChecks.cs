using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>
/// Blanks that an indicator, an item or a tolerance needs. Refused cells are left to the reader, which has said already
/// what is wrong with them.
/// </summary>
internal static class IndicatorInputChecks
{
    public static readonly Check[] All =
    [
        Check.OfCounty(
            "indicator-input-blank",
            Warning,
            "资源配置指标需要的数字空着",
            "请补填，确实没有的填0",
            IndicatorInputs
        ),
        Check.OfUnits(
            "class-figures-blank",
            Warning,
            "判定班额需要的数字空着",
            "请补填，没有超标准班额的班填0",
            p =>
                Blanks(
                    p.School,
                    [
                        Fields.Of(Field.ClassesPrimary, p.Stage),
                        Fields.Of(Field.MaxClassPrimary, p.Stage),
                        Fields.Of(Field.ClassesOverPrimary, p.Stage),
                    ]
                )
                    is { Length: > 0 } blank
                    ? new(blank[0], $"没有填写{Titles(blank)}，班额（G5）无法判定")
                    : null
        ),
        Check.OfCounty(
            "rooms-blank",
            Warning,
            "判定音乐、美术教室需要的面积空着",
            "请逐间填写面积，没有教室的填0",
            Rooms
        ),
        Check.OfCounty(
            "tolerance-input-blank",
            Notice,
            "过渡性条款可以计入的数字空着",
            "空着按没有处理，有的请补填",
            ToleranceInputs
        ),
    ];

    private static void IndicatorInputs(Inspection inspection, Report report)
    {
        foreach (var indicator in inspection.Context.Pack.Indicators)
        {
            foreach (var stage in SchoolTerms.Judged)
            {
                var inputs = indicator.Inputs[stage].Select(i => i.Field).ToArray();
                var needed = inputs.Aggregate(0UL, (mask, f) => mask | 1UL << (int)f);
                // Nearly every record is complete: one comparison tells, before anything is listed.
                foreach (var unit in inspection.Units)
                {
                    if (unit.Stage == stage && (needed & ~unit.School.KnownMask) != 0)
                    {
                        Tell(unit, indicator, Blanks(unit.School, inputs), report);
                    }
                }
            }
        }
    }

    private static void Tell(StagePart unit, ResourceIndicator indicator, Field[] blank, Report report)
    {
        if (blank.Length > 0)
        {
            report(
                Inspection.PieceLacking(unit.School, blank[0]),
                blank[0].Info().Code,
                $"没有填写{Titles(blank)}，{unit.Stage.Title()}“{indicator.Name}”（{indicator.Key}）无法测算"
            );
        }
    }

    private static void Rooms(Inspection inspection, Report report)
    {
        foreach (var school in inspection.Units.Select(u => u.School).Distinct())
        {
            if (school.MusicRooms is null || school.ArtRooms is null)
            {
                var what =
                    school.MusicRooms is not null ? "美术教室"
                    : school.ArtRooms is not null ? "音乐教室"
                    : "音乐教室、美术教室";
                report(
                    school.Parts.FirstOrDefault(p => p.MusicRooms is null || p.ArtRooms is null) ?? school,
                    school.MusicRooms is null ? "music_rooms" : "art_rooms",
                    $"没有填写{what}面积，专用教室（G3）无法判定"
                );
            }
        }
    }

    private static void ToleranceInputs(Inspection inspection, Report report)
    {
        var told = new HashSet<(SchoolRecord, Field)>();
        foreach (var tolerance in inspection.Context.Pack.Tolerances)
        {
            foreach (var unit in inspection.Units)
            {
                if (!tolerance.Add.TryGetValue(unit.Stage, out var added) || !Applies(tolerance.When, unit))
                {
                    continue;
                }

                // A whole-school figure serves both stages; one notice is enough.
                foreach (var field in Blanks(unit.School, added).Where(f => told.Add((unit.School, f))))
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

    private static Field[] Blanks(SchoolRecord school, IEnumerable<Field> fields) =>
        [.. fields.Where(f => !school.Has(f) && !school.WasRejected(f))];

    private static string Titles(IEnumerable<Field> fields) => string.Join("、", fields.Select(f => f.Info().Title));
}
