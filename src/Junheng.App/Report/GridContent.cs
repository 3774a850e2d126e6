using Junheng.App.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Standards;

namespace Junheng.App.Report;

/// <summary>What the workbook of the schools' grid is made of.</summary>
/// <param name="Opened">The year and version.</param>
/// <param name="Verdict">The verdict shown: strict, or with tolerances.</param>
/// <param name="Query">Rows, columns and order.</param>
/// <param name="Mark">Who takes it out, and when.</param>
/// <param name="Asked">The conditions in words, as the page says them.</param>
public sealed record GridContent(
    OpenedYear Opened,
    CountyVerdict Verdict,
    GridQuery Query,
    ExportMark Mark,
    string Asked = ""
)
{
    internal ResourceVerdict Resources => Verdict.Resources;

    internal RulePack Pack => Resources.Kernel.Pack;

    internal IReadOnlyList<GridRow> Rows { get; } = GridRows.Of(Opened.Result, Verdict, Query);

    /// <summary>What every sheet says at its head: where, when, which figures, by which rules.</summary>
    internal IReadOnlyList<string> Head =>
        SheetHead.Of(
            Opened,
            Resources,
            "学校七项指标",
            Mark,
            Query.IsFiltered ? $"筛选条件：{Asked}，{Rows.Count}个学段部" : $"全部{Rows.Count}个学段部"
        );
}
