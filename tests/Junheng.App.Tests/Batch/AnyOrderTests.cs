using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Junheng.App.Tests.Batch;

/// <summary>Rows may come in any order and in any number of files.</summary>
public sealed class AnyOrderTests
{
    [Property(MaxTest = 100)]
    public Property Any_order_and_any_split_give_the_same_results() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                using var folder = new TempFolder();
                var random = new Random(seed);
                // Which of two double rows counts is a matter of order, so there are none.
                var rows = new RandomNation(seed).Rows(doubles: false).ToArray();
                var tolerances = seed % 2 == 0;
                var whole = Run(tolerances, folder.Write("whole.csv", RandomNation.Csv(rows)));
                Assert.NotEmpty(whole.PartRows);

                random.Shuffle(rows);
                var files = Math.Min(random.Next(1, 6), rows.Length);
                var split = Run(
                    tolerances,
                    [
                        .. Enumerable
                            .Range(0, files)
                            .Select(f =>
                                folder.Write($"{f}.csv", RandomNation.Csv(rows.Where((_, i) => i % files == f)))
                            ),
                    ]
                );
                Assert.Equal(whole.Parts, split.Parts);
                Assert.Equal(whole.Counties, split.Counties);
                Assert.Equal(Placeless(whole), Placeless(split));
            }
        );

    private static BatchRun Run(bool tolerances, params string[] files)
    {
        var run = BatchRun.Of(BatchRun.National, tolerances, false, files);
        Assert.Null(run.Problem);
        return run;
    }

    /// <summary>Findings without file and row.</summary>
    private static IEnumerable<string> Placeless(BatchRun run) =>
        run.FindingRows.Select(f => string.Join('|', [f[0], f[1], .. f[4..]])).Order(StringComparer.Ordinal);
}
