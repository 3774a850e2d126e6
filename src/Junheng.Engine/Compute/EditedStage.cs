using System.Runtime.InteropServices;

namespace Junheng.Engine.Compute;

/// <summary>
/// One stage of a computed county while amounts in it change: the values that changed rows have, running sums for their
/// CVs, and all that is needed to put everything back to the last bit.
/// </summary>
internal sealed class EditedStage(UnitColumns units, StageFigures figures)
{
    private readonly JudgedStage judged = units.Of(figures.Stage);
    private readonly RunningMoments[] sums = new RunningMoments[UnitColumns.Width];
    private readonly RunningMoments[] firstSums = new RunningMoments[UnitColumns.Width];
    private readonly double?[] firstCvs = new double?[UnitColumns.Width];
    private readonly bool[] firstExact = new bool[UnitColumns.Width];
    private readonly bool[] firstNegative = new bool[UnitColumns.Width];
    private readonly List<Value> firstValues = [];
    private int[] unitOf = [];
    private byte[] changed = [];
    private int summed;
    private int due;

    /// <summary>A value as it was before the first change.</summary>
    internal readonly record struct Value(int Unit, int Row, int Indicator, double Quotient, double Top);

    /// <summary>The values that have changed, each as it was at first.</summary>
    public ReadOnlySpan<Value> Changed => CollectionsMarshal.AsSpan(firstValues);

    /// <summary>Takes the county as it is computed now for what changes are taken back to.</summary>
    public void Begin()
    {
        if (unitOf.Length < judged.Length)
        {
            unitOf = new int[judged.Weights.Length];
            changed = new byte[judged.Weights.Length];
        }

        Array.Fill(unitOf, -1);
        foreach (var unit in judged.Members)
        {
            unitOf[units.Rows[unit]] = unit;
        }

        Array.Clear(changed);
        firstValues.Clear();
        (summed, due) = (0, 0);
        figures.Cvs.CopyTo(firstCvs, 0);
        judged.Exact.CopyTo(firstExact, 0);
        judged.Negative.CopyTo(firstNegative, 0);
    }

    /// <summary>The unit whose value an amount of a row enters; −1 if it is not judged or has no value.</summary>
    public int UnitOf(int row, in FieldUse use)
    {
        var unit = unitOf[row];
        return unit >= 0 && units.Has(unit, use.Indicator) && (use.When is null || units.Holds(use.When, unit))
            ? unit
            : -1;
    }

    /// <summary>Computes a unit's value again after an amount has changed in the columns.</summary>
    public void Change(int unit, in FieldUse use, long before, long now)
    {
        var (row, i) = (units.Rows[unit], use.Indicator);
        Keep(unit, row, i);
        ref var value = ref judged.Values(i)[row];
        var old = value;
        ValuePass.Change(units, judged, unit, use, before, now);
        sums[i].Replace(figures.Weight(row), old, value);
        due |= 1 << i;
    }

    /// <summary>Makes the CVs again that depend on changed values; returns their indicators (bits).</summary>
    public int Settle()
    {
        var settled = due;
        for (var i = 0; due != 0; i++, due >>= 1)
        {
            if ((due & 1) != 0)
            {
                figures.Renew(i, ref sums[i]);
            }
        }

        return settled;
    }

    /// <summary>Puts values and CVs back to what they were at first; what has been changed is still told.</summary>
    public void TakeBack()
    {
        foreach (ref readonly var first in Changed)
        {
            judged.Values(first.Indicator)[first.Row] = first.Quotient;
            judged.Tops(first.Indicator)[first.Row] = first.Top;
            changed[first.Row] = 0;
        }

        for (var i = 0; i < UnitColumns.Width; i++)
        {
            judged.Exact[i] = firstExact[i];
            judged.Negative[i] = firstNegative[i];
            sums[i] = firstSums[i];
            figures.PutBack(i, firstCvs[i]);
        }

        due = 0;
    }

    /// <summary>Nothing has been changed any more.</summary>
    public void Clear() => firstValues.Clear();

    private void Keep(int unit, int row, int i)
    {
        if ((summed >> i & 1) == 0)
        {
            sums[i] = firstSums[i] = figures.Running(i);
            summed |= 1 << i;
        }

        if ((changed[row] >> i & 1) == 0)
        {
            changed[row] |= (byte)(1 << i);
            firstValues.Add(new(unit, row, i, judged.Value(row, i), judged.Tops(i)[row]));
        }
    }
}
