using Junheng.App.Data;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import.Statistics;

/// <summary>How well a saved mapping fits the files at hand.</summary>
/// <param name="Saved">The mapping.</param>
/// <param name="Mapping">What it says.</param>
/// <param name="Found">Columns of it that the files have.</param>
/// <param name="Missing">Columns of it that the files lack, with the stage and our field.</param>
/// <param name="WithoutFile">Stages of it that no file was uploaded for.</param>
public sealed record MappingFit(
    StatisticsMapping Saved,
    ExportMapping Mapping,
    int Found,
    IReadOnlyList<(Stage Stage, string Field, string Column)> Missing,
    IReadOnlyList<Stage> WithoutFile
)
{
    /// <summary>Columns the mapping asks for in the stages at hand.</summary>
    public int Asked => Found + Missing.Count;

    /// <summary>The part of them that is there, 0 to 1.</summary>
    public double Share => Asked == 0 ? 0 : (double)Found / Asked;
}

/// <summary>Finds the saved mappings that fit, the best first. All counties read all of them: they hold no figures.</summary>
public sealed class SavedMappings(Db db)
{
    /// <summary>The newest mapping of every name that fits at least by a part.</summary>
    public async Task<IReadOnlyList<MappingFit>> For(IReadOnlyList<StageFile> files, CancellationToken cancel = default)
    {
        var newest = await db
            .StatisticsMappings.AsNoTracking()
            .Where(m => !db.StatisticsMappings.Any(n => n.Name == m.Name && n.Number > m.Number))
            .ToListAsync(cancel);
        return
        [
            .. newest
                .Select(m => Fit(m, files))
                .Where(f => f.Found > 0)
                .OrderByDescending(f => f.Share)
                .ThenByDescending(f => f.Found)
                .ThenByDescending(f => f.Saved.At),
        ];
    }

    private static MappingFit Fit(StatisticsMapping saved, IReadOnlyList<StageFile> files)
    {
        var mapping = ExportMapping.Parse(saved.Content);
        var found = 0;
        var missing = new List<(Stage, string, string)>();
        foreach (var stage in mapping.Stages)
        {
            if (files.FirstOrDefault(f => f.Stage == stage.Stage) is not { } file)
            {
                continue;
            }

            foreach (var line in stage.Lines)
            {
                var absent = line.Columns.Where(c => file.File.Column(c) is null).ToList();
                found += line.Columns.Count - absent.Count;
                missing.AddRange(absent.Select(c => (stage.Stage, line.Field, c)));
            }
        }

        var without = mapping.Stages.Select(s => s.Stage).Where(s => files.All(f => f.Stage != s));
        return new(saved, mapping, found, missing, [.. without]);
    }
}
