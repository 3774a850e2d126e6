using System.Text;
using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Batch;

/// <summary>The way a county takes on the pages: whole files into records, records into a roster, the roster judged.</summary>
internal static class CountyWay
{
    /// <summary>The units' and the counties' file.</summary>
    public static (string Parts, string Counties) Judge(bool tolerances, params string[] files)
    {
        var parts = new StringBuilder(ResultFiles.StageParts.Header + "\n");
        var counties = new StringBuilder(ResultFiles.Counties.Header + "\n");
        var schools = Roster.From(files.SelectMany(Read)).Schools;
        foreach (var county in schools.GroupBy(s => (s.Year, s.County)))
        {
            var (year, code) = county.Key;
            var kernel = Kernel.Compile(BatchRun.National, Kernel.RulesDay(year), tolerances);
            var rows = county.ToList();
            var resources = ResourceVerdict.Judge(kernel, SchoolColumns.From(rows));
            parts.Append(WithoutHeader(ResultFiles.WriteStageParts(year, code, rows, resources)));
            counties.Append(WithoutHeader(ResultFiles.WriteCounties(year, code, resources)));
        }

        return (parts.ToString(), counties.ToString());
    }

    private static IReadOnlyList<Engine.Schools.SchoolRecord> Read(string path)
    {
        using var stream = File.OpenRead(path);
        var read = RecordFile.Read(stream, path);
        Assert.Null(read.Problem);
        return read.Rows;
    }

    private static string WithoutHeader(byte[] csv)
    {
        var text = Encoding.UTF8.GetString(csv);
        return text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
    }
}
