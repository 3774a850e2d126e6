using Junheng.App.Batch;
using Junheng.App.Standards;

namespace Junheng.App.Tests.Batch;

/// <summary>The practice before the first county goes through with every pack.</summary>
public sealed class RehearsalTests
{
    public static TheoryData<string> Packs => [.. PackLibrary.Delivered().All.Select(p => p.Name), "national"];

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_pack_can_be_rehearsed(string name)
    {
        var pack = PackLibrary.FindDelivered(name)!;
        foreach (var tolerances in new[] { false, true })
        {
            var rules = new Evaluate(pack, null, tolerances);
            Assert.Same(rules, rules.Rehearse());
        }
    }
}
