using Junheng.App.Data;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import.Statistics;

/// <summary>保存字段对应并导入: saves the mapping under a name and queues the import that is read by it.</summary>
public sealed class StartStatistics(Db db, TimeProvider clock)
{
    /// <param name="County">Division code.</param>
    /// <param name="Year">Calendar year of the autumn statistics.</param>
    /// <param name="AsOf">统计时点.</param>
    /// <param name="Kind">Official or interim.</param>
    /// <param name="Scope">What the files stand for, all of them taken together.</param>
    /// <param name="Why">The reason given.</param>
    /// <param name="Files">The kept files by stage.</param>
    /// <param name="Mapping">The mapping as it was corrected.</param>
    /// <param name="Name">The name it is saved under.</param>
    public sealed record Command(
        string County,
        int Year,
        DateOnly AsOf,
        ImportKind Kind,
        ImportScope Scope,
        string Why,
        IReadOnlyList<(Stage Stage, long SourceFileId)> Files,
        ExportMapping Mapping,
        string Name
    );

    /// <summary>The id of the job that was queued.</summary>
    public async Task<Outcome<long>> Handle(Command command, CancellationToken cancel = default)
    {
        var mistakes = await Mistakes(command, cancel);
        if (mistakes.Count > 0)
        {
            return Outcome.Refuse(mistakes).With(0L);
        }

        var id = 0L;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(command.County, "start-statistics", command.Why.Trim()),
            async scope =>
            {
                await MappingLog.Save(db, command.County, command.Name.Trim(), command.Mapping, scope, cancel);
                id = await Queue(command, scope, cancel);
            },
            cancel
        );
        return outcome.With(id);
    }

    private async Task<long> Queue(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var job = new ImportJob
        {
            CountyCode = command.County,
            Year = command.Year,
            AsOf = command.AsOf,
            Kind = command.Kind,
            Scope = command.Scope,
            Why = command.Why.Trim(),
            SourceFileId = command.Files[0].SourceFileId,
            Mapping = command.Mapping.ToJson(),
            CreatedAt = scope.At,
            CreatedBy = scope.Actor,
        };
        db.ImportJobs.Add(job);
        await db.SaveChangesAsync(cancel);
        db.ImportFiles.AddRange(
            command.Files.Select(
                (f, i) =>
                    new ImportFile
                    {
                        ImportJobId = job.Id,
                        Ordinal = i,
                        CountyCode = command.County,
                        SourceFileId = f.SourceFileId,
                        Stage = f.Stage,
                    }
            )
        );
        scope.SourceFileId = job.SourceFileId;
        scope.Change("import_job", $"{job.Id}", "state", null, nameof(ImportState.Queued));
        return job.Id;
    }

    private async Task<List<string>> Mistakes(Command command, CancellationToken cancel)
    {
        var mistakes = await UploadMistakes.OfYear(
            db,
            clock,
            command.County,
            command.Year,
            command.AsOf,
            command.Why,
            cancel
        );
        if (command.Name.Trim().Length is 0 or > StatisticsMapping.LongestName)
        {
            mistakes.Add(
                $"请给字段对应起一个名称（1至{StatisticsMapping.LongestName}个字），例如“2026年事业统计导出”。"
            );
        }

        var ids = command.Files.Select(f => f.SourceFileId).Distinct().ToList();
        if (
            ids.Count == 0
            || await db.SourceFiles.CountAsync(f => ids.Contains(f.Id) && f.CountyCode == command.County, cancel)
                != ids.Count
        )
        {
            mistakes.Add("没有找到上传的统计文件。请回到上一步重新上传。");
        }

        foreach (var stage in command.Mapping.Stages.Where(s => SchoolTerms.Judged.Contains(s.Stage)))
        {
            if (stage.Arts is null)
            {
                mistakes.Add(
                    $"请回答{stage.Stage.Title()}文件里“艺术”一列的问题：只是综合艺术课，还是已含音乐、美术。"
                );
            }

            if (stage.Line("type") is null)
            {
                mistakes.Add(
                    $"{stage.Stage.Title()}文件没有选定“办学类型”的来源列，学校无法读入。请选择一列，或填写固定值。"
                );
            }

            if (stage.Arts is ArtsAnswer.Total && Lacking(stage) is { Count: > 0 } lacking)
            {
                mistakes.Add(
                    $"{stage.Stage.Title()}文件的“艺术·计”要减去音乐和美术，还没有选定来源列：{string.Join('、', lacking)}。"
                );
            }
        }

        return mistakes;
    }

    private static List<string> Lacking(StageMapping stage) =>
        [
            .. ((string[])["arts", "music", "art"])
                .Select(f => $"{f}_{stage.Stage.Code()}")
                .Where(f => stage.Line(f) is null)
                .Select(f => RecordColumns.Find(f)!.Title),
        ];
}
