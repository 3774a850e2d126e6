namespace Junheng.App.Report;

/// <summary>Who took a file out and when: it stands at the head and at the foot of every printed page.</summary>
/// <param name="By">The post.</param>
/// <param name="At">When, by the clock on the wall.</param>
public sealed record ExportMark(string By, DateTime At)
{
    /// <summary>
    /// The footer of a printed page: an ampersand begins a code there, and a digit behind one a size, so that neither may
    /// come from a name.
    /// </summary>
    public string Foot => $"&L导出：{ToString().Replace("&", "&&", StringComparison.Ordinal)}";

    /// <summary>In words, e.g. 示例县教育局统计岗 2026-11-26 15:04.</summary>
    public override string ToString() => $"{By} {At:yyyy-MM-dd HH:mm}";
}
