using Junheng.App.Data;
using Junheng.Engine.Judge;

namespace Junheng.App.Judge;

/// <summary>What a user has to put right before judgements can be kept, in Chinese.</summary>
public static class EvidenceMistakes
{
    /// <summary>Characters the grounds of a judgement may have.</summary>
    public const int LongestNote = 1000;

    /// <summary>What is wrong with one entry of the form; null if nothing is.</summary>
    public static string? Of(SaveEvidence.Entry entry, IReadOnlyDictionary<string, string> keys) =>
        !keys.TryGetValue(entry.ItemKey, out var label)
            ? $"现行规则中没有由人工判定的指标“{entry.ItemKey}”。请刷新页面后重新填写。"
        : string.IsNullOrEmpty(entry.Verdict) ? null
        : SaveEvidence.Parse(entry) is not { } verdict ? $"“{label}”的判定无法识别。请重新选择。"
        : entry.Note.Trim().Length > LongestNote ? $"“{label}”的判定依据超过{LongestNote}个字。请精简。"
        : verdict != Verdict.CannotTell && entry.Note.Trim().Length == 0
            ? $"“{label}”判定为{Title(entry.ItemKey, verdict)}，还没有写明依据。请填写判定依据。"
        : null;

    /// <summary>Somebody else was faster.</summary>
    public static string Stale(string label, EvidenceJudgement? stored) =>
        stored is null
            ? $"“{label}”的判定刚刚被其他人撤销，本次没有保存。请刷新页面，核对后重新判定。"
            : $"“{label}”刚刚被{stored.By}判定为{Title(stored.ItemKey, stored.Verdict)}，本次没有保存。请刷新页面，核对后重新判定。";

    /// <summary>A judgement in the words of the form: a ground of the veto (V1 …) is absent or present.</summary>
    /// <param name="key">Key of the item or ground.</param>
    /// <param name="verdict">The judgement.</param>
    public static string Title(string key, Verdict verdict) =>
        (verdict, key.StartsWith('V')) switch
        {
            (Verdict.Met, true) => "不存在该情形",
            (Verdict.NotMet, true) => "存在该情形",
            (Verdict.Met, _) => "达到要求",
            (Verdict.NotMet, _) => "没有达到",
            _ => "暂时无法判断",
        };
}
