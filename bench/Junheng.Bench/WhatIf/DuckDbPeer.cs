using System.Globalization;
using System.Text.Json;
using Junheng.Bench.National;
using Junheng.Engine.Judge;

namespace Junheng.Bench.WhatIf;

/// <summary>The same variants in DuckDB: bench/peers/whatif.mjs on the same two tables.</summary>
internal sealed class DuckDbPeer(string county, string changes, string rules, string results)
{
    private const double Tolerance = 1e-12;

    /// <summary>What the script prints.</summary>
    /// <param name="Variants">Variants it found.</param>
    /// <param name="Units">Stage parts it found.</param>
    /// <param name="Threads">Threads it was allowed.</param>
    /// <param name="Seconds">Its query, time after time; loading and writing are not in it.</param>
    private sealed record Told(int Variants, int Units, int Threads, double[] Seconds);

    /// <summary>Seconds of the median query of one process.</summary>
    public async Task<double> Median(int queries, int units)
    {
        string[] arguments = [Peers.Script("whatif.mjs"), county, changes, results, rules, $"{queries}"];
        var run = await WholeProcess.Run("node", arguments, Repository.Root);
        if (run.Exit != 0)
        {
            throw new InvalidOperationException(run.Output);
        }

        var told = JsonSerializer.Deserialize<Told>(run.Output, JsonSerializerOptions.Web)!;
        return told.Variants == Variants.Count && told.Units == units
            ? new Percentiles(told.Seconds).Median
            : throw new DisagreementException($"DuckDB: {told.Variants} variants of {told.Units} units");
    }

    /// <summary>Compares every variant; returns the largest relative difference of a coefficient.</summary>
    public double Compare(Results ours)
    {
        var lines = File.ReadAllLines(results);
        if (lines.Length != Variants.Count + 1)
        {
            throw new DisagreementException($"DuckDB: {lines.Length - 1} variants in its results");
        }

        var worst = 0.0;
        for (var variant = 0; variant < Variants.Count; variant++)
        {
            var cells = lines[variant + 1].Split(',');
            var distance = Distance(ours, variant, cells);
            worst = Math.Max(worst, distance);
            if (!(distance <= Tolerance))
            {
                var own = string.Join(',', ours.Cvs.Skip(variant * Results.Width).Take(Results.Width));
                throw new DisagreementException(
                    $"variant {variant}: {own},{ours.Verdicts[variant].Code()}\nDuckDB: {lines[variant + 1]}"
                );
            }
        }

        return worst;
    }

    // Infinite where number or verdict differ.
    private static double Distance(Results ours, int variant, string[] cells)
    {
        if (
            cells.Length != Results.Width + 2
            || cells[0] != variant.ToString(CultureInfo.InvariantCulture)
            || cells[^1] != ours.Verdicts[variant].Code()
        )
        {
            return double.PositiveInfinity;
        }

        var worst = 0.0;
        for (var i = 0; i < Results.Width; i++)
        {
            var own = ours.Cvs[variant * Results.Width + i];
            var other = double.Parse(cells[i + 1], CultureInfo.InvariantCulture);
            var distance = Math.Abs(own - other) / Math.Max(Math.Abs(own), Math.Abs(other));
            worst = double.IsNaN(distance) ? double.PositiveInfinity : Math.Max(worst, distance);
        }

        return worst;
    }
}
