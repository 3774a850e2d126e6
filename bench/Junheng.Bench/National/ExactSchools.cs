using Junheng.Engine.Figures;
using Junheng.Engine.Schools;

namespace Junheng.Bench.National;

/// <summary>
/// Schools whose value lies exactly on a threshold, on the floor, or as far above and below a mean as the CV limit
/// allows: what rounding would decide the wrong way.
/// </summary>
internal sealed class ExactSchools(PackNumbers pack)
{
    // What an indicator's whole numerator can be put in.
    private static readonly Field[] Primary =
    [
        Field.BachelorPrimary,
        Field.BackbonePrimary,
        Field.PePrimary,
        Field.TeachingArea,
        Field.SportsGroundArea,
        Field.EquipmentWan,
        Field.MultimediaRooms,
    ];

    /// <summary>
    /// Puts every indicator of a one-stage school on its threshold, then one of them on the floor, so far as the cell
    /// can hold the amount: a count has no decimals, any other at most six.
    /// </summary>
    public void OnTheThreshold(SchoolLine line, Stage stage, ref Dice dice)
    {
        for (var i = 0; i < Primary.Length; i++)
        {
            Set(line, stage, i, pack.Threshold(i, stage));
        }

        if (dice.Chance(5000))
        {
            var low = dice.Between(0, Primary.Length - 1);
            Set(line, stage, low, pack.Threshold(low, stage) * pack.Floor);
        }
    }

    /// <summary>
    /// The value of one of two schools of equal pupils whose CV is the stage's limit; with <paramref name="over"/> one
    /// millionth of the input's unit beyond it.
    /// </summary>
    public void OnTheLimit(SchoolLine line, Stage stage, int indicator, bool high, bool over)
    {
        // Twice the threshold leaves both schools' other figures what they are and the amount a written number.
        var distance = high ? pack.Pack.CvLimit(stage) : -pack.Pack.CvLimit(stage);
        var value = pack.Threshold(indicator, stage) * 2 * (Rational.One + distance);
        if (!Set(line, stage, indicator, value))
        {
            throw new InvalidOperationException($"{stage} {indicator}: {value} cannot be written");
        }

        line[Input(stage, indicator)] += over ? (high ? 1 : -1) : 0;
    }

    private bool Set(SchoolLine line, Stage stage, int indicator, Rational value)
    {
        var amount = pack.Amount(indicator, value, line.Pupils(stage));
        var field = Input(stage, indicator);
        var cell = amount * Fields.Scale;
        var grain = pack.Pack.Indicators[indicator].Shared && field != Field.MultimediaRooms ? 1 : Fields.Scale;
        if (cell.Denominator != 1 || cell.Numerator % grain != 0)
        {
            return false;
        }

        foreach (var input in pack.Pack.Indicators[indicator].Inputs[stage])
        {
            if (input.Field != Field.IndoorSportsArea)
            {
                line[input.Field] = 0;
            }
        }

        // Indoor halls leave the teaching area and come to the sports ground.
        var indoor = line[Field.IndoorSportsArea];
        line[field] =
            (long)cell.Numerator
            + (
                field == Field.TeachingArea ? indoor
                : field == Field.SportsGroundArea ? -indoor
                : 0
            );
        if (line[field] < 0)
        {
            throw new InvalidOperationException($"{field} of a school with {indoor} indoors");
        }

        return true;
    }

    private Field Input(Stage stage, int indicator) =>
        pack.Pack.Indicators[indicator].Shared ? Primary[indicator] : Fields.Of(Primary[indicator], stage);
}
