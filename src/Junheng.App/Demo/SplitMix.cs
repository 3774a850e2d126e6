namespace Junheng.App.Demo;

/// <summary>
/// Own generator (splitmix64), because the demo county must be the same on every runtime. One stream per school, keyed
/// by its name: adding a school changes no other.
/// </summary>
internal sealed class SplitMix(int seed, string stream)
{
    private ulong state = Key(seed, stream);

    /// <summary>A whole number between the two, both included.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    /// <summary>A figure of the span, in ten-thousandths of its width.</summary>
    public decimal In(Span span) => span.From + (span.To - span.From) * Between(0, 10_000) / 10_000m;

    /// <summary>True that often in a hundred.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
            z = (z ^ z >> 27) * 0x94D049BB133111EB;
            return z ^ z >> 31;
        }
    }

    // FNV-1a over the seed and the UTF-16 units of the name.
    private static ulong Key(int seed, string stream)
    {
        unchecked
        {
            var hash = (14695981039346656037 ^ (uint)seed) * 1099511628211;
            foreach (var unit in stream)
            {
                hash = (hash ^ unit) * 1099511628211;
            }

            return hash;
        }
    }
}

/// <summary>From where to where a figure of the county lies.</summary>
internal readonly record struct Span(decimal From, decimal To);
