using System.Globalization;
using Junheng.App.Standards;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Standards;
using Junheng.Engine.Validate;

namespace Junheng.App.Batch;

/// <summary>测算研判一批文件: school records of any counties and years in, the three result files out; no database.</summary>
/// <param name="Pack">The one pack applied.</param>
/// <param name="Date">The day whose rules are applied to all rows; null for 1 September of each row's year.</param>
/// <param name="Tolerances">True to apply the tolerances the pack grants on that day.</param>
public sealed record Evaluate(RulePack Pack, DateOnly? Date, bool Tolerances)
{
    /// <summary>Neighbouring counties judged in one go.</summary>
    private const int CountiesAtATime = 16;

    private readonly List<Kernel> kernels = [];

    /// <summary>
    /// True to make every check of the records, as an import does, one county after the other; false for what a result
    /// depends on: rows and cells that cannot be read, double rows, campuses, blanks, types that contradict the pupils.
    /// </summary>
    public bool AllChecks { get; init; }

    /// <summary>Makes of a county what the caller wants to keep; null for nothing.</summary>
    public Func<int, string, ResourceVerdict, string>? Summary { get; init; }

    /// <summary>How it ended.</summary>
    /// <param name="AnyError">There is a finding of level error.</param>
    /// <param name="Summaries">What was kept of each county, in the order of results.</param>
    public sealed record Result(bool AnyError, IReadOnlyList<string> Summaries);

    /// <summary>Gets ready, which the first county would else have to wait for.</summary>
    /// <returns>This.</returns>
    public Evaluate Rehearse()
    {
        Rehearsal.Run(this);
        return this;
    }

    /// <summary>Judges what was read and writes the result files, all of them or none.</summary>
    /// <param name="input">Files without problems.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="tell">Takes every finding of level error as told on a terminal.</param>
    /// <param name="progress">Is told the part done, 0 to 1.</param>
    /// <param name="cancel">Stops the work; nothing is left behind.</param>
    /// <exception cref="BatchProblemException">A file turns out to be unreadable in its middle.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public Result Run(
        BatchInput input,
        string folder,
        Action<string> tell,
        IProgress<double>? progress,
        CancellationToken cancel
    )
    {
        try
        {
            return Judge(input, folder, tell, progress, cancel);
        }
        catch (WrongEncodingException error)
        {
            using var again = input.Again(error.File, cancel);
            return again.Problems is [var problem, ..]
                ? throw new BatchProblemException(problem)
                : Run(again, folder, tell, progress, cancel);
        }
        catch (Import.UnreadableException error)
        {
            throw new BatchProblemException(error.Problem);
        }
    }

    /// <summary>The rules of a day, compiled once for all who judge.</summary>
    internal Kernel Kernel(DateOnly day)
    {
        lock (kernels)
        {
            foreach (var known in kernels)
            {
                if (known.Date == day)
                {
                    return known;
                }
            }

            var kernel = Engine.Compute.Kernel.Compile(Pack, day, Tolerances);
            kernels.Add(kernel);
            return kernel;
        }
    }

    internal DateOnly Day(int year) => Date ?? Engine.Compute.Kernel.RulesDay(year);

    /// <summary>Findings of level error as told on a terminal.</summary>
    internal static IEnumerable<string> Errors(BatchInput input, IEnumerable<Finding> findings) =>
        from finding in findings
        where finding.Level == FindingLevel.Error
        let file = input.Files.FirstOrDefault(f => f.Path == finding.File)
        select $"{file?.Place(finding) ?? finding.File}: {finding.Code}: {finding.Message}";

    private Result Judge(
        BatchInput input,
        string folder,
        Action<string> tell,
        IProgress<double>? progress,
        CancellationToken cancel
    )
    {
        using var output = new BatchOutput(folder, tell);
        output.Add(0, FirstFindings(input));
        var counties = input.Store.InOrder();
        var done = 0;
        var work = new SharedWork((counties.Length + CountiesAtATime - 1) / CountiesAtATime);
        work.Run(
            AllChecks ? 1 : Environment.ProcessorCount,
            () => new CountyJudge(this, input),
            (judge, part) =>
            {
                cancel.ThrowIfCancellationRequested();
                var text = output.Rent();
                var start = part * CountiesAtATime;
                judge.Judge(counties.AsSpan(start, Math.Min(CountiesAtATime, counties.Length - start)), text);
                output.Add(1 + part, text);
                var all = Interlocked.Add(ref done, CountiesAtATime);
                progress?.Report(Math.Min(1, (double)all / counties.Length));
            },
            output.Break
        );

        cancel.ThrowIfCancellationRequested();
        output.Commit();
        progress?.Report(1);
        return new(output.AnyError, output.Summaries);
    }

    /// <summary>What is to be said before any county: of the files, and of rules applied outside their time.</summary>
    private CountyText FirstFindings(BatchInput input)
    {
        var findings = new List<Finding>(input.Findings);
        var days = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var county in input.Store.Counties)
        {
            days.Add(Day(county.Year).ToString("O", CultureInfo.InvariantCulture));
        }

        foreach (var day in days)
        {
            findings.AddRange(PackInForce.Warnings(Pack, DateOnly.ParseExact(day, "O"), Tolerances));
        }

        var text = new CountyText();
        Report.ResultFiles.AddFindings(text.Findings, findings);
        text.Errors.AddRange(Errors(input, findings));
        return text;
    }
}
