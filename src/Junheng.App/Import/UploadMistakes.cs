using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>What a user has to put right before a file can be taken in.</summary>
internal static class UploadMistakes
{
    private const int EarliestYear = 1990;
    private const int LongestName = 200;
    private static readonly string[] Extensions = [".csv", ".xlsx"];

    /// <summary>All mistakes at once, in Chinese.</summary>
    public static async Task<List<string>> Of(
        Db db,
        TimeProvider clock,
        StartImport.Command command,
        string name,
        CancellationToken cancel
    )
    {
        var mistakes = OfFile(
            name,
            command.Content.Length,
            Extensions,
            $"“{name}”不是CSV或xlsx文件。请下载模板填写，或另存为这两种格式之一后重新上传。"
        );
        mistakes.AddRange(await OfYear(db, clock, command.County, command.Year, command.AsOf, command.Why, cancel));
        return mistakes;
    }

    /// <summary>What is wrong with a file before it is looked into.</summary>
    public static List<string> OfFile(string name, int length, string[] extensions, string otherKind)
    {
        var mistakes = new List<string>();
        if (name.Length is 0 or > LongestName)
        {
            mistakes.Add($"文件名须为1至{LongestName}个字。请改名后重新上传。");
        }
        else if (!extensions.Contains(Path.GetExtension(name).ToLowerInvariant()))
        {
            mistakes.Add(otherKind);
        }

        if (length == 0)
        {
            mistakes.Add($"“{name}”是空文件。请检查后重新上传。");
        }
        else if (length > StartImport.LargestFile)
        {
            mistakes.Add($"“{name}”超过{StartImport.LargestFile / 1024 / 1024}MB。请只保留学校数据后重新上传。");
        }

        return mistakes;
    }

    /// <summary>What is wrong with the county, the year and the reason.</summary>
    public static async Task<List<string>> OfYear(
        Db db,
        TimeProvider clock,
        string county,
        int year,
        DateOnly asOf,
        string why,
        CancellationToken cancel
    )
    {
        var mistakes = new List<string>();
        var today = DateOnly.FromDateTime(clock.GetLocalNow().Date);
        if (!await db.Counties.AnyAsync(c => c.Code == county, cancel))
        {
            mistakes.Add($"没有行政区划代码为“{county}”的县。请先选择县。");
        }

        if (year < EarliestYear || year > today.Year + 1)
        {
            mistakes.Add($"年度“{year}”不合理。请填写秋季事业统计的年份。");
        }

        if (asOf > today)
        {
            mistakes.Add($"统计时点{asOf:yyyy-MM-dd}晚于今天。请核对。");
        }

        if (why.Trim().Length is 0 or > Deed.LongestWhy)
        {
            mistakes.Add($"请填写导入说明（1至{Deed.LongestWhy}个字），例如“2026年秋季事业统计”。");
        }

        return mistakes;
    }
}
