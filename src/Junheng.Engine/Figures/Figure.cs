namespace Junheng.Engine.Figures;

/// <summary>Why a figure is missing. Missing is never zero.</summary>
public enum Missing
{
    /// <summary>未填报.</summary>
    Blank,

    /// <summary>不适用.</summary>
    NotApplicable,

    /// <summary>尚未审核.</summary>
    NotApproved,

    /// <summary>分母为零.</summary>
    DenominatorZero,

    /// <summary>填报内容不能采用.</summary>
    Rejected,
}

/// <summary>
/// A figure: an exact value or the reason why there is none, with its unit and where it comes from. Absence
/// propagates through arithmetic here and nowhere else.
/// </summary>
/// <param name="Value">The exact value in <paramref name="Unit"/>; null if missing.</param>
/// <param name="Why">The reason; null if there is a value.</param>
/// <param name="Unit">The unit (人, ㎡, 元/人 …); empty for a pure number.</param>
/// <param name="Source">Where it comes from: a cell, a form, or the rule that computed it.</param>
public sealed record Figure(Rational? Value, Missing? Why, string Unit, string Source)
{
    /// <summary>A figure that has a value.</summary>
    public static Figure Of(Rational value, string unit, string source) => new(value, null, unit, source);

    /// <summary>A figure that has none.</summary>
    public static Figure None(Missing why, string unit, string source) => new(null, why, unit, source);

    /// <summary>Applies an operation to two figures; the first missing one decides the reason.</summary>
    public static Figure Combine(
        Figure a,
        Figure b,
        string unit,
        string source,
        Func<Rational, Rational, Rational> operation
    ) =>
        a.Value is not { } left ? None(a.Why ?? Missing.Blank, unit, source)
        : b.Value is not { } right ? None(b.Why ?? Missing.Blank, unit, source)
        : Of(operation(left, right), unit, source);

    /// <summary>The quotient; a zero denominator is a reason, not a crash.</summary>
    public static Figure Quotient(Figure a, Figure b, string unit, string source) =>
        b.Value is { Sign: 0 } && a.Value is not null
            ? None(Missing.DenominatorZero, unit, source)
            : Combine(a, b, unit, source, (x, y) => x / y);

    /// <summary>The reason in Chinese; empty if there is a value.</summary>
    public string WhyText => Why is { } why ? Text(why) : "";

    /// <summary>A reason in Chinese.</summary>
    public static string Text(Missing why) =>
        why switch
        {
            Missing.Blank => "未填报",
            Missing.NotApplicable => "不适用",
            Missing.NotApproved => "尚未审核",
            Missing.DenominatorZero => "分母为零",
            _ => "填报内容不能采用",
        };
}
