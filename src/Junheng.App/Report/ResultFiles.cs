using System.Globalization;
using System.Text;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Report;

/// <summary>One county and year, judged; the schools stand in the order of the columns.</summary>
public sealed record CountyResult(
    int Year,
    string County,
    IReadOnlyList<SchoolRecord> Schools,
    ResourceVerdict Resources
);

/// <summary>Writes the contract's three result files: UTF-8 without BOM, LF, RFC 4180, shortest digits.</summary>
public static class ResultFiles
{
    /// <summary>Writes all three into a folder, or none.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string folder, IReadOnlyList<CountyResult> counties, IReadOnlyList<Finding> findings)
    {
        using var files = new OutputFiles();
        Save(files, folder, "stage_parts.csv", w => WriteStageParts(w, counties));
        Save(files, folder, "counties.csv", w => WriteCounties(w, counties));
        Save(files, folder, "findings.csv", w => WriteFindings(w, findings));
        files.Commit();
    }

    /// <summary>One row per stage part, excluded ones included.</summary>
    public static void WriteStageParts(TextWriter writer, IEnumerable<CountyResult> counties)
    {
        writer.Write(
            "year,county,school,stage,pupils,r1,r2,r3,r4,r5,r6,r7,met1,met2,met3,met4,met5,met6,met7,met_count,verdict,reason\n"
        );
        var row = new CsvRow(writer);
        foreach (var county in counties)
        {
            var units = county.Resources.Units;
            var verdicts = county.Resources.UnitVerdicts;
            for (var u = 0; u < units.Count; u++)
            {
                var excluded = verdicts.All[u] == Verdict.Excluded;
                row.Add(county.Year).Add(county.County).Add(county.Schools[units.Rows[u]].School);
                row.Add(units.Stages[u].Code()).Add(units.Pupils[u]);
                for (var i = 0; i < 7; i++)
                {
                    row.Add(units.Has(u, i) ? units.Value(u, i) : null);
                }

                for (var i = 0; i < 7; i++)
                {
                    row.Add(
                        verdicts.IsMet(u, i) switch
                        {
                            true => "1",
                            false => "0",
                            null => "",
                        }
                    );
                }

                row.Add(excluded ? "" : verdicts.MetCount(u).ToString(CultureInfo.InvariantCulture));
                row.Add(verdicts.All[u].Code()).Add(verdicts.Reason(u)).End();
            }
        }
    }

    /// <summary>One row per county stage that has judged units.</summary>
    public static void WriteCounties(TextWriter writer, IEnumerable<CountyResult> counties)
    {
        writer.Write(
            "year,county,stage,units,units_met,units_unknown,pupils,mean1,mean2,mean3,mean4,mean5,mean6,mean7,"
                + "cv1,cv2,cv3,cv4,cv5,cv6,cv7,cv_mean,cv_verdict,units_verdict,verdict\n"
        );
        var row = new CsvRow(writer);
        foreach (var county in counties)
        {
            foreach (var stage in county.Resources.Stages)
            {
                var figures = stage.Figures;
                row.Add(county.Year).Add(county.County).Add(figures.Stage.Code());
                row.Add(figures.Members.Count).Add(stage.UnitsMet).Add(stage.UnitsUnknown).Add(figures.Pupils);
                foreach (var mean in figures.Means)
                {
                    row.Add(mean);
                }

                foreach (var cv in figures.Cvs)
                {
                    row.Add(cv);
                }

                row.Add(figures.CvMean);
                row.Add(stage.CvVerdict.Code()).Add(stage.UnitsVerdict.Code()).Add(stage.Verdict.Code()).End();
            }
        }
    }

    /// <summary>All findings, in the order given.</summary>
    public static void WriteFindings(TextWriter writer, IEnumerable<Finding> findings)
    {
        writer.Write("level,code,file,row,column,school,message\n");
        var row = new CsvRow(writer);
        foreach (var finding in findings)
        {
            row.Add(finding.Level.Code()).Add(finding.Code).Add(finding.File);
            row.Add(finding.Row > 0 ? finding.Row.ToString(CultureInfo.InvariantCulture) : "");
            row.Add(finding.Column).Add(finding.School).Add(finding.Message).End();
        }
    }

    /// <summary>The contract's word for a level.</summary>
    public static string Code(this FindingLevel level) =>
        level switch
        {
            FindingLevel.Error => "error",
            FindingLevel.Warning => "warning",
            _ => "notice",
        };

    private static void Save(OutputFiles files, string folder, string name, Action<TextWriter> write) =>
        files.Add(
            Path.Combine(folder, name),
            stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
                write(writer);
            }
        );

    private sealed class CsvRow(TextWriter writer)
    {
        private bool started;

        public CsvRow Add(string text)
        {
            Separate();
            if (text.AsSpan().IndexOfAny("\",\r\n") < 0)
            {
                writer.Write(text);
            }
            else
            {
                writer.Write('"');
                writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
            }

            return this;
        }

        public CsvRow Add(long number)
        {
            Separate();
            writer.Write(number);
            return this;
        }

        public CsvRow Add(double? figure)
        {
            Separate();
            if (figure is { } value)
            {
                writer.Write(Rounding.Shortest(value));
            }

            return this;
        }

        public void End()
        {
            writer.Write('\n');
            started = false;
        }

        private void Separate()
        {
            if (started)
            {
                writer.Write(',');
            }

            started = true;
        }
    }
}
