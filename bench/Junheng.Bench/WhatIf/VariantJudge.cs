using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Bench.WhatIf;

/// <summary>Judges variants one after the other on a copy of the county of its own. One serves one thread.</summary>
internal sealed class VariantJudge
{
    private const int Indicators = Results.Width / 2;

    private readonly SchoolColumns columns;
    private readonly ResourceVerdict resources;
    private readonly Change[] changes;
    private readonly long[] before;
    private readonly int each;

    public VariantJudge(Kernel kernel, Variants variants)
    {
        columns = SchoolColumns.From(variants.Schools);
        resources = new(kernel, columns);
        changes = [.. variants.Changes];
        each = changes.Length / Variants.Count;
        before = new long[each];
    }

    /// <summary>Stage parts of the county as it is.</summary>
    public int Units
    {
        get
        {
            resources.Judge();
            return resources.Units.Count;
        }
    }

    /// <summary>Makes the changes of a variant, judges the county, keeps what it says, and takes the changes back.</summary>
    public void Judge(int variant, Results results)
    {
        var these = changes.AsSpan(variant * each, each);
        for (var i = 0; i < these.Length; i++)
        {
            ref var cell = ref Cell(these[i]);
            (before[i], cell) = (cell, these[i].Millionths);
        }

        resources.Judge();
        Keep(results.Cvs.AsSpan(variant * Results.Width, Results.Width));
        results.Verdicts[variant] = resources.Verdict;
        for (var i = 0; i < these.Length; i++)
        {
            Cell(these[i]) = before[i];
        }
    }

    private ref long Cell(Change change) => ref columns[change.Field][change.Row];

    private void Keep(Span<double> cvs)
    {
        cvs.Fill(double.NaN);
        foreach (var stage in resources.Stages)
        {
            var from = stage.Figures.Stage == Stage.Primary ? 0 : Indicators;
            for (var i = 0; i < Indicators; i++)
            {
                cvs[from + i] = stage.Figures.Cvs[i] ?? double.NaN;
            }
        }
    }
}
