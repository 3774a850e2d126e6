using System.Text.RegularExpressions;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Import.Statistics;

/// <summary>
/// Brings the files of all stages together: one record a school, joined by identifier. What is the whole school's must
/// be the same in every file and is taken once; what is a stage's comes from that stage's file.
/// </summary>
public static partial class StatisticsJoin
{
    /// <summary>The file a school's row is called after: compulsory education first.</summary>
    private static readonly Stage[] Order = [Stage.Primary, Stage.Junior, Stage.Senior, Stage.Kindergarten];

    /// <summary>Reads the files by a mapping.</summary>
    public static (StatisticsResult? Result, FileProblem? Problem) Run(
        IReadOnlyList<StageFile> files,
        ExportMapping mapping,
        string county,
        int year
    )
    {
        try
        {
            return (Join(files, mapping, county, year), null);
        }
        catch (UnreadableException e)
        {
            return (null, e.Problem);
        }
    }

    private static StatisticsResult Join(IReadOnlyList<StageFile> files, ExportMapping mapping, string county, int year)
    {
        var findings = new FindingList();
        var stages = new List<StageReader>();
        foreach (var file in files.OrderBy(f => Array.IndexOf(Order, f.Stage)))
        {
            OtherYear(file, year, findings);
            stages.Add(new(file, mapping.Of(file.Stage) ?? new(file.Stage, null, []), findings));
        }

        var join = new SchoolJoin(stages, mapping.Words, county, year, findings);
        var rows = new List<SchoolRecord>();
        foreach (var id in stages.SelectMany(s => s.Ids).Distinct())
        {
            if (join.One(id) is { } record)
            {
                rows.Add(record);
            }
        }

        join.Finish();
        return new(rows, findings.Finish(files[0].File.Name, null), join.Reads, join.Words, join.StageOf);
    }

    private static void OtherYear(StageFile file, int year, FindingList findings)
    {
        foreach (var sheet in file.File.Sheets)
        {
            var years = Year().Matches(sheet.Title).Select(m => m.Value).Distinct().ToList();
            if (years.Count > 0 && !years.Contains($"{year}"))
            {
                findings.Add(
                    FindingLevel.Warning,
                    new(file.File.Name, sheet.Name, 0),
                    "other-year-in-title",
                    "year",
                    $"表名写的是{string.Join('、', years)}年，本次导入的是{year}年。请核对是否选错了文件或年度。"
                );
            }
        }
    }

    [GeneratedRegex(@"20\d\d(?=\s*(?:年|学年|[-—/／～]|$))")]
    private static partial Regex Year();
}
