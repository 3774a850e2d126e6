namespace Junheng.Engine.Schools;

/// <summary>
/// Size bands (规模段) of schools by the pupils of a stage: for comparing a school with its like. Customary classes, not
/// policy: nothing is judged by them.
/// </summary>
public static class SizeBands
{
    /// <summary>The smallest number of pupils of each band (人), ascending.</summary>
    private static readonly int[] Least = [0, 100, 500, 1000];

    /// <summary>Number of the band, 0 the smallest schools.</summary>
    /// <param name="pupils">人, not negative.</param>
    public static int Of(decimal pupils) => Array.FindLastIndex(Least, l => pupils >= l);

    /// <summary>The Chinese name of a band.</summary>
    public static string Title(int band) =>
        band == Least.Length - 1 ? $"{Least[band]}人及以上"
        : band == 0 ? $"{Least[1]}人以下"
        : $"{Least[band]}至{Least[band + 1] - 1}人";
}
