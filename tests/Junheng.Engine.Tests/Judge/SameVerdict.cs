using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Judge;

/// <summary>Holds a county with changes to what a judgement of the same columns as a whole finds.</summary>
internal static class SameVerdict
{
    private const double Nearly = 1e-12;

    public static void Expect(ResourceVerdict changed)
    {
        var whole = ResourceVerdict.Judge(changed.Kernel, changed.Columns);
        Assert.Equal(UnitLines(whole), UnitLines(changed));
        Assert.Equal(StageLines(whole), StageLines(changed));
        Assert.Equal(whole.Verdict, changed.Verdict);
        foreach (var (expected, stage) in whole.Stages.Zip(changed.Stages))
        {
            for (var i = 0; i < 7; i++)
            {
                var (cv, found) = (expected.Figures.Cvs[i], stage.Figures.Cvs[i]);
                Assert.Equal(cv is null, found is null);
                Assert.True(
                    cv is null || Math.Abs(cv.Value - found!.Value) <= Nearly * Math.Abs(cv.Value),
                    $"{expected.Figures.Stage} R{i + 1}: {cv:R} {found:R}"
                );
            }
        }
    }

    /// <summary>Everything there is, columns included, to the last bit.</summary>
    public static IReadOnlyList<string> Bits(ResourceVerdict resources) =>
        [
            .. Fields.All.Select(f => string.Join(' ', resources.Columns[f.Field])),
            string.Join(' ', resources.Columns.Known),
            .. UnitLines(resources),
            .. StageLines(resources),
            .. resources.Stages.Select(s => string.Join(' ', s.Figures.Cvs.Select(Bits))),
            $"{resources.Verdict}",
        ];

    private static IEnumerable<string> UnitLines(ResourceVerdict resources)
    {
        var (units, verdicts) = (resources.Units, resources.UnitVerdicts);
        return Enumerable
            .Range(0, units.Count)
            .Select(u =>
                $"{units.Rows[u]} {units.Stages[u]} {units.Pupils[u]} {units.Known[u]:x} {verdicts.All[u]} "
                + $"{verdicts.MetCount(u)} {verdicts.Reason(u)} "
                + string.Join(
                    ' ',
                    Enumerable
                        .Range(0, 7)
                        .Select(i => $"{Bits(units.Value(u, i))}/{verdicts.IsMet(u, i)}/{verdicts.ReachesFloor(u, i)}")
                )
            );
    }

    private static IEnumerable<string> StageLines(ResourceVerdict resources) =>
        resources.Stages.Select(s =>
            $"{s.Figures.Stage} {s.UnitsMet} {s.UnitsUnknown} {s.UnitsVerdict} {s.CvVerdict} {s.Verdict} "
            + $"{string.Join(' ', s.Over)} {string.Join(' ', s.Figures.Lacking)} "
            + string.Join(' ', s.Figures.Means.Select(Bits))
        );

    private static string Bits(double? value) =>
        value is { } known ? $"{BitConverter.DoubleToInt64Bits(known):x}" : "-";
}
