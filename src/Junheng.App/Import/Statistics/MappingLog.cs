using Junheng.App.Data;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import.Statistics;

/// <summary>Keeps mappings: never changed, a correction is the next number of the same name.</summary>
internal static class MappingLog
{
    /// <summary>Saves a mapping; one that says what the newest of its name says already is not saved again.</summary>
    public static async Task Save(
        Db db,
        string county,
        string name,
        ExportMapping mapping,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var newest = await db
            .StatisticsMappings.AsNoTracking()
            .Where(m => m.Name == name)
            .OrderByDescending(m => m.Number)
            .FirstOrDefaultAsync(cancel);
        var content = mapping.ToJson();
        if (newest?.Content == content)
        {
            return;
        }

        var number = (newest?.Number ?? 0) + 1;
        db.StatisticsMappings.Add(
            new()
            {
                CountyCode = county,
                Name = name,
                Number = number,
                Content = content,
                By = scope.Actor,
                At = scope.At,
            }
        );
        var key = $"{name} {number}";
        scope.Change("statistics_mapping", key, "number", newest is null ? null : $"{newest.Number}", $"{number}");
        var before = newest is null ? [] : Said(ExportMapping.Parse(newest.Content));
        var after = Said(mapping);
        foreach (var property in before.Keys.Union(after.Keys))
        {
            scope.Change(
                "statistics_mapping",
                key,
                property,
                before.GetValueOrDefault(property),
                after.GetValueOrDefault(property)
            );
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What a mapping says, line by line, as a person reads it.</summary>
    private static Dictionary<string, string> Said(ExportMapping mapping)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stage in mapping.Stages)
        {
            if (stage.Arts is { } arts)
            {
                said[$"{stage.Stage.Code()}.arts"] = $"{arts}";
            }

            foreach (var line in stage.Lines.Where(l => !l.IsEmpty))
            {
                var source = line.Fixed is { } given ? $"＝{given}" : string.Join('＋', line.Columns);
                said[$"{stage.Stage.Code()}.{line.Field}"] = string.Join(
                    ' ',
                    new[] { source, line.Unit, line.Remark }.Where(t => t.Length > 0)
                );
            }
        }

        foreach (var word in mapping.Words)
        {
            said[$"{word.Field}.{CellText.Quote(word.Word)}"] = word.Meaning;
        }

        return said;
    }
}
