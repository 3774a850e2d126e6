using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>
/// Outliers among the county's units of the same stage and size, by the robust z of logarithms: resources per pupil are
/// skewed, and a median with the median absolute deviation is not bent by the very outliers it looks for. Small schools
/// have more of everything per pupil, so a unit is held against those of its own size band, where there are enough.
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
            "与本县同学段、同规模学校相比明显离群",
            "请核对在校生数和该项数字的单位、位数，属实的请附说明",
            Run
        ),
    ];

    private static void Run(Inspection inspection, Report report)
    {
        foreach (var ratios in inspection.Ratios)
        {
            // Zero has no logarithm and is asked about by itself.
            var known = ratios.Units.Where(u => u.Amount > 0).Select(u => new Peer(u)).ToArray();
            if (known.Length < FewestPeers)
            {
                continue;
            }

            var few = new List<Peer>();
            foreach (var band in known.GroupBy(p => p.Band).OrderBy(g => g.Key))
            {
                var peers = band.ToArray();
                if (peers.Length < FewestPeers)
                {
                    few.AddRange(peers);
                    continue;
                }

                Compare(ratios, peers, peers, $"同学段{SizeBands.Title(band.Key)}", report);
            }

            Compare(ratios, few, known, "同学段", report);
        }
    }

    private static void Compare(
        PupilRatios ratios,
        IReadOnlyList<Peer> units,
        Peer[] peers,
        string among,
        Report report
    )
    {
        var middle = Figures.Median.Of(Array.ConvertAll(peers, p => p.Log));
        var spread = MadToDeviation * Figures.Median.Of(Array.ConvertAll(peers, p => Math.Abs(p.Log - middle)));
        foreach (var unit in units)
        {
            if (Math.Abs(unit.Log - middle) > FarthestZ * Math.Max(spread, SmallestSpread))
            {
                report(
                    unit.Ratio.School,
                    ratios.Column,
                    $"{ratios.Stage.Title()}{ratios.Indicator.Name}为{Quotient(unit.Ratio.Value)}{ratios.Indicator.Unit}，本县{among}{peers.Length}所学校的中位数约为{Figures.Rounding.Show(Math.Exp(middle), 2)}{ratios.Indicator.Unit}"
                );
            }
        }
    }

    /// <summary>A unit with its logarithm and the number of its size band.</summary>
    private readonly record struct Peer(PupilRatio Ratio)
    {
        public double Log { get; } = Math.Log((double)Ratio.Value);

        public int Band { get; } = SizeBands.Of(Ratio.Pupils);
    }
}
