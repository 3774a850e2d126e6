using Junheng.Engine.Judge;

namespace Junheng.Bench.WhatIf;

/// <summary>What each variant comes to: 14 coefficients of variation, primary before junior, and the verdict.</summary>
internal sealed class Results(int variants)
{
    /// <summary>Coefficients of one variant.</summary>
    public const int Width = 14;

    /// <summary>All coefficients, variant by variant; NaN where there is none.</summary>
    public double[] Cvs { get; } = new double[variants * Width];

    /// <summary>A1 of each variant.</summary>
    public Verdict[] Verdicts { get; } = new Verdict[variants];

    /// <summary>True if both say the same to the last bit.</summary>
    public bool SameAs(Results other) =>
        Cvs.AsSpan().SequenceEqual(other.Cvs) && Verdicts.AsSpan().SequenceEqual(other.Verdicts);
}
