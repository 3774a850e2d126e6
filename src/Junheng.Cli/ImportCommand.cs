using System.CommandLine;
using System.Globalization;
using Junheng.App.Data;
using Junheng.App.Import;

namespace Junheng.Cli;

/// <summary><c>junheng import FILE… --county CODE --year Y</c>: all files of a call become one data version.</summary>
internal static class ImportCommand
{
    private const string Actor = "终端";

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "学校数据文件，可以多个，合为一个数据版本",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(InputFiles.RefuseOptions);
        var county = new Option<string>("--county") { Description = "六位行政区划代码", Required = true };
        CountyOptions.RequireSixDigits(county);
        var year = new Option<int>("--year") { Description = "年度", Required = true };
        CountyOptions.RequireYear(year);
        var asOf = new Option<string?>("--as-of")
        {
            Description = "统计时点（年-月-日），缺省为当年9月1日；9月1日未到时为今天",
        };
        asOf.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Mistake(text) is { } mistake)
            {
                result.AddError(mistake);
            }
        });
        var database = CountyOptions.Database();
        var name = new Option<string?>("--name") { Description = "县名；库中还没有该县时必填" };
        var why = new Option<string>("--why") { Description = "导入说明", DefaultValueFactory = _ => "终端导入" };
        var official = new Option<bool>("--official") { Description = "正式数据（缺省为过程数据）" };
        var whole = new Option<bool>("--whole-county")
        {
            Description = "这些文件合起来就是全县，其中没有的学校视为撤销",
        };
        var dry = new Option<bool>("--dry-run") { Description = "只校验和比较，什么都不写入" };
        var command = new Command("import", "把学校数据导入数据库，成为新的数据版本")
        {
            files,
            county,
            year,
            asOf,
            database,
            name,
            why,
            official,
            whole,
            dry,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                if (InputFiles.ReadBytes(parsed.GetRequiredValue(files)) is not { } contents)
                {
                    return Task.FromResult(ExitCode.Unreadable);
                }

                var y = parsed.GetRequiredValue(year);
                var order = new ImportOrder(
                    parsed.GetRequiredValue(county),
                    y,
                    ParseDate(parsed.GetValue(asOf)) ?? DefaultDay(y),
                    parsed.GetValue(official) ? ImportKind.Official : ImportKind.Interim,
                    parsed.GetValue(whole) ? ImportScope.WholeCounty : ImportScope.OnlyTheseSchools,
                    parsed.GetValue(why) ?? "",
                    contents
                );
                var run = new ImportRun(order, parsed.GetValue(name), parsed.GetRequiredValue(database));
                return run.Run(parsed.GetValue(dry), cancel);
            }
        );
        return command;
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);

    /// <summary>A day to come cannot be the day of statistics, so a year just begun is as of today.</summary>
    private static DateOnly DefaultDay(int year)
    {
        var day = new DateOnly(year, 9, 1);
        return day > Today ? Today : day;
    }

    private static string? Mistake(string asOf) =>
        ParseDate(asOf) is not { } day ? $"--as-of 应为 年-月-日，如 2026-09-01，现为“{asOf}”。"
        : day > Today ? $"--as-of 的统计时点{asOf}晚于今天，请核对。"
        : null;

    private static DateOnly? ParseDate(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
