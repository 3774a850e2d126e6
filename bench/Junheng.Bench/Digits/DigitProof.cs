namespace Junheng.Bench.Digits;

/// <summary>What holding many values of one kind against the runtime has found; a wrong text of ours ends the run.</summary>
internal sealed class DigitProof
{
    private const int BlockLength = 100_000;

    /// <summary>One value in so many is proven by exact arithmetic too.</summary>
    private const int ExactEvery = 1_000;

    private readonly long[] found = new long[Enum.GetValues<Runtime>().Length];
    private readonly SortedDictionary<double, Runtime> faults = [];

    public long Values => found.Sum();

    public long Proven { get; private set; }

    public long this[Runtime runtime] => found[(int)runtime];

    /// <summary>Values the runtime's text of which is wrong or too long, each once, by size; no more than some hundreds.</summary>
    public IReadOnlyDictionary<double, Runtime> Faults => faults;

    /// <summary>Draws and checks values on all cores, the same ones in every run.</summary>
    /// <exception cref="AggregateException">A text of ours is wrong.</exception>
    public static DigitProof Of(DoubleKind kind, int values)
    {
        var proof = new DigitProof();
        Parallel.For(
            0,
            values / BlockLength,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            block => proof.Add(kind, (ulong)block)
        );
        return proof;
    }

    private void Add(DoubleKind kind, ulong block)
    {
        var words = new Words(block << 32);
        var check = new DigitCheck();
        Span<long> here = stackalloc long[found.Length];
        for (var n = 0; n < BlockLength; n++)
        {
            var value = kind.Draw(ref words);
            var runtime = check.Of(value, n % ExactEvery == 0);
            here[(int)runtime]++;
            if (runtime != Runtime.Same)
            {
                Remember(value, runtime);
            }
        }

        lock (faults)
        {
            Proven += BlockLength / ExactEvery;
            for (var i = 0; i < found.Length; i++)
            {
                found[i] += here[i];
            }
        }
    }

    private void Remember(double value, Runtime runtime)
    {
        lock (faults)
        {
            // The largest go first, so that which ones stay does not depend on who came first.
            faults[value] = runtime;
            if (faults.Count > 500)
            {
                faults.Remove(faults.Keys.Last());
            }
        }
    }
}
