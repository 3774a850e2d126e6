using System.Globalization;
using System.Text;
using Junheng.App.Data;
using Junheng.App.Import;

namespace Junheng.App.Audit;

/// <summary>
/// The audit record as CSV for a spreadsheet: with a byte order mark, and no text that could act as a formula, whatever
/// somebody typed as a reason.
/// </summary>
public static class AuditFile
{
    private static readonly string[] Titles =
    [
        "链",
        "序号",
        "时间（UTC）",
        "行为",
        "岗位",
        "账号",
        "来源",
        "对象",
        "原因",
        "过程",
        "内容摘要",
        "算法",
        "上一条摘要",
        "本条摘要",
    ];

    /// <summary>Writes entries, one a line, and below them who took them out and when.</summary>
    public static async Task<byte[]> Write(
        IAsyncEnumerable<AuditEntry> entries,
        string by,
        DateTime at,
        CancellationToken cancel
    )
    {
        var text = new StringBuilder("\uFEFF");
        Add(text, Titles);
        await foreach (var e in entries.WithCancellation(cancel))
        {
            Add(
                text,
                e.CountyCode,
                e.Number.ToString(CultureInfo.InvariantCulture),
                e.At.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
                e.Action,
                e.Actor,
                e.Account,
                e.Address,
                e.Subject,
                e.Why,
                e.ProcessId?.ToString(CultureInfo.InvariantCulture),
                e.Content,
                e.Algorithm,
                e.Previous,
                e.Hash
            );
        }

        Add(text, $"导出：{by} {at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Add(StringBuilder text, params string?[] cells) =>
        text.AppendJoin(
                ',',
                cells.Select(c => $"\"{HarmlessCell.Of(c ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            )
            .Append("\r\n");
}
