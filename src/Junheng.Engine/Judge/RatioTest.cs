using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>One comparison of sums of county figures with a threshold.</summary>
internal static class RatioTest
{
    public static TestVerdict Judge(
        ItemTest test,
        IReadOnlyDictionary<string, decimal> figures,
        Judgement? judgement,
        int decimals
    )
    {
        var top = Sum(test.Numerator, figures);
        var value =
            test.Denominator.Count == 0
                ? top
                : Figure.Quotient(top, Sum(test.Denominator, figures), test.Unit, test.Name);
        value = Figure.Combine(value, Figure.Of(test.Factor, "", "规则包"), test.Unit, test.Name, (a, b) => a * b);
        // A denominator of zero (no special school, no migrant children) leaves nothing to measure: then the person
        // who looked at it decides, and nobody else.
        var verdict =
            value.Value is { } v ? (test.Met(v) ? Verdict.Met : Verdict.NotMet)
            : value.Why == Missing.DenominatorZero ? judgement?.Verdict ?? Verdict.CannotTell
            : Verdict.CannotTell;
        return new(
            test.Name,
            value,
            test.Threshold,
            test.Comparison,
            verdict,
            Formula(test, figures),
            Lacking(test, figures),
            value.Value is { } shown ? Shown(test, shown, decimals) + test.Unit : value.WhyText,
            Distance(test, figures)
        );
    }

    /// <summary>99.97 % of 100 % must not be shown as 100 %: decimals are added until text and verdict agree.</summary>
    private static string Shown(ItemTest test, Rational value, int decimals)
    {
        const int most = 9;
        while (decimals < most && test.Met(Rounding.Round(value, decimals)) != test.Met(value))
        {
            decimals++;
        }

        var text = Rounding.Show(value, decimals);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static string? Distance(ItemTest test, IReadOnlyDictionary<string, decimal> figures)
    {
        const int most = 2;
        if (Lack.Amount(test, figures) is not { } amount)
        {
            return null;
        }

        var text = Rounding.Show(Rounding.Up(amount, most), most).TrimEnd('0').TrimEnd('.');
        return text + CountyItems.Find(test.Numerator[0].Code)?.Unit;
    }

    private static Figure Sum(IReadOnlyList<TestInput> inputs, IReadOnlyDictionary<string, decimal> figures) =>
        inputs
            .Select(i =>
                figures.TryGetValue(i.Code, out var value)
                    ? Figure.Of(Rational.From(value) * i.Sign, "", i.Code)
                    : Figure.None(Missing.Blank, "", i.Code)
            )
            .Aggregate((a, b) => Figure.Combine(a, b, "", "合计", (x, y) => x + y));

    private static List<string> Lacking(ItemTest test, IReadOnlyDictionary<string, decimal> figures) =>
        [
            .. test
                .Numerator.Concat(test.Denominator)
                .Where(i => !figures.ContainsKey(i.Code))
                .Select(i => Title(i.Code))
                .Distinct(),
        ];

    private static string Formula(ItemTest test, IReadOnlyDictionary<string, decimal> figures)
    {
        var text = Terms(test.Numerator, figures);
        if (test.Denominator.Count > 0)
        {
            text = $"（{text}）÷（{Terms(test.Denominator, figures)}）";
        }

        return test.Factor == Rational.One ? text : $"{text}× {test.Factor}";
    }

    private static string Terms(IReadOnlyList<TestInput> inputs, IReadOnlyDictionary<string, decimal> figures) =>
        string.Concat(
            inputs.Select(
                (input, i) =>
                    (
                        input.Sign < 0 ? " − "
                        : i > 0 ? " + "
                        : ""
                    )
                    + Title(input.Code)
                    + " "
                    + (figures.TryGetValue(input.Code, out var value) ? $"{value:0.######}" : "未填报")
            )
        );

    private static string Title(string code) => CountyItems.Find(code)?.Title ?? code;
}
