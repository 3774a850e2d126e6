using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Import.Statistics;

/// <summary>Puts the figures of all files a school stands in into its record.</summary>
internal sealed class FigureJoin(
    SchoolRecord record,
    IReadOnlyList<StageReader> parts,
    FindingList findings,
    List<ReadField> kept
)
{
    public void Fill()
    {
        foreach (var info in Fields.All)
        {
            var scope = Scope(info);
            var reads = parts
                .Where(p => StatisticsField.Find(p.Stage, info.Code) is not null)
                .Select(p => p.Figure(record.School, info))
                .OfType<ReadField>()
                .ToList();
            kept.AddRange(reads);
            switch (scope)
            {
                case FieldScope.SumOfStages:
                    Add(info, reads);
                    break;
                case FieldScope.Whole:
                    Agree(info, reads);
                    break;
                default:
                    reads.ForEach(r => Set(info, r));
                    break;
            }
        }
    }

    private static FieldScope Scope(FieldInfo info) =>
        StatisticsField.Find(info.Stage ?? Stage.Primary, info.Code)?.Scope ?? FieldScope.Stage;

    /// <summary>One figure of the whole school: taken once, and not at all where the files differ.</summary>
    private void Agree(FieldInfo info, List<ReadField> reads)
    {
        var known = reads.FindAll(r => r.Value is not null);
        if (known.Find(r => r.Millionths != known[0].Millionths) is { } other)
        {
            record.Reject(info.Field);
            parts[0]
                .Report(
                    known[0],
                    record.School,
                    "files-disagree",
                    $"“{info.Title}”是全校数据，各学段文件应当相同，但{known[0].Place}是{known[0].Value}{info.Unit}，{other.Place}是{other.Value}{info.Unit}，按缺失处理。请核对后改成一致，重新导入。"
                );
            return;
        }

        if (known.Count > 0)
        {
            Set(info, known[0]);
            if (reads.Find(r => r.Value is null && !r.Refused) is { } blank)
            {
                findings.Add(
                    FindingLevel.Warning,
                    new(blank.File, blank.Sheet, blank.Row),
                    "blank-in-one-file",
                    info.Code,
                    $"“{info.Title}”是全校数据：{known[0].Place}是{known[0].Value}{info.Unit}，{blank.Place}却是空的，采用前者。请核对。",
                    record.School
                );
            }
        }
        else if (reads.Exists(r => r.Refused))
        {
            record.Reject(info.Field);
        }
    }

    /// <summary>A figure of which each stage's file has its part: complete only if every stage's part is there.</summary>
    private void Add(FieldInfo info, List<ReadField> reads)
    {
        var stages = SchoolTerms.Judged.Where(s => record.Type.Implied().Contains(s)).ToList();
        if (
            reads.Count == 0
            || stages.Exists(s => !reads.Exists(r => r.Stage == s))
            || reads.Exists(r => r.Value is null)
        )
        {
            if (reads.Exists(r => r.Refused))
            {
                record.Reject(info.Field);
            }

            return;
        }

        record.Set(info.Field, reads.Sum(r => r.Millionths));
    }

    private void Set(FieldInfo info, ReadField read)
    {
        if (read.Value is not null)
        {
            record.Set(info.Field, read.Millionths);
        }
        else if (read.Refused)
        {
            record.Reject(info.Field);
        }
    }
}
