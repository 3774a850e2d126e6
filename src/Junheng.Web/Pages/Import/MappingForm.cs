using Junheng.App.Import.Statistics;
using Junheng.Engine.Schools;

namespace Junheng.Web.Pages.Import;

/// <summary>The fields of the mapping page: names of inputs, and what was chosen in them.</summary>
public static class MappingForm
{
    /// <summary>Longest remark.</summary>
    public const int LongestRemark = 200;

    /// <summary>The name of a line's input.</summary>
    /// <param name="kind">column, more, unit, fixed or remark.</param>
    /// <param name="stage">The stage of the file.</param>
    /// <param name="field">Our field.</param>
    public static string Name(string kind, Stage stage, StatisticsField field) => $"{kind}.{stage.Code()}.{field.Code}";

    /// <summary>The name of the question about 艺术.</summary>
    public static string Arts(Stage stage) => $"arts.{stage.Code()}";

    /// <summary>有把握, 请核对, 没有来源.</summary>
    public static string Word(Confidence confidence) =>
        confidence switch
        {
            Confidence.High => "有把握",
            Confidence.Medium => "请核对",
            _ => "没有来源",
        };

    /// <summary>The class that colours a confidence.</summary>
    public static string Class(Confidence confidence) =>
        confidence switch
        {
            Confidence.High => "notice",
            Confidence.Medium => "warning",
            _ => "none",
        };

    /// <summary>The draft with what was chosen in its place.</summary>
    /// <param name="draft">What was proposed.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="mistakes">Takes what cannot be understood.</param>
    public static StageDraft Chosen(StageDraft draft, IFormCollection form, List<string> mistakes)
    {
        var stage = draft.Source.Stage;
        var lines = draft.Lines.Select(l => Chosen(l, stage, draft.Source.File, form, mistakes)).ToList();
        var arts = Enum.TryParse<ArtsAnswer>(form[Arts(stage)], out var answer) ? answer : (ArtsAnswer?)null;
        return new StageDraft(draft.Source, arts, lines).WithConflicts();
    }

    /// <summary>The meanings of words that differ from what the table says.</summary>
    public static IReadOnlyList<WordMeaning> Words(IFormCollection form)
    {
        var words = new List<WordMeaning>();
        foreach (var (name, value) in form)
        {
            if (
                name.Split('.', 3) is ["word", var field, var word]
                && WordTable.Coded.Contains(field)
                && (WordTable.Meaning(field, word, []) ?? "") != value
                && (value == "" || WordTable.Choices(field).Any(c => c.Code == value))
            )
            {
                words.Add(new(field, word, value!));
            }
        }

        return words;
    }

    private static DraftLine Chosen(
        DraftLine line,
        Stage stage,
        WideFile file,
        IFormCollection form,
        List<string> mistakes
    )
    {
        string Sent(string kind) => form[Name(kind, stage, line.Field)].ToString().Trim();
        if (!form.ContainsKey(Name("column", stage, line.Field)))
        {
            return line;
        }

        var columns = new List<WideColumn>();
        if (int.TryParse(Sent("column"), out var index) && index >= 0 && index < file.Columns.Count)
        {
            columns.Add(file.Columns[index]);
        }

        foreach (
            var letters in Sent("more")
                .ToUpperInvariant()
                .Split(['+', '＋', ',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (file.Columns.FirstOrDefault(c => c.Letters == letters) is { } more)
            {
                columns.Add(more);
            }
            else
            {
                mistakes.Add(
                    $"{stage.Title()}文件“{line.Field.Column.Title}”的加列“{letters}”不是文件中的列。请写列号，如 AC 或 AC+AD。"
                );
            }
        }

        columns = [.. columns.Distinct()];
        var unit =
            Sent("unit") is { Length: > 0 } chosen && line.Field.Units.Any(u => u.Unit == chosen)
                ? chosen
                : StageDraft.UnitOf(line.Field, columns);
        var given = Sent("fixed") is { Length: > 0 } text ? text : null;
        var remark = Sent("remark") is { Length: <= LongestRemark } said ? said : Sent("remark")[..LongestRemark];
        if (given is not null && columns.Count > 0)
        {
            mistakes.Add($"{stage.Title()}文件“{line.Field.Column.Title}”既选了列又填了固定值。请只留一样。");
        }

        var isSame = columns.SequenceEqual(line.Columns) && unit == line.Unit && given == line.Fixed;
        return isSame
            ? line with
            {
                Remark = remark,
            }
            : new(
                line.Field,
                columns,
                unit,
                given,
                remark,
                columns.Count > 0 || given is not null ? Confidence.High : Confidence.None,
                "人工选定"
            );
    }
}
