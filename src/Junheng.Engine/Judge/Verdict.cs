namespace Junheng.Engine.Judge;

/// <summary>研判结论. "Cannot tell" blocks a county's pass.</summary>
public enum Verdict
{
    /// <summary>达标.</summary>
    Met,

    /// <summary>不达标.</summary>
    NotMet,

    /// <summary>无法判定.</summary>
    CannotTell,

    /// <summary>不作为监测单元.</summary>
    Excluded,
}

/// <summary>How verdicts combine and are written.</summary>
public static class Verdicts
{
    /// <summary>The worse of two: not met before cannot tell before met.</summary>
    public static Verdict Worse(Verdict a, Verdict b) =>
        a == Verdict.NotMet || b == Verdict.NotMet ? Verdict.NotMet
        : a == Verdict.CannotTell || b == Verdict.CannotTell ? Verdict.CannotTell
        : Verdict.Met;

    /// <summary>The worst of several; met if there are none.</summary>
    public static Verdict Worst(IEnumerable<Verdict> all) => all.Aggregate(Verdict.Met, Worse);

    /// <summary>The verdict on a figure that may be over its limit; null cannot be told.</summary>
    public static Verdict OfLimit(bool? over) =>
        over switch
        {
            true => Verdict.NotMet,
            false => Verdict.Met,
            null => Verdict.CannotTell,
        };

    /// <summary>The contract's code: met, not_met, cannot_tell, excluded.</summary>
    public static string Code(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Met => "met",
            Verdict.NotMet => "not_met",
            Verdict.CannotTell => "cannot_tell",
            _ => "excluded",
        };

    /// <summary>A verdict by its code; null if unknown.</summary>
    public static Verdict? Parse(string code) =>
        code switch
        {
            "met" => Verdict.Met,
            "not_met" => Verdict.NotMet,
            "cannot_tell" => Verdict.CannotTell,
            _ => null,
        };
}
