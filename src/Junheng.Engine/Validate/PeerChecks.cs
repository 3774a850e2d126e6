using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>
/// Outliers among the county's units of the same stage, by the robust z of logarithms: resources per pupil are skewed,
/// and a median with the median absolute deviation is not bent by the very outliers it looks for.
/// </summary>
internal static class PeerChecks
{
    // Not policy: the customary size of a peer group, and a z that normal figures reach once in a million.
    private const int FewestPeers = 10;
    private const double FarthestZ = 5;

    /// <summary>A county of equal schools has no spread: nothing within a factor of 4.5 of the median is an outlier.</summary>
    private const double SmallestSpread = 0.3;

    /// <summary>Makes the median absolute deviation comparable with a standard deviation of a normal distribution.</summary>
    private const double MadToDeviation = 1.4826;

    public static readonly Check[] All =
    [
        Check.OfCounty(
            "peer-outlier",
            Warning,
            "与本县同学段学校相比明显离群",
            "请核对在校生数和该项数字的单位、位数，属实的请附说明",
            Run
        ),
    ];

    private static void Run(Inspection inspection, Report report)
    {
        foreach (var ratios in inspection.Ratios)
        {
            // Zero has no logarithm and is asked about by itself.
            var known = ratios.Units.Where(u => u.Amount > 0).ToArray();
            if (known.Length < FewestPeers)
            {
                continue;
            }

            var logs = Array.ConvertAll(known, u => Math.Log((double)u.Value));
            var middle = Median(logs);
            var spread = MadToDeviation * Median(Array.ConvertAll(logs, l => Math.Abs(l - middle)));
            for (var i = 0; i < known.Length; i++)
            {
                if (Math.Abs(logs[i] - middle) > FarthestZ * Math.Max(spread, SmallestSpread))
                {
                    report(
                        known[i].School,
                        ratios.Column,
                        $"{ratios.Stage.Title()}{ratios.Indicator.Name}为{Quotient(known[i].Value)}{ratios.Indicator.Unit}，本县同学段{known.Length}所学校的中位数约为{Figures.Rounding.Show(Math.Exp(middle), 2)}{ratios.Indicator.Unit}"
                    );
                }
            }
        }
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
