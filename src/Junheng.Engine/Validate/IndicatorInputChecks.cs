using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Blanks that an indicator or an item needs. Refused cells are left to the reader, which has said already what is wrong
/// with them.</summary>
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
                p.School.Blanks([
                    Fields.Of(Field.ClassesPrimary, p.Stage),
                    Fields.Of(Field.MaxClassPrimary, p.Stage),
                    Fields.Of(Field.ClassesOverPrimary, p.Stage),
                ])
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
    ];

    private static void IndicatorInputs(Inspection inspection, Report report)
    {
        foreach (var indicator in inspection.Context.Pack.Indicators)
        {
            foreach (var stage in SchoolTerms.Judged)
            {
                ulong needed = 0;
                foreach (var input in indicator.Inputs[stage])
                {
                    needed |= 1UL << (int)input.Field;
                }

                // Nearly every record is complete: one comparison tells, before anything is listed.
                foreach (var unit in inspection.Units)
                {
                    if (unit.Stage == stage && (needed & ~unit.School.KnownMask) != 0)
                    {
                        var inputs = indicator.Inputs[stage].Select(i => i.Field);
                        Tell(unit, indicator, unit.School.Blanks(inputs), report);
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
}
