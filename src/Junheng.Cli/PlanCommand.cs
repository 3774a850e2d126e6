using System.CommandLine;
using Junheng.App.Campaign;
using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.App.Standards;

namespace Junheng.Cli;

/// <summary><c>junheng plan read FILE --out PLAN.json</c>: a county's plan paper as structure.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var command = new Command("plan", "县（市、区、旗）的创建工作方案") { Reading() };
        return command;
    }

    private static Command Reading()
    {
        var file = new Argument<string>("FILE") { Description = "方案文件：.docx、.xlsx 或 .txt" };
        var output = new Option<string>("--out") { Description = "写到哪个文件（.json）", Required = true };
        var words = new Option<string?>("--words") { Description = "本县补充的单位名称和指标写法（.yaml）" };
        var persons = new Option<bool>("--persons") { Description = "保留姓名；缺省只保留职务" };
        var command = new Command("read", "读出方案的结构：指标、责任单位、职责、阶段和疑点")
        {
            file,
            output,
            words,
            persons,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(output),
                parsed.GetValue(words),
                parsed.GetValue(persons)
            )
        );
        return command;
    }

    private static int Run(string file, string output, string? words, bool persons)
    {
        if (words is not null && !File.Exists(words))
        {
            Console.Error.WriteLine($"--words 的文件“{words}”不存在。");
            return ExitCode.Usage;
        }

        ReadPlanResult result;
        try
        {
            using var stream = File.OpenRead(file);
            result = new ReadPlan(ReadingWords.Load(words), PackLibrary.FindDelivered("national")!).Handle(
                stream,
                file,
                persons
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            result = new(null, FileProblem.Unopened(file, error));
        }

        if (result.Plan is not { } plan)
        {
            Console.Error.WriteLine($"{result.Problem!.Place}: {result.Problem.Code}: {result.Problem.Message}");
            return ExitCode.Unreadable;
        }

        try
        {
            using var files = new OutputFiles();
            files.Add(Path.GetFullPath(output), stream => PlanJson.Write(stream, plan));
            files.Commit();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return OutputFolder.Refused(output, error);
        }

        foreach (var (problem, place) in plan.Problems.Zip(result.Places))
        {
            Console.Error.WriteLine($"{place}: {problem.Kind}: {problem.Item}：{problem.Message}");
        }

        Console.WriteLine(
            $"已写入 {Path.GetFullPath(output)}：指标{plan.Indicators.Count}项，单位职责{plan.Duties.Count}条，职务{plan.Posts.Count}个，措施{plan.Measures.Count}项，阶段{plan.Phases.Count}个，疑点{plan.Problems.Count}处"
        );
        return ExitCode.Done;
    }
}
