using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Junheng.App.Demo;
using Junheng.App.Import;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests;

/// <summary>
/// What the documentation says is so. Lists that the code can write are compared with the committed files; with
/// <c>JUNHENG_WRITE_DOCS=1</c> in the environment they are written instead.
/// </summary>
public sealed partial class DocsTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void The_published_list_of_columns_is_the_catalogue() => Agrees("docs/columns.md", Columns());

    [Fact]
    public void The_published_list_of_checks_is_the_catalogue() => Agrees("docs/checks.md", CheckList());

    [Fact]
    public void The_sample_file_is_what_the_generator_writes_today()
    {
        var year = DemoCounty.Generate().Newest;
        using var csv = new MemoryStream();
        RecordFile.WriteCsv(csv, year.Schools);
        Assert.Equal(File.ReadAllBytes(Path.Combine(Root, "samples/demo/schools-2026.csv")), csv.ToArray());
    }

    [Fact]
    public void The_sample_workbook_holds_the_same_schools_as_the_sample_file()
    {
        Assert.Equal(AsCsv("samples/demo/schools-2026.csv"), AsCsv("samples/demo/schools-2026.xlsx"));

        static string AsCsv(string path)
        {
            using var stream = File.OpenRead(Path.Combine(Root, path));
            var read = RecordFile.Read(stream, path);
            Assert.Null(read.Problem);
            using var csv = new MemoryStream();
            RecordFile.WriteCsv(csv, read.Rows);
            return Encoding.UTF8.GetString(csv.ToArray());
        }
    }

    [Fact]
    public void The_commands_of_the_README_do_what_it_says()
    {
        var folder = Directory.CreateTempSubdirectory("junheng-readme").FullName;
        try
        {
            var commands = Example().Matches(File.ReadAllText(Path.Combine(Root, "README.md")));
            var demo = commands.First(c => c.Groups["demo"].Success).Groups["demo"].Value;
            Assert.Equal(0, Run(folder, ["demo", "--out", demo]));

            var evaluate = commands.First(c => c.Groups["cli"].Success).Groups["cli"].Value.Split(' ');
            Assert.Equal("evaluate", evaluate[0]);
            Assert.InRange(Run(folder, evaluate), 0, 1);

            var results = Path.Combine(folder, evaluate[Array.IndexOf(evaluate, "--out") + 1]);
            string[] expected = ["counties.csv", "findings.csv", "stage_parts.csv"];
            Assert.Equal(expected, Directory.GetFiles(results).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Links_between_the_documents_lead_somewhere()
    {
        var papers = Directory
            .EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat([
                .. new[] { "README.md", "CONTRIBUTING.md", "samples/README.md" }.Select(f => Path.Combine(Root, f)),
            ]);
        var broken =
            from paper in papers
            from Match link in Link().Matches(File.ReadAllText(paper))
            let target = link.Groups[1].Value
            // The lead keeps the pictures; they are made by ./dev shots.
            where
                !target.Contains("://", StringComparison.Ordinal)
                && !target.StartsWith("docs/images/", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(paper)!, target))
            select $"{Path.GetRelativePath(Root, paper)}: {target}";
        Assert.Equal("", string.Join('\n', broken));
    }

    private static string Columns()
    {
        var text = new StringBuilder(
            """
            # 基表列目录 Columns of the school records

            由程序的列目录生成，测试保证两者一致；说明见 `src/Junheng.App/Import/RecordColumns.cs`。
            列名写代码或中文均可，次序不限；空单元格表示缺失，不是零。
            This list is written from the program's catalogue, and a test keeps the two alike. A column may be named by its
            code or its Chinese title, in any order; an empty cell is missing, never zero.

            | 代码 code | 中文列名 title | 单位 unit | 填报口径 what to write |
            |---|---|---|---|

            """
        );
        foreach (var column in RecordColumns.All)
        {
            Row(text, $"`{column.Code}`", column.Title, column.Unit, column.Definition);
        }

        return text.ToString();
    }

    private static string CheckList()
    {
        var text = new StringBuilder(
            $"""
            # 校验规则 Checks

            共 {Checks.Catalogue.Count} 条，由程序的规则目录生成，测试保证两者一致。错误必须改，警告要核实，提示供参考。
            单元格本身的问题（不是数字、负数、小数位过多等）由读取文件时提出，不在此列。
            Written from the program's catalogue of {Checks.Catalogue.Count} checks over records, and a test keeps the two
            alike. An error must be corrected, a warning verified, a notice is for information. What is wrong with a cell as
            text is said by the file reader and is not listed here.

            | 级别 level | 代码 code | 检查什么 what | 怎么处理 advice |
            |---|---|---|---|

            """
        );
        foreach (var check in Checks.Catalogue)
        {
            var level = check.Level switch
            {
                FindingLevel.Error => "错误 error",
                FindingLevel.Warning => "警告 warning",
                _ => "提示 notice",
            };
            Row(text, level, $"`{check.Code}`", check.Title, check.Advice);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, params string[] cells) =>
        text.Append("| ")
            .AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))
            .Append(" |\n");

    private static void Agrees(string path, string expected)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("JUNHENG_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.True(
            File.ReadAllText(file) == expected,
            $"{path} is not what the catalogue says. Run: JUNHENG_WRITE_DOCS=1 dotnet test tests/Junheng.App.Tests --filter DocsTests"
        );
    }

    /// <summary>Runs the built command line in a folder of its own and returns its exit status.</summary>
    private static int Run(string folder, IEnumerable<string> arguments)
    {
        // The tests' own output path names the configuration and framework the command line was built for beside them.
        var built = Path.GetRelativePath(Path.Combine(Root, "tests/Junheng.App.Tests/bin"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Path.Combine(Root, "src/Junheng.Cli/bin", built, "junheng.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode <= 1, errors);
        return process.ExitCode;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Junheng.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Junheng.slnx");
        }

        return folder.FullName;
    }

    [GeneratedRegex(
        @"^(?:\./dev demo (?<demo>\S+)|dotnet run -c Release --project src/Junheng\.Cli -- (?<cli>[^\r\n]+))$",
        RegexOptions.Multiline
    )]
    private static partial Regex Example();

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
