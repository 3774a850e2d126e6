using System.Diagnostics;
using System.Text;
using Junheng.App.Campaign;
using Junheng.App.Standards;

namespace Junheng.Bench.Plan;

/// <summary>Reading a plan paper of many pages, as it is read at an upload.</summary>
internal static class PlanBench
{
    private const int Pages = 200;
    private const double BarSeconds = 2;
    private const int Rounds = 5;
    private const int SentencesOfPage = 15;

    public static Task<Section> Run()
    {
        var load = Machine.Load();
        // The first reading of a process pays for its preparation, as the first upload of a day does.
        var first = Seconds(Paper(Pages));
        var rows = new[] { 20, 100, Pages, 400 }
            .Select(pages =>
            {
                var paper = Paper(pages);
                return (pages, Times: Enumerable.Range(0, Rounds).Select(_ => Seconds(paper)).Order().ToList());
            })
            .ToList();
        return Task.FromResult(
            new Section(
                load,
                [
                    new(
                        "Reading a plan paper, seconds",
                        ["pages", "fastest", "median", "slowest"],
                        [
                            .. rows.Select(r =>
                                new object?[] { r.pages, r.Times[0], r.Times[Rounds / 2], r.Times[^1] }
                            ),
                            [$"{Pages}, first of the process", first, null, null],
                        ]
                    ),
                ],
                [new($"a paper of {Pages} pages, first of the process", BarSeconds, first, "s")]
            )
        );
    }

    private static double Seconds(byte[] paper)
    {
        var watch = Stopwatch.StartNew();
        var reader = new ReadPlan(ReadingWords.Load(), PackLibrary.FindDelivered("national")!);
        var read = reader.Handle(new MemoryStream(paper), "方案.txt");
        watch.Stop();
        return read.Plan is { Indicators.Count: 32 }
            ? watch.Elapsed.TotalSeconds
            : throw new DisagreementException("The paper was not read as it was made.");
    }

    /// <summary>The invented paper of the tests with so many pages of measures in it.</summary>
    private static byte[] Paper(int pages)
    {
        var text = File.ReadAllText(
            Path.Combine(Repository.Root, "tests", "Junheng.App.Tests", "Campaign", "SyntheticList.txt")
        );
        var page = string.Concat(
            Enumerable.Repeat(
                "全面贯彻党的教育方针，落实立德树人根本任务，办好人民满意的教育，切实提高教育质量。",
                SentencesOfPage
            )
        );
        var measures = Enumerable
            .Range(1, pages)
            .Select(i => $"（{"一二三四五六七八九"[i % 9]}）加强第{i}项工作。{page}\n");
        return Encoding.UTF8.GetBytes(text.Replace("三、主要任务\n", "三、主要任务\n" + string.Concat(measures)));
    }
}
