using Junheng.App.Data;
using Junheng.Engine.Schools;

namespace Junheng.App.Import.Statistics;

/// <summary>上传统计导出: keeps the files as they are, so that their columns can be looked at and chosen.</summary>
public sealed class KeepStatistics(Db db, TimeProvider clock)
{
    private static readonly string[] Extensions = [".xls", ".xlsx"];

    /// <param name="County">Division code.</param>
    /// <param name="Files">Each with the stage that the user says it is of.</param>
    public sealed record Command(string County, IReadOnlyList<Upload> Files);

    public sealed record Upload(Stage Stage, string Name, byte[] Content);

    /// <summary>The kept files by stage.</summary>
    public async Task<Outcome<IReadOnlyDictionary<Stage, long>>> Handle(
        Command command,
        CancellationToken cancel = default
    )
    {
        // Browsers of old send the whole path.
        var files = command
            .Files.Select(f => f with { Name = f.Name[(f.Name.LastIndexOfAny(['/', '\\']) + 1)..].Trim() })
            .ToList();
        var mistakes = files.SelectMany(Mistakes).ToList();
        if (!files.Exists(f => SchoolTerms.Judged.Contains(f.Stage)))
        {
            mistakes.Insert(0, "请至少选择小学或初中的一个导出文件（.xls 或 .xlsx）。");
        }

        if (mistakes.Count > 0)
        {
            return Outcome.Refuse(mistakes).With<IReadOnlyDictionary<Stage, long>>(null);
        }

        var kept = new Dictionary<Stage, long>();
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(command.County, "keep-statistics", ""),
            async scope =>
            {
                foreach (var (stage, name, content) in files)
                {
                    kept[stage] = await KeptFile.Keep(db, command.County, name, content, scope, cancel);
                }
            },
            cancel
        );
        return outcome.With<IReadOnlyDictionary<Stage, long>>(kept);
    }

    private static IEnumerable<string> Mistakes(Upload file)
    {
        var mistakes = UploadMistakes.OfFile(
            file.Name,
            file.Content.Length,
            Extensions,
            $"“{file.Name}”不是 .xls 或 .xlsx 文件。请从事业统计系统导出学校明细的工作簿后重新上传。"
        );
        return mistakes.Count == 0 && WideFile.Open(file.Content, file.Name).Problem is { } problem
            ? [$"“{file.Name}”（{file.Stage.Title()}）：{problem.Message}"]
            : mistakes;
    }
}
