using System.Globalization;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Import.Statistics;

/// <summary>Makes the record of one school after the other from all files it stands in.</summary>
internal sealed class SchoolJoin(
    IReadOnlyList<StageReader> stages,
    IReadOnlyList<WordMeaning> words,
    string county,
    int year,
    FindingList findings
)
{
    private readonly Dictionary<string, IReadOnlyList<ReadField>> reads = new(StringComparer.Ordinal);
    private readonly Dictionary<Stage, int> withoutFile = [];
    private readonly Dictionary<string, Stage> stageOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Field, string Word), int> counts = [];
    private int skipped;

    /// <summary>What was read of each school.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ReadField>> Reads => reads;

    /// <summary>The stage whose file a school's row is called after.</summary>
    public IReadOnlyDictionary<string, Stage> StageOf => stageOf;

    /// <summary>The record of a school; null if it is not taken.</summary>
    public SchoolRecord? One(string id)
    {
        var parts = stages.Where(s => s.Has(id)).ToList();
        var place = parts[0].Place(id);
        var kept = new List<ReadField>();
        reads[id] = kept;
        stageOf[id] = parts[0].Stage;
        Note(id, parts);
        var identity = new IdentityJoin(id, parts, words, findings, kept);
        if (identity.IsOfOtherCounty(county) || identity.Type() is not { } type)
        {
            return null;
        }

        if (type == WordTable.Skip)
        {
            skipped++;
            return null;
        }

        var record = new SchoolRecord
        {
            Year = year,
            County = county,
            School = id,
            Name = identity.Name() ?? "",
            Type = SchoolTerms.ParseType(type)!.Value,
            Organiser = identity.Coded("organiser") is { } organiser
                ? int.Parse(organiser, CultureInfo.InvariantCulture)
                : null,
            Locale = identity.Coded("locale") is { } locale ? SchoolTerms.ParseLocale(locale) : null,
            Built = identity.Built(),
            CityCentre = identity.Flag("city_centre", false),
            Counted = identity.Flag("counted", true),
            Parent = identity.Parent(),
            MusicRooms = identity.Rooms("music_rooms"),
            ArtRooms = identity.Rooms("art_rooms"),
            Source = new(place.File, place.Sheet, place.Row),
        };
        new FigureJoin(record, parts, findings, kept).Fill();
        Absent(record, parts, place);
        return record;
    }

    /// <summary>The words and codes that stand in the columns of words, each with the schools it stands at.</summary>
    public IReadOnlyList<ExportWord> Words =>
        [
            .. counts
                .OrderBy(c => c.Key.Field, StringComparer.Ordinal)
                .ThenBy(c => c.Key.Word, StringComparer.Ordinal)
                .Select(c => new ExportWord(
                    c.Key.Field,
                    c.Key.Word,
                    c.Value,
                    WordTable.Meaning(c.Key.Field, c.Key.Word, words)
                )),
        ];

    /// <summary>Says what concerns no single school.</summary>
    public void Finish()
    {
        if (skipped > 0)
        {
            findings.Add(
                FindingLevel.Notice,
                new(stages[0].File.Name, null, 0),
                "not-compulsory",
                "type",
                $"有{skipped}所学校按办学类型不属于义务教育（如独立的幼儿园、高级中学），没有导入。"
            );
        }

        foreach (var (stage, count) in withoutFile)
        {
            findings.Add(
                FindingLevel.Warning,
                new(stages[0].File.Name, null, 0),
                "stage-file-absent",
                Fields.Pupils(stage).Info().Code,
                $"没有上传{stage.Title()}的文件，但有{count}所学校按办学类型设有{stage.Title()}部，其学生数缺失，共用的校舍和设备无法拆分。请补上这个文件一起导入。"
            );
        }
    }

    private void Note(string id, List<StageReader> parts)
    {
        foreach (var field in WordTable.Coded)
        {
            foreach (
                var read in parts.Select(p => p.Text(id, field)).OfType<ReadField>().Where(r => r.Value is not null)
            )
            {
                var key = (field, HeaderTitle.Squeeze(read.Raw));
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }
    }

    private void Absent(SchoolRecord record, List<StageReader> parts, RowPlace place)
    {
        foreach (var stage in record.Type.Implied().Where(s => parts.TrueForAll(p => p.Stage != s)))
        {
            if (stages.FirstOrDefault(s => s.Stage == stage) is not { } reader)
            {
                withoutFile[stage] = withoutFile.GetValueOrDefault(stage) + 1;
                continue;
            }

            findings.Add(
                FindingLevel.Warning,
                place,
                "absent-from-stage-file",
                Fields.Pupils(stage).Info().Code,
                $"“{record.Name}”是{record.Type.Title()}，但{stage.Title()}的文件“{reader.File.Name}”里没有它（标识码{record.School}），{stage.Title()}部的数据缺失。请核对标识码，或在该文件中补上这所学校。",
                record.School
            );
        }
    }
}
