using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Compute;

/// <summary>One input of a traced figure.</summary>
/// <param name="Info">The field.</param>
/// <param name="Sign">+1 added, −1 subtracted.</param>
/// <param name="Figure">Its value, or why there is none.</param>
/// <param name="Parts">The rows it was added up from, with each row's value.</param>
public sealed record TraceInput(
    FieldInfo Info,
    int Sign,
    Figure Figure,
    IReadOnlyList<(SchoolRecord Row, Figure Figure)> Parts
);

/// <summary>A step of a calculation: what is done, and its result.</summary>
public sealed record TraceStep(string Text, Figure Result);

/// <summary>
/// Where a figure comes from: rule, formula in words and with the numbers put in, steps, inputs down to the rows they
/// were read from. Built on demand from the same pack as the kernel, with fractions instead of columns, so that the
/// two can be held against each other.
/// </summary>
/// <param name="Indicator">The rule.</param>
/// <param name="Stage">The stage.</param>
/// <param name="School">The merged school.</param>
/// <param name="Inputs">The inputs of the numerator.</param>
/// <param name="Pupils">Pupils of the stages that count: one for own resources, up to four for shared ones.</param>
/// <param name="Steps">The calculation.</param>
/// <param name="Value">The result.</param>
/// <param name="Tolerance">The tolerance that changed the inputs; null if none did.</param>
public sealed record Trace(
    ResourceIndicator Indicator,
    Stage Stage,
    SchoolRecord School,
    IReadOnlyList<TraceInput> Inputs,
    IReadOnlyList<(Stage Stage, Rational Weight, Figure Pupils)> Pupils,
    IReadOnlyList<TraceStep> Steps,
    Figure Value,
    Tolerance? Tolerance
)
{
    /// <summary>Traces one value of one stage part.</summary>
    /// <param name="kernel">The rules applied.</param>
    /// <param name="school">The merged school; it must be judged in the stage.</param>
    /// <param name="stage">Primary or junior.</param>
    /// <param name="indicator">0 to 6.</param>
    public static Trace Of(Kernel kernel, SchoolRecord school, Stage stage, int indicator)
    {
        var rule = kernel.Pack.Indicators[indicator];
        var own = Pupil(school, stage);
        var inputs = rule.Inputs[stage].Select(i => Input(school, i.Field, i.Sign)).ToList();
        var tolerance = kernel.Tolerances.FirstOrDefault(t =>
            t.Item == rule.Key && t.Add.Count > 0 && Applies(t.When, school, own)
        );
        foreach (var field in tolerance?.Add[stage] ?? [])
        {
            inputs.Add(Input(school, field, 1));
        }

        var steps = new List<TraceStep>();
        // Inputs that only a tolerance adds count as none where they are blank.
        var extra = tolerance?.Add[stage].ToHashSet() ?? [];
        var sum = inputs
            .Select(i =>
                i.Figure.Value is null && extra.Contains(i.Info.Field) ? Figure.Of(0, i.Info.Unit, i.Info.Title)
                : i.Sign < 0 ? Figure.Combine(i.Figure, i.Figure, i.Info.Unit, i.Info.Title, (x, _) => -x)
                : i.Figure
            )
            .Aggregate((a, b) => Figure.Combine(a, b, a.Unit, rule.Numerator, (x, y) => x + y));
        steps.Add(new($"{rule.Numerator}：{Terms(inputs)}", sum));
        var resource = Figure.Combine(sum, Figure.Of(rule.Factor, "", ""), "", rule.Numerator, (x, y) => x * y);
        if (!rule.Shared)
        {
            var quotient = Figure.Quotient(resource, own, rule.Unit, rule.Name);
            steps.Add(new($"{Plain(sum)} × {rule.Factor} ÷ {stage.Title()}在校生数 {Plain(own)}", quotient));
            return new(rule, stage, school, inputs, [(stage, Rational.One, own)], steps, quotient, tolerance);
        }

        var pupils = SchoolTerms
            .Stages.Select(s => (Stage: s, Weight: kernel.Pack.SplitWeight(s), Pupils: Pupil(school, s)))
            .Where(p => p.Pupils.Value is not { Sign: 0 })
            .ToList();
        var weighted = pupils
            .Select(p => Figure.Combine(p.Pupils, Figure.Of(p.Weight, "", ""), "折合人", "折合学生数", (n, w) => n * w))
            .Aggregate((a, b) => Figure.Combine(a, b, "折合人", "折合学生数", (x, y) => x + y));
        steps.Add(
            new(
                "折合学生数：" + string.Join(" + ", pupils.Select(p => $"{Plain(p.Pupils)} × {Plain(p.Weight)}")),
                weighted
            )
        );
        var perWeighted = Figure.Quotient(resource, weighted, rule.Unit, "每折合学生");
        steps.Add(
            new(
                $"每折合学生占有：{Plain(sum)}{(rule.Factor == Rational.One ? "" : $" × {rule.Factor}")} ÷ {Plain(weighted)}",
                perWeighted
            )
        );
        var value = Figure.Combine(
            perWeighted,
            Figure.Of(kernel.Pack.SplitWeight(stage), "", ""),
            rule.Unit,
            rule.Name,
            (x, w) => x * w
        );
        steps.Add(new($"{stage.Title()}：{Plain(perWeighted)} × 权数 {Plain(kernel.Pack.SplitWeight(stage))}", value));
        return new(rule, stage, school, inputs, pupils, steps, value, tolerance);
    }

    private static string Terms(List<TraceInput> inputs) =>
        string.Concat(
            inputs.Select(
                (input, i) =>
                    (
                        input.Sign < 0 ? " − "
                        : i > 0 ? " + "
                        : ""
                    ) + Plain(input.Figure)
            )
        );

    private static string Plain(Figure figure) => figure.Value is { } value ? Plain(value) : figure.WhyText;

    /// <summary>Six decimals at most: enough to follow the calculation with a calculator.</summary>
    private static string Plain(Rational value)
    {
        var text = Rounding.Show(value, 6);
        return text.TrimEnd('0').TrimEnd('.');
    }

    private static TraceInput Input(SchoolRecord school, Field field, int sign) =>
        new(
            field.Info(),
            sign,
            Read(school, field),
            [.. (school.Parts.Count > 0 ? school.Parts : [school]).Select(r => (r, Read(r, field)))]
        );

    private static Figure Read(SchoolRecord school, Field field)
    {
        var info = field.Info();
        return school.Has(field)
            ? Figure.Of(new(school.Millionths(field), Fields.Scale), info.Unit, info.Title)
            : Figure.None(school.WasRejected(field) ? Missing.Rejected : Missing.Blank, info.Unit, info.Title);
    }

    /// <summary>Pupils of a stage: a blank counts as none only where no type of the school implies the stage.</summary>
    private static Figure Pupil(SchoolRecord school, Stage stage)
    {
        var figure = Read(school, Fields.Pupils(stage));
        var implied = school.Type.Implied().Contains(stage) || school.Parts.Any(p => p.Type.Implied().Contains(stage));
        return figure.Value is null && !implied ? Figure.Of(0, figure.Unit, figure.Source) : figure;
    }

    private static bool Applies(ToleranceCondition when, SchoolRecord school, Figure pupils) =>
        (when.Locale is null || school.Locale == when.Locale)
        && (when.CityCentre is null || school.CityCentre == when.CityCentre)
        && (when.UnitPupilsFrom is not { } from || pupils.Value >= from)
        && (when.UnitPupilsTo is not { } to || pupils.Value <= to);
}
