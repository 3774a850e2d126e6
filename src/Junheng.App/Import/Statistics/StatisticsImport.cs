using Junheng.App.Data;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import.Statistics;

/// <summary>Reads the files of a statistics import by the mapping it was started with.</summary>
internal static class StatisticsImport
{
    private const int LongestCell = 60;

    public static async Task<ReadResult> Read(Db db, ImportJob job, ExportMapping mapping, CancellationToken cancel)
    {
        var kept = await (
            from file in db.ImportFiles.AsNoTracking()
            join source in db.SourceFiles.AsNoTracking() on file.SourceFileId equals source.Id
            where file.ImportJobId == job.Id
            orderby file.Ordinal
            select new
            {
                file.Stage,
                source.Id,
                source.Name,
                source.Content,
            }
        ).ToListAsync(cancel);
        var files = new List<StageFile>();
        foreach (var source in kept)
        {
            var (file, unread) = WideFile.Open(source.Content, source.Name);
            if (file is null)
            {
                return ReadResult.Unreadable(unread!);
            }

            files.Add(new(source.Stage, file));
        }

        var (result, problem) = StatisticsJoin.Run(files, mapping, job.CountyCode, job.Year);
        if (result is null)
        {
            return ReadResult.Unreadable(problem!);
        }

        var ids = kept.ToDictionary(k => k.Stage, k => k.Id);
        return new(result.Rows, result.Findings, null)
        {
            Name = kept[0].Name,
            CellAt = (row, field) => Cell(row, result.StageOf[row.School], Of(result, row, field)),
            Moved = finding => Placed(result, finding),
            FileOf = (row, field) =>
                field is { } f && Of(result, row, f) is [var first, ..]
                    ? ids[first.Stage]
                    : ids[result.StageOf[row.School]],
        };
    }

    /// <summary>The checks know a record by its row: a stage's figure stands in the stage's own file.</summary>
    private static Finding Placed(StatisticsResult result, Finding finding) =>
        Fields.Find(finding.Column)?.Stage is { } stage
        && result.Reads.TryGetValue(finding.School, out var reads)
        && reads.FirstOrDefault(r => r.Field == finding.Column && r.Stage == stage && r.Row > 0) is { } read
            ? finding with
            {
                File = read.File,
                Sheet = read.Sheet,
                Row = read.Row,
            }
            : finding;

    private static List<ReadField> Of(StatisticsResult result, SchoolRecord row, Field field) =>
        [
            .. result
                .Reads[row.School]
                .Where(r => r.Field == field.Info().Code && (r.Value is not null || r.Refused))
                .DistinctBy(r => field.Info().Stage is null && !IsSum(field) ? "" : $"{r.Stage}"),
        ];

    private static bool IsSum(Field field) =>
        StatisticsField.Find(Stage.Primary, field.Info().Code)?.Scope == FieldScope.SumOfStages;

    /// <summary>The cells of a figure; the sheet in front where it is not that of the school's row.</summary>
    private static string? Cell(SchoolRecord row, Stage stage, List<ReadField> reads)
    {
        var cells = reads
            .Where(r => r.Cell.Length > 0)
            .Select(r => r.Stage == stage && r.Sheet == row.Source!.Sheet ? r.Cell : $"{r.Sheet}!{r.Cell}");
        var text = string.Join('+', cells);
        return text.Length == 0 ? null
            : text.Length <= LongestCell ? text
            : text[..(LongestCell - 1)] + "…";
    }
}
