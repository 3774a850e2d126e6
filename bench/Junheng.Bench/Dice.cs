namespace Junheng.Bench;

/// <summary>
/// Own random numbers (splitmix64; Steele, Lea and Flood 2014): the same file on every machine and runtime. One stream
/// per thing described, so that adding a school changes no other.
/// </summary>
internal struct Dice(ulong state)
{
    /// <summary>A stream of its own for each combination of numbers.</summary>
    public static Dice For(params ReadOnlySpan<int> key)
    {
        var hash = 14695981039346656037UL;
        foreach (var part in key)
        {
            hash = Mix((hash ^ (uint)part) * 1099511628211UL);
        }

        return new Dice(hash);
    }

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    /// <summary>A whole number between the two, both included.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    /// <summary>From the first up to the second.</summary>
    public double In(double from, double to) => from + (to - from) * (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True that often in ten thousand.</summary>
    public bool Chance(int ofTenThousand) => Next() % 10_000 < (ulong)ofTenThousand;

    private static ulong Mix(ulong z)
    {
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}
