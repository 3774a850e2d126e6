using Junheng.App.Data;
using Junheng.Engine.Judge;

namespace Junheng.App.Report;

/// <summary>What every written sheet says at its head: where, when, which figures, by which rules, which rows.</summary>
internal static class SheetHead
{
    /// <summary>The title, and a line of what it rests on.</summary>
    /// <param name="opened">The year and version.</param>
    /// <param name="resources">The verdict shown: strict, or with tolerances.</param>
    /// <param name="what">What the sheet is, e.g. 差距清单.</param>
    /// <param name="mark">Who takes it out, and when.</param>
    /// <param name="rows">Which rows it has, in words.</param>
    public static IReadOnlyList<string> Of(
        OpenedYear opened,
        ResourceVerdict resources,
        string what,
        ExportMark mark,
        string rows
    )
    {
        var (county, version) = (opened.County, opened.Version);
        var data = version is null
            ? "还没有数据"
            : $"第{version.Number}版（{(version.Kind == ImportKind.Official ? "正式数据" : "过程数据")}，统计时点{version.AsOf:yyyy-MM-dd}）";
        var freeze = opened.Freeze is { } record ? $"，定版：{record.Name}" : "";
        var synthetic =
            county.Synthetic && !county.Name.Contains("合成", StringComparison.Ordinal) ? "（合成数据）" : "";
        var basis = resources.Kernel.Tolerances.Count > 0 ? "适用过渡性条款" : "严格口径";
        return
        [
            $"{county.Name}（{county.Code}）{opened.Year}年{what}{synthetic}",
            $"数据版本：{opened.Year}年{data}{freeze}；导出时间：{mark.At:yyyy-MM-dd HH:mm}；导出人：{mark.By}；规则包：{resources.Kernel.Pack.Title}；口径：{basis}；{rows}",
        ];
    }
}
