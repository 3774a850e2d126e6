using Junheng.Engine.Schools;

namespace Junheng.Engine.Judge;

/// <summary>Where a figure went.</summary>
public enum Trend
{
    /// <summary>No change.</summary>
    Same,

    /// <summary>Nearer to what is wanted.</summary>
    Better,

    /// <summary>Farther from it.</summary>
    Worse,

    /// <summary>There is no figure on one of the sides.</summary>
    Unknown,
}

/// <summary>A reading of a county taken twice: in two years, in two data versions, or under two sets of rules.</summary>
/// <param name="Old">The first reading; null where there was none.</param>
/// <param name="New">The second; null where there is none any more.</param>
public sealed record Measure(Reading? Old, Reading? New)
{
    /// <summary>The reading that names it.</summary>
    public Reading Named => New ?? Old!;

    /// <summary>Where the figure, or without one the verdict, went.</summary>
    public Trend Trend =>
        Old is null || New is null ? Trend.Unknown
        // What differs only behind the decimals shown is no news.
        : New.Shown.Length > 0 && New.Shown == Old.Shown && New.Verdict == Old.Verdict ? Trend.Same
        : New.Wanted == 0 ? Of(Rank(New.Verdict) - Rank(Old.Verdict))
        : Old.Value is not { } before || New.Value is not { } after ? Without(Old, New)
        : Of((before - after) * New.Wanted);

    /// <summary>Whether anything is shown otherwise than before.</summary>
    public bool IsChanged => Old?.Verdict != New?.Verdict || Old?.Shown != New?.Shown;

    /// <summary>
    /// Whether it counts among what got better or worse: means tell of the county's wealth, and an evidence that was
    /// merely judged since is no progress of the schools.
    /// </summary>
    public bool Counts => Named.Kind is ReadingKind.Cv or ReadingKind.Schools or ReadingKind.Test;

    /// <summary>Met before, and not any more: what was recognised is lost.</summary>
    public bool IsLost => Old?.Verdict == Verdict.Met && New is not null && New.Verdict != Verdict.Met;

    /// <summary>Still met (or not judged), but farther from what is wanted than before.</summary>
    public bool IsWarning => !IsLost && Trend == Trend.Worse && Named.Kind != ReadingKind.Verdict;

    /// <summary>Pairs the readings of two verdicts, in the order of the second; what is gone comes last.</summary>
    public static IReadOnlyList<Measure> Between(CountyVerdict before, CountyVerdict after) =>
        Between(Reading.Of(before), Reading.Of(after));

    /// <inheritdoc cref="Between(CountyVerdict, CountyVerdict)" />
    public static IReadOnlyList<Measure> Between(IReadOnlyList<Reading> before, IReadOnlyList<Reading> after)
    {
        var old = before.ToDictionary(Name);
        var all = new List<Measure>();
        foreach (var reading in after)
        {
            old.Remove(Name(reading), out var was);
            all.Add(new(was, reading));
        }

        all.AddRange(before.Where(r => old.ContainsKey(Name(r))).Select(r => new Measure(r, null)));
        return all;
    }

    private static (string, Stage?, ReadingKind, string) Name(Reading r) => (r.Key, r.Stage, r.Kind, r.What);

    private static Trend Of(double towardsWorse) =>
        towardsWorse > 0 ? Trend.Worse
        : towardsWorse < 0 ? Trend.Better
        : Trend.Same;

    private static Trend Without(Reading old, Reading @new) =>
        old.Value is null && @new.Value is null ? Trend.Same : Trend.Unknown;

    private static int Rank(Verdict? verdict) =>
        verdict switch
        {
            Verdict.NotMet => 2,
            Verdict.CannotTell => 1,
            _ => 0,
        };
}
