using Junheng.App.Standards;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Bench.National;

/// <summary>The numbers of the national pack that decide where a generated school lies: near, at or below a limit.</summary>
internal sealed class PackNumbers
{
    private readonly double[,] thresholds = new double[7, 4];

    public PackNumbers()
    {
        Pack = PackLibrary.Delivered().Find("national") ?? throw new InvalidOperationException("no national pack");
        foreach (var stage in SchoolTerms.Stages)
        {
            Weight[(int)stage] = Pack.SplitWeight(stage).ToDouble();
        }

        foreach (var stage in SchoolTerms.Judged)
        {
            for (var i = 0; i < 7; i++)
            {
                thresholds[i, (int)stage] = Threshold(i, stage).ToDouble();
            }
        }

        SmallPoint = Pack.Whole("exclusions.teaching_point_min");
        Floor = Pack["rule.floor"];
    }

    public RulePack Pack { get; }

    /// <summary>What a pupil of a stage weighs in a split.</summary>
    public double[] Weight { get; } = new double[4];

    /// <summary>A teaching point with fewer pupils is no unit.</summary>
    public int SmallPoint { get; }

    /// <summary>The part of a threshold that one indicator may fall to.</summary>
    public Rational Floor { get; }

    /// <summary>The least amount of an indicator (0 to 6) for one pupil of a stage, in the indicator's input unit.</summary>
    public double PerPupil(int indicator, Stage stage) =>
        thresholds[indicator, (int)stage] / Pack.Indicators[indicator].Factor.ToDouble();

    public Rational Threshold(int indicator, Stage stage) => Pack.Threshold(Pack.Indicators[indicator], stage);

    /// <summary>The amount that gives so many pupils of a one-stage school a value of the indicator, exactly.</summary>
    public Rational Amount(int indicator, Rational value, int pupils) =>
        value * pupils / Pack.Indicators[indicator].Factor;
}
