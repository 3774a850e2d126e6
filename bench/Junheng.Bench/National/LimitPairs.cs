using Junheng.Engine.Schools;

namespace Junheng.Bench.National;

/// <summary>
/// A county whose one-stage schools stand in pairs of equal pupils, the one as far above a mean as the other is below
/// it, so that one CV of each stage is exactly its limit (met), or beyond it by the least a cell can say (not met).
/// </summary>
internal sealed class LimitPairs
{
    /// <summary>One county of so many.</summary>
    private const int Every = 40;

    private static readonly (int Indicator, bool Over)[] Kinds =
    [
        (3, false),
        (3, true),
        (5, false),
        (4, true),
        (1, false),
    ];

    private readonly int county;
    private readonly int indicator;
    private readonly bool over;

    private LimitPairs(int county)
    {
        this.county = county;
        (indicator, over) = Kinds[county / Every % Kinds.Length];
    }

    /// <summary>The pairs of a county; null for an ordinary one.</summary>
    public static LimitPairs? Of(int county) => county % Every == Every - 1 ? new(county) : null;

    public void Fill(SchoolLine line, int rows, Endowment endowment, ExactSchools exact, ref Dice dice)
    {
        var (pair, high) = ((line.Number - 1) / 2, line.Number % 2 == 1);
        if (line.Number == rows && high)
        {
            line.Type = SchoolType.Vocational;
            line.Put(Field.PupilsSenior, 800);
            endowment.Fill(line, ref dice, 1, 1.4);
            return;
        }

        var stage = pair % 3 == 2 ? Stage.Junior : Stage.Primary;
        line.Type = stage == Stage.Junior ? SchoolType.Junior : SchoolType.Primary;
        // Thousands where heads are counted, so that the amounts are whole.
        var draw = Dice.For(county, pair, -3);
        line.Put(Fields.Pupils(stage), indicator < 3 ? 1000 : 20 * draw.Between(8, 70));
        endowment.Fill(line, ref dice, 1, 1.4);
        exact.OnTheLimit(line, stage, indicator, high, over);
    }
}
