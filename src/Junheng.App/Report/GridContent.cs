using Junheng.App.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Standards;

namespace Junheng.App.Report;

/// <summary>What the workbook of the schools' grid is made of.</summary>
/// <param name="Opened">The year and version.</param>
/// <param name="Verdict">The verdict shown: strict, or with tolerances.</param>
/// <param name="Query">Rows, columns and order.</param>
/// <param name="Day">The day it is made.</param>
/// <param name="Asked">The conditions in words, as the page says them.</param>
public sealed record GridContent(
    OpenedYear Opened,
    CountyVerdict Verdict,
    GridQuery Query,
    DateOnly Day,
    string Asked = ""
)
{
    internal ResourceVerdict Resources => Verdict.Resources;

    internal RulePack Pack => Resources.Kernel.Pack;

    internal IReadOnlyList<GridRow> Rows { get; } = GridRows.Of(Opened.Result, Verdict, Query);

    /// <summary>What every sheet says at its head: where, when, which figures, by which rules.</summary>
    internal IReadOnlyList<string> Head
    {
        get
        {
            var (county, version) = (Opened.County, Opened.Version);
            var data = version is null
                ? "还没有数据"
                : $"第{version.Number}版（{(version.Kind == Data.ImportKind.Official ? "正式数据" : "过程数据")}，统计时点{version.AsOf:yyyy-MM-dd}）";
            var synthetic =
                county.Synthetic && !county.Name.Contains("合成", StringComparison.Ordinal) ? "（合成数据）" : "";
            var basis = Resources.Kernel.Tolerances.Count > 0 ? "适用过渡性条款" : "严格口径";
            return
            [
                $"{county.Name}（{county.Code}）{Opened.Year}年学校七项指标{synthetic}",
                $"数据版本：{Opened.Year}年{data}；导出日期：{Day:yyyy-MM-dd}；规则包：{Pack.Title}；口径：{basis}；{(Query.IsFiltered ? $"筛选条件：{Asked}，{Rows.Count}个学段部" : $"全部{Rows.Count}个学段部")}",
            ];
        }
    }
}
