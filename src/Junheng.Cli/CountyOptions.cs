using System.CommandLine;

namespace Junheng.Cli;

/// <summary>Options that several commands share.</summary>
internal static class CountyOptions
{
    private const int EarliestYear = 2000;
    private const int LatestYear = 2100;

    /// <summary>The setting of the web program, which the terminal takes over if it is told nothing else.</summary>
    private const string Setting = "Database";

    /// <summary>What names an environment variable that holds the database, and with it a password.</summary>
    private const string Variable = "env:";

    /// <summary>The database: a file, or PostgreSQL.</summary>
    public static Option<string> Database()
    {
        var option = Database("--db", "数据库", $"；不写则取环境变量 {Setting}，没有则为 var/junheng.db");
        option.DefaultValueFactory = _ =>
            Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } set
                ? set
                : Path.Combine("var", "junheng.db");
        return option;
    }

    /// <summary>
    /// A database. Everybody on the machine can read a command line, so that a connection string with a password may
    /// stand in an environment variable instead.
    /// </summary>
    public static Option<string> Database(string name, string what, string more = "") =>
        new(name)
        {
            Description =
                $"{what}：SQLite 文件，或 PostgreSQL 连接串（Host=…;Database=…），或存放它的环境变量（{Variable}名称）{more}",
            CustomParser = result =>
            {
                var value = result.Tokens[0].Value;
                if (!value.StartsWith(Variable, StringComparison.Ordinal))
                {
                    return value;
                }

                var found = Environment.GetEnvironmentVariable(value[Variable.Length..]);
                if (string.IsNullOrWhiteSpace(found))
                {
                    result.AddError($"{name}：没有环境变量 {value[Variable.Length..]}，或者它是空的。");
                }

                return found;
            },
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
