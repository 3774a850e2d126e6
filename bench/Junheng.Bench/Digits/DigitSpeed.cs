using System.Diagnostics;
using System.Globalization;
using Junheng.Engine.Figures;

namespace Junheng.Bench.Digits;

/// <summary>Nanoseconds a value, ours and the runtime's in turn on the same values, one thread, warmed up.</summary>
internal sealed record DigitSpeed(double Ours, double Runtimes)
{
    private const int Values = 100_000;
    private const int Rounds = 21;

    public double Ratio => Ours / Runtimes;

    public static DigitSpeed Of(DoubleKind kind)
    {
        var words = new Words(1);
        var values = new double[Values];
        for (var n = 0; n < values.Length; n++)
        {
            values[n] = kind.Draw(ref words);
        }

        // A block of a file: texts one behind the other, with a comma.
        var text = new byte[ShortestDigits.MaximumLength + 1 << 10];
        var (ours, runtimes) = (new List<double>(), new List<double>());
        for (var round = -Rounds / 2; round < Rounds; round++)
        {
            var first = Time(values, () => WriteOurs(values, text));
            var second = Time(values, () => WriteRuntimes(values, text));
            if (round >= 0)
            {
                ours.Add(first);
                runtimes.Add(second);
            }
        }

        return new(new Percentiles(ours).Median, new Percentiles(runtimes).Median);
    }

    private static double Time(double[] values, Action write)
    {
        var start = Stopwatch.GetTimestamp();
        write();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / values.Length;
    }

    private static void WriteOurs(double[] values, byte[] text)
    {
        var at = 0;
        foreach (var value in values)
        {
            at = at > text.Length - ShortestDigits.MaximumLength - 1 ? 0 : at;
            at += ShortestDigits.Write(value, text.AsSpan(at));
            text[at++] = (byte)',';
        }
    }

    private static void WriteRuntimes(double[] values, byte[] text)
    {
        var at = 0;
        foreach (var value in values)
        {
            at = at > text.Length - ShortestDigits.MaximumLength - 1 ? 0 : at;
            if (!value.TryFormat(text.AsSpan(at), out var length, "R", CultureInfo.InvariantCulture))
            {
                throw new InvalidOperationException("no room left for a text");
            }

            at += length;
            text[at++] = (byte)',';
        }
    }
}
