using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Bench.WhatIf;

/// <summary>Judges variants one after the other on a copy of the county of its own. One serves one thread.</summary>
internal sealed class VariantJudge
{
    private const int Indicators = Results.Width / 2;

    private readonly ResourceVerdict resources;
    private readonly ResourceVerdict whole;
    private readonly CellChange[] changes;
    private readonly long[] before;
    private readonly int each;

    public VariantJudge(Kernel kernel, Variants variants)
    {
        resources = ResourceVerdict.Judge(kernel, SchoolColumns.From(variants.Schools));
        whole = new(kernel, SchoolColumns.From(variants.Schools));
        changes = [.. variants.Changes.Select(c => new CellChange(c.Field, c.Row, c.Millionths))];
        each = changes.Length / Variants.Count;
        before = new long[each];
    }

    /// <summary>Stage parts of the county as it is.</summary>
    public int Units => resources.Units.Count;

    /// <summary>Makes the changes of a variant, keeps what the county's verdict is with them, and takes them back.</summary>
    public void Judge(int variant, Results results)
    {
        resources.Change(changes.AsSpan(variant * each, each));
        Keep(resources, variant, results);
        resources.TakeBack();
    }

    /// <summary>The same without using what is known of the county as it is: all of it is judged for every variant.</summary>
    public void JudgeWhole(int variant, Results results)
    {
        var these = changes.AsSpan(variant * each, each);
        for (var i = 0; i < these.Length; i++)
        {
            ref var cell = ref whole.Columns[these[i].Field][these[i].Row];
            (before[i], cell) = (cell, these[i].Millionths!.Value);
        }

        whole.Judge();
        Keep(whole, variant, results);
        for (var i = 0; i < these.Length; i++)
        {
            whole.Columns[these[i].Field][these[i].Row] = before[i];
        }
    }

    private static void Keep(ResourceVerdict county, int variant, Results results)
    {
        results.Verdicts[variant] = county.Verdict;
        var cvs = results.Cvs.AsSpan(variant * Results.Width, Results.Width);
        cvs.Fill(double.NaN);
        foreach (var stage in county.Stages)
        {
            var from = stage.Figures.Stage == Stage.Primary ? 0 : Indicators;
            for (var i = 0; i < Indicators; i++)
            {
                cvs[from + i] = stage.Figures.Cvs[i] ?? double.NaN;
            }
        }
    }
}
