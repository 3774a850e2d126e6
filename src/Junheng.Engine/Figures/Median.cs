namespace Junheng.Engine.Figures;

/// <summary>The middle of a set of values.</summary>
internal static class Median
{
    /// <summary>The middle value, or half-way between the two middle ones.</summary>
    /// <param name="values">At least one; they are put in order.</param>
    public static double Of(double[] values)
    {
        Array.Sort(values);
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
