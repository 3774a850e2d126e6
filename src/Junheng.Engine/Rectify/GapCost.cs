using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Rectify;

/// <summary>
/// What closing the gaps of one indicator costs over the whole county, by the county's own unit prices (整改单价). An
/// estimate for planning: nothing is judged by it.
/// </summary>
/// <param name="Indicator">0 to 6.</param>
/// <param name="ToFloor">Missing to the floor, in the natural unit; what both parts of a school share counts once.</param>
/// <param name="ToThreshold">Missing to the threshold, likewise.</param>
/// <param name="Price">万元 per natural unit; null where the county has given none.</param>
public sealed record GapCost(int Indicator, Rational ToFloor, Rational ToThreshold, Rational? Price)
{
    /// <summary>Code of the county figure that is the price, and how many 万元 one of its units is.</summary>
    private static readonly Dictionary<string, (string Code, Rational InWan)> Prices = new()
    {
        ["R1"] = ("price_degree_teacher", Rational.One),
        ["R2"] = ("price_backbone_teacher", Rational.One),
        ["R3"] = ("price_arts_teacher", Rational.One),
        ["R4"] = ("price_teaching_area", new(1, 10_000)),
        ["R5"] = ("price_sports_area", new(1, 10_000)),
        ["R7"] = ("price_multimedia_room", Rational.One),
    };

    /// <summary>万元 to the threshold; null without a price.</summary>
    public Rational? WanToThreshold => Money(ToThreshold);

    /// <summary>The prices a county sets, with the indicators they are for.</summary>
    public static IReadOnlyList<AskedItem> Asked(RulePack pack) =>
        [
            .. from rule in pack.Indicators
            where Prices.ContainsKey(rule.Key)
            let item = CountyItems.Find(Prices[rule.Key].Code)
            where item is not null
            select new AskedItem(item, [rule.Key]),
        ];

    /// <summary>万元 per natural unit of an indicator; null where the county has given no price.</summary>
    /// <param name="rule">The indicator.</param>
    /// <param name="figures">County figures by code.</param>
    public static Rational? PriceOf(ResourceIndicator rule, IReadOnlyDictionary<string, decimal> figures) =>
        !Prices.TryGetValue(rule.Key, out var price) ? Rational.One
        : figures.TryGetValue(price.Code, out var value) ? Rational.From(value) * price.InWan
        : null;

    /// <summary>The costs of all seven indicators.</summary>
    public static IReadOnlyList<GapCost> Of(ResourceVerdict resources, IReadOnlyDictionary<string, decimal> figures) =>
        [
            .. resources.Kernel.Pack.Indicators.Select(
                (rule, i) =>
                {
                    var schools = resources
                        .Stages.SelectMany(s => s.Figures.Members)
                        .Select(u => Gap.Of(resources, u, i))
                        .OfType<Gap>()
                        .GroupBy(g => resources.Units.Rows[g.Unit])
                        .ToList();
                    return new GapCost(
                        i,
                        Total(schools, rule.Shared, g => g.ToFloor),
                        Total(schools, rule.Shared, g => g.ToThreshold),
                        PriceOf(rule, figures)
                    );
                }
            ),
        ];

    /// <summary>Summed over schools; a shared resource that several parts lack is built once, for the part that lacks most.</summary>
    private static Rational Total(IEnumerable<IEnumerable<Gap>> schools, bool isShared, Func<Gap, Rational> missing) =>
        schools
            .Select(gaps =>
                gaps.Select(missing)
                    .Aggregate(
                        (a, b) =>
                            !isShared ? a + b
                            : a > b ? a
                            : b
                    )
            )
            .Aggregate(Rational.Zero, (a, b) => a + b);

    /// <summary>万元 that an amount in the natural unit costs; null without a price.</summary>
    public Rational? Money(Rational amount) =>
        amount.Sign == 0 ? Rational.Zero
        : Price is { } price ? amount * price
        : null;
}
