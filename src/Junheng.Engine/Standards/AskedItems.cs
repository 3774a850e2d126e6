using Junheng.Engine.Schools;

namespace Junheng.Engine.Standards;

/// <summary>A county figure that a rule pack asks for.</summary>
/// <param name="Item">The figure.</param>
/// <param name="UsedBy">Keys of the indicators that use it, in the order of the pack.</param>
public sealed record AskedItem(CountyItem Item, IReadOnlyList<string> UsedBy)
{
    /// <summary>The figures a pack asks for, in the order of the catalogue.</summary>
    public static IReadOnlyList<AskedItem> Of(RulePack pack)
    {
        var used = pack
            .Items.SelectMany(i =>
                i.Tests.SelectMany(t => t.Numerator.Concat(t.Denominator)).Select(c => (c.Code, i.Key))
            )
            .ToLookup(x => x.Code, x => x.Key);
        return
        [
            .. CountyItems
                .All.Where(i => used.Contains(i.Code))
                .Select(i => new AskedItem(i, [.. used[i.Code].Distinct()])),
        ];
    }
}
