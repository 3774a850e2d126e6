using Junheng.App.Tests.Data;
using Junheng.Bench.Fuzz;

namespace Junheng.App.Tests.Import;

/// <summary>
/// Files broken in every way handed in one after the other: no crash, no hang, nothing half stored, no refusal without
/// a reason. The benchmark <c>fuzz</c> hands in ten thousand of them.
/// </summary>
[Trait("Database", "both")]
public sealed class BrokenFileTests
{
    private const int Files = 240;

    [Fact]
    public async Task Broken_files_are_taken_whole_or_refused_with_a_reason()
    {
        using var test = await TestDb.Empty();
        var run = new FuzzRun(test.Open);
        await run.Begin();
        var broken = new List<string>();
        for (var number = 0; number < Files; number++)
        {
            var outcome = await run.One(number);
            if (outcome.Broken is { } what)
            {
                broken.Add($"{FuzzCase.Of(number).Name}: {what}");
            }
        }

        Assert.Empty(broken);
    }
}
