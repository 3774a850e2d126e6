using System.Runtime.Intrinsics;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Compute;

/// <summary>
/// One indicator in one stage for all rows of a county. Numerators and denominators are whole numbers; where both fit
/// a double exactly, which real schools' always do, one division gives the double nearest to the true value. Where they
/// do not, the values are computed one by one in 128 bits.
/// </summary>
internal static class ValuePass
{
    /// <summary>Inputs below 2⁴⁸ millionths: eight of them add up to less than the 51 bits that convert exactly.</summary>
    private const int InputBits = 48;

    public static void Run(KernelRules rules, SchoolColumns schools, UnitColumns units, Stage stage, int indicator)
    {
        ref readonly var rule = ref rules[indicator, stage];
        var judged = units.Of(stage);
        var sums = units.Sums;
        var bits = Sum(schools, judged.Length, rule, sums);
        if (rule.ExtraWhen is not null)
        {
            bits |= AddExtra(schools, units, stage, rule, sums);
        }

        if ((judged.Complete >> indicator & 1) == 0)
        {
            judged.ClearUnknown(indicator, sums);
        }

        var whole = bits >> InputBits == 0;
        if (whole)
        {
            var factor = rules.Factor(indicator, stage);
            whole = Divide(judged, indicator, rule.Shared ? judged.Weighted : judged.Pupils, factor, rule.Bottom, sums);
        }

        if (!whole)
        {
            OneByOne(units, judged, indicator);
        }
    }

    /// <summary>
    /// The value of one judged unit again after an amount has changed: the numerator moves by a whole number, and the
    /// division is that of all rows, so the double is the same as if all had been computed.
    /// </summary>
    public static void Change(UnitColumns units, JudgedStage judged, int unit, in FieldUse use, long before, long now)
    {
        var (row, i) = (units.Rows[unit], use.Indicator);
        if (judged.Exact[i] && (before | now) >> InputBits == 0)
        {
            ref var top = ref judged.Tops(i)[row];
            var step = (now - before) * use.Step;
            var moved = top + step;
            if (Math.Abs(step) < Vectors.LargestExact && Math.Abs(moved) < Vectors.LargestExact)
            {
                top = moved;
                var counts = use.Shared ? judged.Weighted : judged.Pupils;
                judged.Values(i)[row] = moved / (counts[row] * judged.Bottoms[i]);
                judged.Negative[i] |= moved < 0;
                return;
            }
        }

        judged.Exact[i] = false;
        One(units, judged, unit, i);
    }

    /// <summary>Adds up the numerators; returns the bits set in any of the inputs.</summary>
    private static long Sum(SchoolColumns schools, int length, in CompiledIndicator rule, Span<long> sums)
    {
        var bits = Vector256<long>.Zero;
        if (rule.Plus.Length == 0)
        {
            sums[..length].Clear();
        }

        for (var i = 0; i < rule.Plus.Length; i++)
        {
            ReadOnlySpan<long> column = schools[rule.Plus[i]];
            if (i == 0)
            {
                for (var row = 0; row < length; row += Vectors.Lanes)
                {
                    var input = Vectors.At(column, row);
                    bits |= input;
                    input.Put(sums, row);
                }

                continue;
            }

            for (var row = 0; row < length; row += Vectors.Lanes)
            {
                var input = Vectors.At(column, row);
                bits |= input;
                (Vectors.At<long>(sums, row) + input).Put(sums, row);
            }
        }

        foreach (var field in rule.Minus)
        {
            ReadOnlySpan<long> column = schools[field];
            for (var row = 0; row < length; row += Vectors.Lanes)
            {
                var input = Vectors.At(column, row);
                bits |= input;
                (Vectors.At<long>(sums, row) - input).Put(sums, row);
            }
        }

        return bits[0] | bits[1] | bits[2] | bits[3];
    }

    private static long AddExtra(
        SchoolColumns schools,
        UnitColumns units,
        Stage stage,
        in CompiledIndicator rule,
        Span<long> sums
    )
    {
        long bits = 0;
        for (var u = 0; u < units.Count; u++)
        {
            var row = units.Rows[u];
            if (units.Stages[u] != stage || !Kernel.Holds(rule.ExtraWhen!, schools, row, units.Pupils[u]))
            {
                continue;
            }

            foreach (var field in rule.Extra)
            {
                // A blank extra counts as none (a notice says so), never as a missing indicator.
                var extra = schools.Has(row, field) ? schools[field][row] : 0;
                bits |= extra;
                sums[row] += extra;
            }
        }

        return bits;
    }

    /// <summary>Divides; false if a numerator or denominator is too large to be exact.</summary>
    private static bool Divide(
        JudgedStage judged,
        int indicator,
        ReadOnlySpan<double> counts,
        long factor,
        long bottom,
        ReadOnlySpan<long> sums
    )
    {
        var tops = judged.Tops(indicator);
        var values = judged.Values(indicator);
        var scale = Vector256.Create((double)factor);
        var below = Vector256.Create((double)bottom);
        var largest = Vector256<double>.Zero;
        var smallest = Vector256<double>.Zero;
        for (var row = 0; row < judged.Length; row += Vectors.Lanes)
        {
            var top = Vectors.ToDouble(Vectors.At(sums, row)) * scale;
            var divisor = Vectors.At(counts, row) * below;
            largest = Vector256.Max(largest, Vector256.Max(divisor, Vector256.Abs(top)));
            smallest = Vector256.Min(smallest, top * Vectors.At<double>(judged.Weights, row));
            top.Put(tops, row);
            (top / divisor).Put(values, row);
        }

        judged.Bottoms[indicator] = bottom;
        judged.Negative[indicator] = Vector256.LessThanAny(smallest, Vector256<double>.Zero);
        judged.Exact[indicator] = !Vector256.GreaterThanAny(largest, Vector256.Create(Vectors.LargestExact));
        return judged.Exact[indicator];
    }

    private static void OneByOne(UnitColumns units, JudgedStage judged, int indicator)
    {
        var values = judged.Values(indicator);
        values.Clear();
        judged.Exact[indicator] = false;
        judged.Negative[indicator] = false;
        for (var u = 0; u < units.Count; u++)
        {
            if (units.Stages[u] == judged.Stage && units.Has(u, indicator))
            {
                One(units, judged, u, indicator);
            }
        }
    }

    private static void One(UnitColumns units, JudgedStage judged, int unit, int indicator)
    {
        var (top, bottom) = units.Exact(unit, indicator);
        judged.Values(indicator)[units.Rows[unit]] = UnitColumns.Nearest(top, bottom);
        judged.Negative[indicator] |= top < 0;
    }
}
