using System.CommandLine;

namespace Junheng.Cli;

/// <summary>Options that several commands share.</summary>
internal static class CountyOptions
{
    private const int EarliestYear = 2000;
    private const int LatestYear = 2100;

    /// <summary>The database: a file, or PostgreSQL.</summary>
    public static Option<string> Database() =>
        new("--db")
        {
            Description = "数据库：SQLite 文件，或 PostgreSQL 连接串（Host=…;Database=…）",
            DefaultValueFactory = _ => Path.Combine("var", "junheng.db"),
        };

    /// <summary>A county is named by six digits.</summary>
    public static void RequireSixDigits(Option option) =>
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (token.Value.Length != 6 || !token.Value.All(char.IsAsciiDigit)))
            {
                result.AddError($"--county 应为六位数字的行政区划代码，现为“{token.Value}”。");
            }
        });

    /// <summary>A year lies within this century.</summary>
    public static void RequireYear(Option option) =>
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && int.TryParse(token.Value, out var y)
                && y is < EarliestYear or > LatestYear
            )
            {
                result.AddError($"--year 应在{EarliestYear}至{LatestYear}之间，现为“{y}”。");
            }
        });
}
