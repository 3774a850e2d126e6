using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Batch;

/// <summary>The batch reads rows straight into columns; a county on the pages makes records. They come to the same.</summary>
public sealed class SameWayTests
{
    /// <summary>Those of the checks that a batch makes anyway; the others need <c>--checks</c>.</summary>
    private static readonly HashSet<string> Always =
    [
        "duplicate-school",
        "campus-without-parent",
        "merged-too-large",
        "type-contradicts-pupils",
        "implied-pupils-blank",
        "indicator-input-blank",
        "tolerance-input-blank",
    ];

    private static readonly HashSet<string> OnlyOnDemand =
    [
        .. Checks.Catalogue.Select(c => c.Code).Where(c => !Always.Contains(c)),
    ];

    public static TheoryData<int, bool> Seeds()
    {
        var data = new TheoryData<int, bool>();
        foreach (var seed in (int[])[11, 12, 13, 14])
        {
            data.Add(seed, false);
            data.Add(seed, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task On_the_awkward_counties_of_the_independent_calculation(int seed, bool tolerances)
    {
        using var folder = new TempFolder();
        var input = folder.At("g.csv");
        var run = await Programs.Python(
            Path.Combine(Programs.Repository, "bench", "oracle"),
            ["generate.py", "--seed", $"{seed}", "--counties", "54", "--schools", "13", "--contested", "--out", input]
        );
        Assert.True(run.Exit == 0, run.Error);
        Same(tolerances, input);
    }

    [Property(MaxTest = 150)]
    public Property On_random_rows_in_every_notation() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                using var folder = new TempFolder();
                var rows = new RandomNation(seed).Rows(doubles: true);
                new Random(seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
                var half = rows.Count / 2;
                var first = folder.Write("a.csv", RandomNation.Csv(rows.Take(half)));
                var second = folder.Write("b.csv", RandomNation.Csv(rows.Skip(half)));
                Same(seed % 2 == 0, first, second);
            }
        );

    [Fact]
    public void The_random_rows_hold_what_the_ways_could_differ_in()
    {
        var codes = new HashSet<string>();
        var verdicts = new HashSet<string>();
        for (var seed = 0; seed < 40; seed++)
        {
            using var folder = new TempFolder();
            var run = BatchRun.Of(folder.Write("a.csv", RandomNation.Csv(new RandomNation(seed).Rows(doubles: true))));
            codes.UnionWith(run.FindingRows.Select(f => f[1]));
            verdicts.UnionWith(run.PartRows.Select(p => p[^2]));
        }

        string[] wanted =
        [
            .. Always.Except(["merged-too-large", "tolerance-input-blank"]),
            .. (string[])["not-a-number", "negative", "field-count", "unknown-type"],
        ];
        Assert.Empty(wanted.Except(codes));
        Assert.Equal(["cannot_tell", "excluded", "met", "not_met"], verdicts.Order());
    }

    private static void Same(bool tolerances, params string[] files)
    {
        var fast = BatchRun.Of(BatchRun.National, tolerances, false, files);
        Assert.Null(fast.Problem);
        var (parts, counties) = CountyWay.Judge(tolerances, files);
        Assert.Equal(parts, fast.Parts);
        Assert.Equal(counties, fast.Counties);

        var all = BatchRun.Of(BatchRun.National, tolerances, true, files);
        Assert.Equal(parts, all.Parts);
        Assert.Equal(counties, all.Counties);
        Assert.Equal(
            all.FindingRows.Where(f => !OnlyOnDemand.Contains(f[1])).Select(f => string.Join('|', f)),
            fast.FindingRows.Select(f => string.Join('|', f))
        );
        Assert.Equal(fast.FindingRows.Any(f => f[0] == "error"), fast.AnyError);
        Assert.Equal(fast.FindingRows.Count(f => f[0] == "error"), fast.Told.Count);
    }
}
