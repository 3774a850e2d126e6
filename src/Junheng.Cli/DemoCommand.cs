using System.CommandLine;
using System.Text;
using Junheng.App.Demo;
using Junheng.App.Import;

namespace Junheng.Cli;

/// <summary><c>junheng demo --out DIR</c>: the demo county's files and the set with planted mistakes.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "文件夹", Required = true };
        var command = new Command("demo", "写出演示县（合成数据）的文件") { folder };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder)));
        return command;
    }

    private static int Run(string folder)
    {
        var demo = DemoCounty.Generate();
        var errors = Path.Combine(folder, "errors");
        Directory.CreateDirectory(errors);
        foreach (var year in demo.Years)
        {
            using (var csv = File.Create(Path.Combine(folder, DemoCounty.FileName(year.Year))))
            {
                RecordFile.WriteCsv(csv, year.Schools);
            }

            using var xlsx = File.Create(
                Path.Combine(folder, Path.ChangeExtension(DemoCounty.FileName(year.Year), ".xlsx"))
            );
            RecordFile.WriteXlsx(xlsx, year.Schools, [$"{demo.Name} {year.Year}年学校基础数据"]);
        }

        var list = new StringBuilder("file,expected,description\n");
        foreach (var (name, csv, description, code) in DemoErrors.Files(demo))
        {
            File.WriteAllText(Path.Combine(errors, name), csv);
            list.Append(name).Append(',').Append(code).Append(',').Append(description).Append('\n');
        }

        File.WriteAllText(Path.Combine(errors, "index.csv"), list.ToString());
        Console.WriteLine($"已写入 {Path.GetFullPath(folder)}");
        return ExitCode.Done;
    }
}
