using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests;

/// <summary>Sets the resource behind an indicator, so that a unit gets the value a test needs.</summary>
internal static class Resources
{
    /// <summary>What one pupil of a stage weighs.</summary>
    public static Rational Weight(Stage stage) =>
        stage switch
        {
            Stage.Kindergarten => new Rational(10, 11),
            Stage.Primary => 1,
            Stage.Junior => new(11, 10),
            _ => new(132, 100),
        };

    /// <summary>Gives the stage part exactly this value of an indicator (1 to 7).</summary>
    /// <exception cref="InvalidOperationException">It would take more than six decimals, or part of a person.</exception>
    public static SchoolDraft WithValue(this SchoolDraft school, int indicator, decimal value, Stage stage)
    {
        var weighted = SchoolTerms
            .Stages.Select(s => Weight(s) * Rational.From(school[Fields.Pupils(s)] ?? 0))
            .Aggregate((a, b) => a + b);
        var heads = indicator >= 4 ? weighted / Weight(stage) : Rational.From(school[Fields.Pupils(stage)]!.Value);
        var factor = indicator switch
        {
            4 or 5 => 1,
            6 => 10_000,
            _ => 100,
        };
        var resource = Rational.From(value) * heads / factor;
        return school.WithResource(
            indicator,
            resource.ToDecimal() ?? throw new InvalidOperationException($"{resource} has no decimals"),
            stage
        );
    }

    /// <summary>Gives the school this much of what an indicator counts.</summary>
    public static SchoolDraft WithResource(this SchoolDraft school, int indicator, decimal amount, Stage stage)
    {
        foreach (var field in Build.National.Indicators[indicator - 1].Inputs[stage])
        {
            school[field.Field] = 0;
        }

        school[Counted(indicator, stage)] = amount;
        return school;
    }

    /// <summary>The field that stands for the indicator: its other fields may be zero.</summary>
    public static Field Counted(int indicator, Stage stage) =>
        indicator switch
        {
            1 => Fields.Of(Field.BachelorPrimary, stage),
            2 => Fields.Of(Field.BackbonePrimary, stage),
            3 => Fields.Of(Field.PePrimary, stage),
            4 => Field.TeachingArea,
            5 => Field.SportsGroundArea,
            6 => Field.EquipmentWan,
            _ => Field.MultimediaRooms,
        };
}
