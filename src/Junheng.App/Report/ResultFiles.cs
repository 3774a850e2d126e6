using System.Text;
using Junheng.App.Import;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Report;

/// <summary>
/// The contract's three result files: their headers and rows. The contract writes every text as it is, which the
/// terminal does; what is offered in the browser is for people, and no text of it acts as a formula.
/// </summary>
public static class ResultFiles
{
    /// <summary>Name and header of the units' file.</summary>
    public static readonly (string Name, string Header) StageParts = (
        "stage_parts.csv",
        "year,county,school,stage,pupils,r1,r2,r3,r4,r5,r6,r7,met1,met2,met3,met4,met5,met6,met7,met_count,verdict,reason"
    );

    /// <summary>Name and header of the counties' file.</summary>
    public static readonly (string Name, string Header) Counties = (
        "counties.csv",
        "year,county,stage,units,units_met,units_unknown,pupils,mean1,mean2,mean3,mean4,mean5,mean6,mean7,"
            + "cv1,cv2,cv3,cv4,cv5,cv6,cv7,cv_mean,cv_verdict,units_verdict,verdict"
    );

    /// <summary>Name and header of the findings' file.</summary>
    public static readonly (string Name, string Header) Findings = (
        "findings.csv",
        "level,code,file,row,column,school,message"
    );

    private const int Indicators = 7;
    private const int AllKnown = (1 << Indicators) - 1;
    private const int FlagsLength = 2 * Indicators;

    /// <summary>met1 to met7 of a unit of which all values are known, a comma in front of each, by which of them are met.</summary>
    private static readonly byte[] MetFlags =
    [
        .. Enumerable
            .Range(0, AllKnown + 1)
            .SelectMany(met =>
                Enumerable.Range(0, Indicators).SelectMany(i => new[] { (byte)',', (byte)('0' + (met >> i & 1)) })
            ),
    ];

    /// <summary>More than a unit takes up behind its identifier, its figures at their longest included.</summary>
    private const int LongestUnit = 4096;

    /// <summary>The units' file of one county and year, for people.</summary>
    public static byte[] WriteStageParts(
        int year,
        string county,
        IReadOnlyList<SchoolRecord> schools,
        ResourceVerdict resources
    )
    {
        var csv = new CsvBytes { ForPeople = true };
        csv.AddHeader(StageParts.Header);
        csv.AddStageParts(year, county, SchoolIds.Of(schools), resources);
        return csv.Written.ToArray();
    }

    /// <summary>The counties' file of one county and year, for people.</summary>
    public static byte[] WriteCounties(int year, string county, ResourceVerdict resources)
    {
        var csv = new CsvBytes { ForPeople = true };
        csv.AddHeader(Counties.Header);
        csv.AddCounty(year, county, resources);
        return csv.Written.ToArray();
    }

    /// <summary>All findings, in the order given, for people.</summary>
    public static byte[] WriteFindings(IEnumerable<Finding> findings)
    {
        var csv = new CsvBytes { ForPeople = true };
        csv.AddHeader(Findings.Header);
        csv.AddFindings(findings);
        return csv.Written.ToArray();
    }

    /// <summary>One row per stage part, excluded ones included.</summary>
    /// <param name="csv">Where to.</param>
    /// <param name="year">The year.</param>
    /// <param name="county">The county.</param>
    /// <param name="schools">The identifiers of the schools by the rows of the columns that were judged.</param>
    /// <param name="resources">What was judged.</param>
    internal static void AddStageParts(
        this CsvBytes csv,
        int year,
        string county,
        SchoolIds schools,
        ResourceVerdict resources
    )
    {
        var key = default(Range);
        for (var u = 0; u < resources.Units.Count; u++)
        {
            var school = resources.Units.Rows[u];
            if (u == 0 || !schools.IsPlain(school))
            {
                var start = csv.Written.Length;
                csv.Add(year).Add(county);
                key = start..csv.Written.Length;
                csv.Add(schools[school]);
            }
            else
            {
                // Year and county are copied from where they stand.
                csv.AddRaw(csv.Written[key], schools[school]);
            }

            var row = new RowBytes(csv.Reserve(LongestUnit));
            PutUnit(ref row, resources, u);
            csv.Advance(row.Length, ended: true);
        }
    }

    /// <summary>One row per stage that has judged units.</summary>
    internal static void AddCounty(this CsvBytes csv, int year, string county, ResourceVerdict resources)
    {
        foreach (var stage in resources.Stages)
        {
            var figures = stage.Figures;
            csv.Add(year).Add(county).Add(figures.Stage.Code());
            csv.Add(figures.Members.Count).Add(stage.UnitsMet).Add(stage.UnitsUnknown).Add(figures.Pupils);
            foreach (var mean in figures.Means)
            {
                csv.Add(mean);
            }

            foreach (var cv in figures.Cvs)
            {
                csv.Add(cv);
            }

            csv.Add(figures.CvMean);
            csv.Add(stage.CvVerdict.Code()).Add(stage.UnitsVerdict.Code()).Add(stage.Verdict.Code()).End();
        }
    }

    /// <summary>One row per finding.</summary>
    internal static void AddFindings(this CsvBytes csv, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            csv.Add(finding.Level.Code()).Add(finding.Code).Add(finding.File);
            if (finding.Row > 0)
            {
                csv.Add(finding.Row);
            }
            else
            {
                csv.Add("");
            }

            csv.Add(finding.Column).Add(finding.School).Add(finding.Message).End();
        }
    }

    internal static void AddHeader(this CsvBytes csv, string header) =>
        csv.AddRaw(Encoding.UTF8.GetBytes(header)).End();

    /// <summary>A unit from its stage on, the comma in front and the line end included.</summary>
    private static void PutUnit(ref RowBytes row, ResourceVerdict resources, int u)
    {
        var units = resources.Units;
        var verdicts = resources.UnitVerdicts;
        row.Put(units.Stages[u] == Stage.Primary ? ",primary,"u8 : ",junior,"u8);
        row.Put(units.Pupils[u]);
        for (var i = 0; i < Indicators; i++)
        {
            row.Put((byte)',');
            if (units.Has(u, i))
            {
                row.Put(units.Value(u, i));
            }
        }

        if (units.Known[u] == AllKnown)
        {
            row.Put(MetFlags.AsSpan(verdicts.MetBits(u) * FlagsLength, FlagsLength));
        }
        else
        {
            for (var i = 0; i < Indicators; i++)
            {
                row.Put((byte)',');
                if (verdicts.IsMet(u, i) is { } met)
                {
                    row.Put(met ? (byte)'1' : (byte)'0');
                }
            }
        }

        row.Put((byte)',');
        var verdict = verdicts[u];
        if (verdict != Verdict.Excluded)
        {
            row.Put((byte)('0' + verdicts.MetCount(u)));
        }

        row.Put((byte)',');
        row.Put(
            verdict switch
            {
                Verdict.Met => "met"u8,
                Verdict.NotMet => "not_met"u8,
                Verdict.CannotTell => "cannot_tell"u8,
                _ => "excluded"u8,
            }
        );
        row.Put((byte)',');
        row.Length += verdicts.WriteReason(u, row.Rest);
        row.Put((byte)'\n');
    }

    /// <summary>The contract's word for a level.</summary>
    public static string Code(this FindingLevel level) =>
        level switch
        {
            FindingLevel.Error => "error",
            FindingLevel.Warning => "warning",
            _ => "notice",
        };
}
