using System.Globalization;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Standards;

namespace Junheng.Web;

/// <summary>How figures are written on pages: rounded only here, units always beside them.</summary>
public static class Show
{
    /// <summary>A dash for what is not there.</summary>
    public const string None = "—";

    /// <summary>A value with the decimals the pack sets for a kind of figure (unit, mean, cv, ratio …).</summary>
    public static string Value(RulePack pack, double? value, string kind) =>
        value is { } v && !double.IsNaN(v) ? Rounding.Show(v, pack.Whole("decimals." + kind)) : None;

    /// <summary>An exact value with a number of decimals, trailing zeros dropped.</summary>
    public static string Short(Rational value, int decimals)
    {
        var text = Rounding.Show(value, decimals);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>What is missing, with its unit; a dash where nothing is.</summary>
    public static string Amount(Rational value, string unit) =>
        value.Sign == 0 ? None : $"{Short(value, unit is "人" or "间" ? 0 : 2)} {unit}";

    /// <summary>A figure as a sum of money, area or count, grouped by thousands.</summary>
    public static string Grouped(Rational value, int decimals) =>
        decimal.Parse(Rounding.Show(value, decimals), CultureInfo.InvariantCulture).ToString("#,0.######", CultureInfo.InvariantCulture);

    /// <summary>A figure or the reason why there is none.</summary>
    public static string Figure(Figure figure, int decimals) =>
        figure.Value is { } value ? $"{Short(value, decimals)} {figure.Unit}".TrimEnd() : figure.WhyText;

    /// <summary>The sign of a comparison.</summary>
    public static string Sign(Comparison comparison) =>
        comparison switch
        {
            Comparison.AtLeast => "≥",
            Comparison.AtMost => "≤",
            _ => "<",
        };

    /// <summary>The mark that goes with a verdict's word, so that colour is never alone.</summary>
    public static string Mark(Verdict verdict) =>
        verdict switch
        {
            Verdict.Met => "✓",
            Verdict.NotMet => "✗",
            Verdict.CannotTell => "？",
            _ => "–",
        };

    /// <summary>达标, 不达标, 无法判定, 不监测.</summary>
    public static string Word(Verdict verdict) =>
        verdict switch
        {
            Verdict.Met => "达标",
            Verdict.NotMet => "不达标",
            Verdict.CannotTell => "无法判定",
            _ => "不监测",
        };

    /// <summary>错误, 警告, 提示.</summary>
    public static string Word(Engine.Validate.FindingLevel level) =>
        level switch
        {
            Engine.Validate.FindingLevel.Error => "错误",
            Engine.Validate.FindingLevel.Warning => "警告",
            _ => "提示",
        };

    /// <summary>明文规定, 见于转录, 假定.</summary>
    public static string Word(Basis basis) =>
        basis switch
        {
            Basis.Stated => "明文规定",
            Basis.Transcribed => "见于转录",
            _ => "假定",
        };
}
