namespace Junheng.App;

/// <summary>How a use case ended: done, or what the user has to put right, in plain Chinese. Bugs throw instead.</summary>
public record Outcome(IReadOnlyList<string> Mistakes)
{
    public static readonly Outcome Done = new([]);

    public bool Ok => Mistakes.Count == 0;

    public static Outcome Refuse(params IReadOnlyList<string> mistakes) => new(mistakes);

    /// <summary>The same ending with a result, which only counts when it is <see cref="Ok"/>.</summary>
    public Outcome<T> With<T>(T? value) => new(Mistakes, Ok ? value : default);
}

/// <summary>An outcome that hands back a result when all went well.</summary>
public sealed record Outcome<T>(IReadOnlyList<string> Mistakes, T? Value) : Outcome(Mistakes);
