using Junheng.App.Report;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Batch;

/// <summary>
/// Judges county after county and writes what each adds to the result files. One serves one thread; its memory is used
/// again for every county.
/// </summary>
internal sealed class CountyJudge(Evaluate rules, BatchInput input)
{
    private readonly CountyLines lines = new(input.Files, input.Store);
    private readonly SchoolColumns columns = new(256);
    private readonly List<ResourceVerdict> verdicts = [];
    private readonly Dictionary<string, IReadOnlyList<SchoolRecord>> lastYear = [];
    private readonly List<Finding> findings = [];
    private CountyRoster? roster;

    /// <summary>Judges neighbouring counties and adds them to a text.</summary>
    /// <param name="counties">The counties in the order of results.</param>
    /// <param name="text">Takes what they add to the result files.</param>
    public void Judge(ReadOnlySpan<CountyRows> counties, CountyText text)
    {
        lines.Fetch(counties);
        foreach (var county in counties)
        {
            Judge(county, text);
        }
    }

    private void Judge(CountyRows county, CountyText text)
    {
        findings.Clear();
        lines.Load(county);
        var resources = Verdict(rules.Day(county.Year));
        if (rules.AllChecks)
        {
            JudgeChecked(county, resources);
        }
        else
        {
            (roster ??= new(lines)).Build(findings);
            Fill();
            resources.Judge();
            CheckInputs(resources);
        }

        findings.AddRange(lines.Findings.Take());
        if (resources.Units.Count > 0)
        {
            text.StageParts.AddStageParts(county.Year, county.County, lines.Ids(), resources);
            text.Counties.AddCounty(county.Year, county.County, resources);
        }

        if (lines.Count > 0 && rules.Summary is { } summary)
        {
            text.Summaries.Add(summary(county.Year, county.County, resources));
        }

        Tell(text);
    }

    private ResourceVerdict Verdict(DateOnly day)
    {
        foreach (var known in verdicts)
        {
            if (known.Kernel.Date == day)
            {
                return known;
            }
        }

        var verdict = new ResourceVerdict(rules.Kernel(day), columns);
        verdicts.Add(verdict);
        return verdict;
    }

    /// <summary>The way of a county that is gone through school by school: everything a record, every check.</summary>
    private void JudgeChecked(CountyRows county, ResourceVerdict resources)
    {
        var rows = lines.AllRecords();
        var together = Roster.From(rows);
        findings.AddRange(together.Findings);
        lines.Replace(together.Schools);
        Fill();
        resources.Judge();
        var before = lastYear.GetValueOrDefault(county.County, []);
        lastYear[county.County] = together.Schools;
        if (together.Schools.Count > 0)
        {
            IReadOnlyList<SchoolRecord> compared = before.Count > 0 && before[0].Year == county.Year - 1 ? before : [];
            findings.AddRange(Checks.Run(Context(rows, together.Schools, compared, resources)));
        }
    }

    /// <summary>Reads all rows into the columns; what turns out to be no row after all is dropped.</summary>
    private void Fill()
    {
        columns.Resize(lines.Count);
        bool[]? dropped = null;
        foreach (var i in lines.Read(columns))
        {
            if (lines.Record(i) is { } record)
            {
                columns.Put(i, record);
            }
            else
            {
                (dropped ??= new bool[lines.Count])[i] = true;
            }
        }

        if (dropped is not null)
        {
            lines.Remove(dropped);
            Fill();
        }
    }

    /// <summary>Says why figures are missing. Most rows are complete, which a few bits tell; only of the others records are made.</summary>
    private void CheckInputs(ResourceVerdict resources)
    {
        List<SchoolRecord>? doubtful = null;
        for (var i = 0; i < lines.Count; i++)
        {
            // What a campus's own type implies must not hide what its parent's does.
            if (
                (lines.IsMixed(i) || DoubtfulRows.MayConcern(columns, i, resources.Kernel))
                && lines.Record(i) is { } record
            )
            {
                (doubtful ??= []).Add(record);
            }
        }

        if (doubtful is not null)
        {
            findings.AddRange(Checks.RunOnInputs(Context(doubtful, doubtful, [], resources)));
        }
    }

    private CheckContext Context(
        IReadOnlyList<SchoolRecord> rows,
        IReadOnlyList<SchoolRecord> schools,
        IReadOnlyList<SchoolRecord> before,
        ResourceVerdict resources
    ) =>
        new(rules.Pack, rows, schools, before, new Dictionary<string, decimal>())
        {
            Tolerances = resources.Kernel.Tolerances,
        };

    private void Tell(CountyText text)
    {
        if (findings.Count == 0)
        {
            return;
        }

        findings.Sort(Finding.Order);
        text.Findings.AddFindings(findings);
        text.Errors.AddRange(Evaluate.Errors(input, findings));
    }
}
