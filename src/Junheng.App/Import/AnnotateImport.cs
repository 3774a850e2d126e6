using Junheng.App.Data;
using Junheng.App.Import.Annotate;
using Junheng.App.Validate;

namespace Junheng.App.Import;

/// <summary>下载错误标注: the file of an upload with every finding in its very cell. Nothing is stored.</summary>
public sealed class AnnotateImport(Db db, OpenImport open)
{
    private const string Suffix = "-错误标注";

    /// <summary>A workbook to be handed out.</summary>
    public sealed record Result(string FileName, byte[] Content);

    public async Task<Outcome<Result>> Handle(string county, long jobId, CancellationToken cancel = default)
    {
        var opened = await open.Handle(county, jobId, cancel);
        if (opened is null)
        {
            return Refuse("没有找到这次导入。请回到导入列表重新选择。");
        }

        if (opened.Findings.Count == 0)
        {
            return Refuse(opened.Job.Problem ?? "这次导入没有校验问题，不需要标注。");
        }

        if (opened.Files.Count > 0)
        {
            return Refuse("统计导出文件不作标注，请按清单中的文件、工作表和单元格查找，或下载全部校验问题。");
        }

        if (opened.File is not { } file || !opened.CanAnnotate)
        {
            return Refuse("这个文件读不出来，不能标注。请按页面上的说明处理后重新上传。");
        }

        using var content = new MemoryStream(file.Content, writable: false);
        using var output = new MemoryStream();
        var answers = await AnswerFinding.Load(db, county, opened.Job.Year, cancel);
        var notes = opened.Findings.Select(f => new CellNote(
            f.Level,
            f.Code,
            f.Sheet,
            opened.Cell(f),
            opened.School(f.School),
            f.Message,
            answers.Answering(f)?.Answer
        ));
        var problem = AnnotatedWorkbook.Write(content, file.Name, [.. notes], output);
        return problem is null
            ? Outcome.Done.With<Result>(new(NameOf(file.Name), output.ToArray()))
            : Refuse(problem.Message);
    }

    /// <summary>The name of the file handed out; one that comes back annotated keeps its name.</summary>
    internal static string NameOf(string original)
    {
        var name = Path.GetFileNameWithoutExtension(original);
        return (name.EndsWith(Suffix, StringComparison.Ordinal) ? name : name + Suffix) + ".xlsx";
    }

    private static Outcome<Result> Refuse(string mistake) => Outcome.Refuse(mistake).With<Result>(null);
}
