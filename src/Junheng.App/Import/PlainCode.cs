namespace Junheng.App.Import;

/// <summary>A cell that holds one of a few whole numbers.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Largest">The largest.</param>
/// <param name="Digits">The most digits with which one is plain.</param>
internal readonly record struct PlainCode(long Least, long Largest, int Digits)
{
    /// <summary>True if a number is one of them; null is none.</summary>
    public bool Has(long? number) => number >= Least && number <= Largest;
}
