namespace Junheng.Bench.Digits;

/// <summary>Random words, the same in every run: SplitMix64 (Steele, Lea and Flood, 2014).</summary>
internal struct Words(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9e37_79b9_7f4a_7c15;
        var word = (state ^ state >> 30) * 0xbf58_476d_1ce4_e5b9;
        word = (word ^ word >> 27) * 0x94d0_49bb_1331_11eb;
        return word ^ word >> 31;
    }

    /// <summary>From 0 up to, and without, a limit.</summary>
    public ulong Below(ulong limit) => Math.BigMul(Next(), limit, out _);

    /// <summary>A number of any length up to some bits: short ones come as often as long ones.</summary>
    public ulong OfAnyLength(int bits) => Next() >> 64 - 1 - (int)Below((ulong)bits);
}
