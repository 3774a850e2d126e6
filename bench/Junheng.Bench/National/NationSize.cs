namespace Junheng.Bench.National;

/// <summary>How much of the nation, and over how many years.</summary>
/// <param name="Records">Rows of the file.</param>
/// <param name="Quarters">Quarters of the nation's counties, one to four.</param>
/// <param name="Years">Years, the last of them <see cref="LastYear"/>.</param>
internal sealed record NationSize(int Records, int Quarters, int Years)
{
    /// <summary>Counties in a quarter of the nation.</summary>
    public const int CountiesOfAQuarter = 725;

    private const int RecordsOfAQuarter = 50_000;
    private const int LastYear = 2026;
    private const int ProvinceCounties = 100;

    // Invented counties under real province prefixes, in the order of the codes.
    private static readonly int[] Provinces =
    [
        .. Enumerable.Range(11, 5),
        .. Enumerable.Range(21, 3),
        .. Enumerable.Range(31, 7),
        .. Enumerable.Range(41, 6),
        .. Enumerable.Range(50, 5),
        .. Enumerable.Range(61, 5),
    ];

    public static NationSize Quarter { get; } = Of(1, 1);
    public static NationSize Year { get; } = Of(4, 1);
    public static NationSize FourYears { get; } = Of(4, 4);
    public static NationSize SixteenYears { get; } = Of(4, 16);

    public int Counties => CountiesOfAQuarter * Quarters;

    public IEnumerable<int> AllYears => Enumerable.Range(LastYear - Years + 1, Years);

    /// <summary>As files and tables name it: 50k, 200k, 800k, 3.2M.</summary>
    public string Name => Records < 1_000_000 ? $"{Records / 1000}k" : $"{Records / 100_000 / 10.0:0.0}M";

    /// <summary>Six-digit code of a county by its number from 0.</summary>
    public static string CountyCode(int county)
    {
        var within = county % ProvinceCounties;
        return $"{Provinces[county / ProvinceCounties]}{within / 20 + 1:D2}{within % 20 + 1:D2}";
    }

    /// <summary>Rows of each county in a year: 20 to 118, and exactly 50,000 for a quarter of the nation.</summary>
    public static int[] RecordsByCounty(int quarters)
    {
        var rows = new int[CountiesOfAQuarter * quarters];
        for (var first = 0; first < rows.Length; first += CountiesOfAQuarter)
        {
            var shares = Enumerable
                .Range(first, CountiesOfAQuarter)
                .Select(c => Dice.For(c).Between(20, 118))
                .ToArray();
            var (sum, before, given) = (shares.Sum(), 0L, 0);
            for (var i = 0; i < shares.Length; i++)
            {
                before += shares[i];
                rows[first + i] = (int)(before * RecordsOfAQuarter / sum) - given;
                given += rows[first + i];
            }
        }

        return rows;
    }

    private static NationSize Of(int quarters, int years) => new(RecordsOfAQuarter * quarters * years, quarters, years);
}
