using System.CommandLine;
using System.Text;
using Junheng.App.Demo;
using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.App.Standards;

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
        try
        {
            using var files = new OutputFiles();
            Write(files, folder, DemoCounty.Generate());
            files.Commit();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return OutputFolder.Refused(folder, error);
        }

        Console.WriteLine($"已写入 {Path.GetFullPath(folder)}");
        return ExitCode.Done;
    }

    private static void Write(OutputFiles files, string folder, DemoData demo)
    {
        foreach (var year in demo.Years)
        {
            var csv = Path.Combine(folder, DemoCounty.FileName(year.Year));
            files.Add(csv, stream => RecordFile.WriteCsv(stream, year.Schools));
            files.Add(
                Path.ChangeExtension(csv, ".xlsx"),
                stream => RecordFile.WriteXlsx(stream, year.Schools, [$"{demo.Name} {year.Year}年学校基础数据"])
            );
        }

        var pack = PackLibrary.Delivered().For(demo.County);
        files.Add(Path.Combine(folder, DemoPaper.FileName), stream => DemoPaper.Write(stream, pack));
        var errors = Path.Combine(folder, "errors");
        var list = new StringBuilder("file,expected,description\n");
        foreach (var (name, csv, description, code) in DemoErrors.Files(demo))
        {
            files.Add(Path.Combine(errors, name), stream => stream.Write(Encoding.UTF8.GetBytes(csv)));
            list.Append(name).Append(',').Append(code).Append(',').Append(description).Append('\n');
        }

        files.Add(Path.Combine(errors, "index.csv"), stream => stream.Write(Encoding.UTF8.GetBytes(list.ToString())));
    }
}
