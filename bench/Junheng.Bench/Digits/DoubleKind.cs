namespace Junheng.Bench.Digits;

/// <summary>Draws one value.</summary>
internal delegate double Draw(ref Words words);

/// <summary>A kind of doubles that digits are proven on: what occurs, and where formatters go wrong.</summary>
internal sealed record DoubleKind(string Name, Draw Draw)
{
    /// <summary>Any bits at all; what is no number becomes one.</summary>
    public static readonly DoubleKind AnyBits = new("any bits", (ref w) => Finite(w.Next()));

    /// <summary>Resources divided by pupils.</summary>
    public static readonly DoubleKind Quotients = new(
        "quotients of whole numbers up to 10^13 and 10^7",
        (ref w) => (1 + w.OfAnyLength(43)) / (double)(1 + w.Below(10_000_000))
    );

    public static readonly IReadOnlyList<DoubleKind> All =
    [
        AnyBits,
        Quotients,
        new("powers of two and neighbours", (ref w) => Beside(Math.ScaleB(1, (int)w.Below(2098) - 1074), ref w)),
        new("powers of ten and neighbours", (ref w) => Beside(TenTo((int)w.Below(632) - 323), ref w)),
        new("subnormals", (ref w) => BitConverter.UInt64BitsToDouble(Math.Max(1, w.OfAnyLength(52)))),
        new("whole numbers", (ref w) => w.OfAnyLength(64)),
        new("hundredths", (ref w) => w.OfAnyLength(40) / 100.0),
        new("thousandths", (ref w) => -(w.OfAnyLength(40) / 1000.0)),
        new("shares among powers of two", (ref w) => Math.ScaleB((double)w.OfAnyLength(53), -(int)w.Below(64))),
    ];

    private static readonly double[] PowersOfTen =
    [
        .. Enumerable
            .Range(-323, 632)
            .Select(n => double.Parse($"1e{n}", System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static double TenTo(int power) => PowersOfTen[power + 323];

    /// <summary>The value itself, a close neighbour, or one up to some millions further.</summary>
    private static double Beside(double value, ref Words words)
    {
        var away = words.Next() % 3 == 0 ? 0 : (long)words.OfAnyLength(24);
        var bits = BitConverter.DoubleToInt64Bits(value) + (words.Next() % 2 == 0 ? away : -away);
        return Finite((ulong)Math.Max(1, bits));
    }

    private static double Finite(ulong bits)
    {
        var value = BitConverter.UInt64BitsToDouble(bits);
        return double.IsFinite(value) ? value : BitConverter.UInt64BitsToDouble(bits & ~(1UL << 62));
    }
}
