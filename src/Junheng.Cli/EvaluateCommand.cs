using System.CommandLine;
using System.Globalization;
using Junheng.App.Batch;
using Junheng.App.Standards;

namespace Junheng.Cli;

/// <summary><c>junheng evaluate INPUT… --out DIR</c>: school records in, verdicts out, no database.</summary>
internal static class EvaluateCommand
{
    public const string Name = "evaluate";

    public static Command Create()
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = "学校数据文件（CSV 或 xlsx），可以多个",
            Arity = ArgumentArity.OneOrMore,
        };
        inputs.Validators.Add(InputFiles.RefuseOptions);
        var folder = new Option<string>("--out") { Description = "结果文件夹", Required = true };
        var pack = new Option<string>("--pack") { Description = "规则包", DefaultValueFactory = _ => "national" };
        var date = new Option<string?>("--date") { Description = "按哪一天的规则（年-月-日），缺省为各行年份的9月1日" };
        var tolerances = new Option<string>("--tolerances")
        {
            Description = "是否适用过渡性条款",
            DefaultValueFactory = _ => "off",
        };
        tolerances.AcceptOnlyFromAmong("on", "off");
        date.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && ParseDate(text) is null)
            {
                result.AddError($"--date 应为 年-月-日，如 2026-09-01，现为“{text}”。");
            }
        });
        var json = new Option<bool>("--json") { Description = "在标准输出写出各县结论（JSON）" };
        var checks = new Option<bool>("--checks") { Description = "另外逐校做全部数据校验（较慢）" };
        var command = new Command(Name, "测算并研判学校数据，写出 stage_parts.csv、counties.csv、findings.csv")
        {
            inputs,
            folder,
            pack,
            date,
            tolerances,
            checks,
            json,
        };
        command.SetAction(
            (parsed, cancel) =>
                Task.FromResult(
                    Run(
                        parsed.GetRequiredValue(inputs),
                        parsed.GetRequiredValue(folder),
                        parsed.GetRequiredValue(pack),
                        parsed.GetValue(date) is { } text ? ParseDate(text) : null,
                        parsed.GetValue(tolerances) == "on",
                        parsed.GetValue(checks),
                        parsed.GetValue(json),
                        cancel
                    )
                )
        );
        return command;
    }

    private static int Run(
        string[] inputs,
        string folder,
        string packName,
        DateOnly? date,
        bool tolerances,
        bool checks,
        bool json,
        CancellationToken cancel
    )
    {
        // A start that compiles nothing: the YAML reader's patterns are interpreted, which is plenty for a rule pack.
        AppContext.SetSwitch("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", false);
        // Rules are read while the files are: neither has to wait for the other.
        var reading = Task.Run(
            () =>
                PackLibrary.FindDelivered(packName) is { } pack
                    ? new Evaluate(pack, date, tolerances)
                    {
                        AllChecks = checks,
                        Summary = json ? EvaluateSummary.Of : null,
                    }.Rehearse()
                    : null,
            cancel
        );
        var progress = TerminalProgress.Start();
        using var input = BatchInput.Read(inputs, progress?.Of(inputs), cancel);
        progress?.Clear();
        if (reading.GetAwaiter().GetResult() is not { } rules)
        {
            var names = string.Join("、", PackLibrary.Delivered().All.Select(p => p.Name));
            Console.Error.WriteLine($"没有规则包“{packName}”。可用的有：national、{names}");
            return ExitCode.Usage;
        }

        foreach (var problem in input.Problems)
        {
            InputFiles.Tell(problem);
        }

        if (input.Problems.Count > 0)
        {
            return ExitCode.Unreadable;
        }

        try
        {
            var result = rules.Run(input, folder, Tell, progress?.Of("测算"), cancel);
            progress?.Clear();
            if (json)
            {
                Console.WriteLine($"[{string.Join(',', result.Summaries)}]");
            }

            return result.AnyError ? ExitCode.Findings : ExitCode.Done;
        }
        catch (BatchProblemException error)
        {
            progress?.Clear();
            InputFiles.Tell(error.Problem);
            return ExitCode.Unreadable;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            progress?.Clear();
            return OutputFolder.Refused(folder, error);
        }

        void Tell(string text)
        {
            progress?.Clear();
            Console.Error.WriteLine(text);
        }
    }

    private static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
