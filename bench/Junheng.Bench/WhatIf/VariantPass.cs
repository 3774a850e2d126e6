using System.Diagnostics;
using Junheng.Engine.Compute;

namespace Junheng.Bench.WhatIf;

/// <summary>All variants judged by a number of threads, again and again.</summary>
internal sealed class VariantPass
{
    /// <summary>Variants taken at a time, so that a thread that was held up does fewer.</summary>
    private const int AtATime = 100;

    private readonly VariantJudge[] judges;
    private readonly bool whole;
    private int taken;

    /// <summary>Room for passes.</summary>
    /// <param name="kernel">The rules.</param>
    /// <param name="variants">The county and its changes.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="whole">All of the county is judged for every variant, not what its changes touch.</param>
    public VariantPass(Kernel kernel, Variants variants, int threads, bool whole = false)
    {
        judges = [.. Enumerable.Range(0, threads).Select(_ => new VariantJudge(kernel, variants))];
        this.whole = whole;
    }

    public Results Results { get; } = new(Variants.Count);

    /// <summary>Stage parts of the county.</summary>
    public int Units => judges[0].Units;

    /// <summary>Seconds of the median pass, starting the threads included.</summary>
    public double Median(int passes) => new Percentiles(Enumerable.Range(0, passes).Select(_ => Seconds())).Median;

    private double Seconds()
    {
        taken = 0;
        var start = Stopwatch.GetTimestamp();
        var others = judges.Skip(1).Select(j => new Thread(() => Work(j))).ToList();
        others.ForEach(o => o.Start());
        Work(judges[0]);
        others.ForEach(o => o.Join());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private void Work(VariantJudge judge)
    {
        while (Interlocked.Add(ref taken, AtATime) - AtATime is var first && first < Variants.Count)
        {
            for (var variant = first; variant < Math.Min(first + AtATime, Variants.Count); variant++)
            {
                if (whole)
                {
                    judge.JudgeWhole(variant, Results);
                }
                else
                {
                    judge.Judge(variant, Results);
                }
            }
        }
    }
}
