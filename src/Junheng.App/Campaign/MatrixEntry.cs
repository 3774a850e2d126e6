using Junheng.App.Data;
using Junheng.App.Judge;

namespace Junheng.App.Campaign;

/// <summary>A row of the matrix as somebody typed it.</summary>
/// <param name="ItemKey">R1 … S1, a local item's, or a goal's.</param>
/// <param name="Lead">牵头单位.</param>
/// <param name="Support">配合单位, separated by 、 or lines.</param>
/// <param name="By">完成时限: a year, of a goal also a year and month.</param>
/// <param name="Held">逐年保持.</param>
/// <param name="Measures">整改措施.</param>
/// <param name="SeenUnits">The units the user saw before typing, the one in the lead first.</param>
/// <param name="SeenVersion">The version of the rest that the user saw.</param>
public sealed record MatrixEntry(
    string ItemKey,
    string Lead,
    string Support,
    string By,
    bool Held,
    string Measures,
    string SeenUnits,
    int SeenVersion
)
{
    private const int MostUnits = 40;
    private const int FourDigits = 4;

    /// <summary>The units, the one in the lead first, each once.</summary>
    public IReadOnlyList<string> Units => [.. SaveTask.Names(Lead).Concat(SaveTask.Names(Support)).Distinct()];

    /// <summary>What is to stand in the row.</summary>
    internal MatrixState State => new(SaveItemUnits.Text(Units), SaveGoal.Month(By) ?? "", Held, Text);

    /// <summary>The measures as they are stored.</summary>
    public string Text => Measures.ReplaceLineEndings("\n").Trim();

    /// <summary>What is wrong with it, each with its row.</summary>
    internal IEnumerable<string> Mistakes(IReadOnlyCollection<string> keys)
    {
        if (!keys.Contains(ItemKey))
        {
            yield return $"{ItemKey}：现行规则包没有这项指标，或本县不再跟踪这项目标。请刷新页面后重新填写。";
        }

        if (SaveTask.Names(Lead).Count > 1)
        {
            yield return $"{ItemKey}：牵头单位只填一个，其余单位请填在“配合单位”中。";
        }

        if (SaveTask.Names(Lead).Count == 0 && SaveTask.Names(Support).Count > 0)
        {
            yield return $"{ItemKey}：有配合单位而没有牵头单位。请填写牵头单位。";
        }

        if (Units.FirstOrDefault(u => u.Length > ItemUnit.LongestName) is { } longest)
        {
            yield return $"{ItemKey}：“{longest[..10]}…”超过{ItemUnit.LongestName}个字。多个单位请用顿号或换行分开。";
        }

        if (Units.Count > MostUnits)
        {
            yield return $"{ItemKey}：一项指标最多填写{MostUnits}个责任单位，现在有{Units.Count}个。";
        }

        var isGoal = LocalGoal.NumberOf(ItemKey) is not null;
        if (SaveGoal.Month(By) is not { } by || (!isGoal && by.Length > FourDigits))
        {
            yield return $"{ItemKey}：完成时限“{(By.Length > 10 ? By[..10] + "…" : By)}”"
                + (isGoal ? "请按“2028”或“2028-06”填写。" : "不是四位数的年份，如“2028”。");
        }

        if (Held && By.Length == 0)
        {
            yield return $"{ItemKey}：逐年保持的指标需要首次达标的年份。请填写完成时限。";
        }

        if (Text.Length > CampaignItem.LongestText)
        {
            yield return $"{ItemKey}：整改措施最多{CampaignItem.LongestText}个字，现在有{Text.Length}个字。";
        }
    }
}
