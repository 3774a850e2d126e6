using System.CommandLine;
using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.App.Standards;
using Junheng.Engine.Standards;

namespace Junheng.Cli;

/// <summary><c>junheng template --out FILE.xlsx</c>: the annual return as one workbook.</summary>
internal static class TemplateCommand
{
    public static Command Create()
    {
        var file = new Option<string>("--out") { Description = "写到哪个文件（.xlsx）", Required = true };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !token.Value.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                result.AddError($"--out 应为 .xlsx 文件，现为“{token.Value}”。");
            }
        });
        var county = new Option<string?>("--county")
        {
            Description = "六位行政区划代码；库中有该县时填入现有和上年数据",
        };
        CountyOptions.RequireSixDigits(county);
        var year = new Option<int?>("--year") { Description = "年度，缺省为今年" };
        CountyOptions.RequireYear(year);
        var school = new Option<string?>("--school") { Description = "只要一所学校的年报表：学校标识码" };
        var database = CountyOptions.Database();
        var command = new Command("template", "写出年报表（一个工作簿，含学校、班级、教室和县级数据）")
        {
            file,
            county,
            year,
            school,
            database,
        };
        command.SetAction(
            (parsed, cancel) =>
                Run(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(county),
                    parsed.GetValue(year) ?? TimeProvider.System.GetLocalNow().Year,
                    parsed.GetValue(school),
                    parsed.GetRequiredValue(database),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> Run(
        string file,
        string? county,
        int year,
        string? school,
        string database,
        CancellationToken cancel
    )
    {
        var content = county is null ? null : await FromDatabase(county, year, school, database, cancel);
        if (content is null && school is not null)
        {
            await Console.Error.WriteLineAsync(
                $"库中没有{county ?? "这个县"}{year}年或上年的学校“{school}”。请核对 --county、--school 和 --db。"
            );
            return ExitCode.Usage;
        }

        content ??= Blank(county, year);
        try
        {
            using var files = new OutputFiles();
            files.Add(Path.GetFullPath(file), stream => RecordFile.WriteReturn(stream, content));
            files.Commit();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return OutputFolder.Refused(file, error);
        }

        Console.WriteLine($"已写入 {Path.GetFullPath(file)}：{content.Schools.Count} 所学校");
        return ExitCode.Done;
    }

    private static async Task<ReturnContent?> FromDatabase(
        string county,
        int year,
        string? school,
        string database,
        CancellationToken cancel
    )
    {
        await using var db = await ReadOnlyDatabase.Open(database, cancel);
        return db is null
            ? null
            : await new MakeReturn(db, PackLibrary.Delivered()).Handle(county, year, school, cancel);
    }

    /// <summary>A form with nothing in it, by the rules of the county, or the national ones.</summary>
    private static ReturnContent Blank(string? county, int year)
    {
        var packs = PackLibrary.Delivered();
        var pack = county is null ? packs.Find("national")! : packs.For(county);
        return new([])
        {
            Year = year,
            County = county ?? "",
            Items = [.. AskedItem.Of(pack).Select(a => a.Item)],
            Pack = pack,
            Notes = [$"{county}{(county is null ? "" : " ")}{year}年义务教育优质均衡发展年报表"],
        };
    }
}
