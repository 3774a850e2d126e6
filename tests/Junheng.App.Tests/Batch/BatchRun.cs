using Junheng.App.Batch;
using Junheng.App.Import;
using Junheng.App.Standards;
using Junheng.Engine.Standards;

namespace Junheng.App.Tests.Batch;

/// <summary>What a batch came to: the three result files, and what was told; or why there are none.</summary>
internal sealed record BatchRun(string Parts, string Counties, string Findings, IReadOnlyList<string> Told)
{
    public static readonly RulePack National = PackLibrary.Delivered().Find("national")!;

    /// <summary>The first file that cannot be read; null if all were judged.</summary>
    public FileProblem? Problem { get; private init; }

    /// <summary>A finding of level error was written.</summary>
    public bool AnyError { get; private init; }

    /// <summary>The findings taken apart, without their header.</summary>
    public IReadOnlyList<string[]> FindingRows => [.. CsvReference.Rows(Findings).Skip(1)];

    /// <summary>The rows of the units, without their header.</summary>
    public IReadOnlyList<string[]> PartRows => [.. CsvReference.Rows(Parts).Skip(1)];

    /// <summary>The rows of the counties, without their header.</summary>
    public IReadOnlyList<string[]> CountyRows => [.. CsvReference.Rows(Counties).Skip(1)];

    /// <summary>Judges files by the national pack, with the findings that results depend on.</summary>
    public static BatchRun Of(params string[] files) => Of(National, false, false, files);

    /// <summary>Judges files.</summary>
    public static BatchRun Of(RulePack pack, bool tolerances, bool allChecks, params string[] files)
    {
        using var folder = new TempFolder();
        using var input = BatchInput.Read(files, null, default);
        if (input.Problems.Count > 0)
        {
            return Failed(input.Problems[0]);
        }

        var told = new List<string>();
        var rules = new Evaluate(pack, null, tolerances) { AllChecks = allChecks }.Rehearse();
        try
        {
            var result = rules.Run(input, folder.Path, told.Add, null, default);
            return new(folder.Read("stage_parts.csv"), folder.Read("counties.csv"), folder.Read("findings.csv"), told)
            {
                AnyError = result.AnyError,
            };
        }
        catch (BatchProblemException error)
        {
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
            return Failed(error.Problem);
        }
    }

    private static BatchRun Failed(FileProblem problem) => new("", "", "", []) { Problem = problem };
}
