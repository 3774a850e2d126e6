using System.Globalization;
using Junheng.App.Data;
using Junheng.App.Judge;

namespace Junheng.App.Campaign;

/// <summary>A row of the matrix as somebody typed it.</summary>
/// <param name="ItemKey">R1 … S1, or a local item's.</param>
/// <param name="Lead">牵头单位.</param>
/// <param name="Support">配合单位, separated by 、 or lines.</param>
/// <param name="Year">完成年份.</param>
/// <param name="Held">逐年保持.</param>
/// <param name="Measures">整改措施.</param>
/// <param name="SeenUnits">The units the user saw before typing, the one in the lead first.</param>
/// <param name="SeenVersion">The version of the rest that the user saw.</param>
public sealed record MatrixEntry(
    string ItemKey,
    string Lead,
    string Support,
    string Year,
    bool Held,
    string Measures,
    string SeenUnits,
    int SeenVersion
)
{
    private const int MostUnits = 40;
    private const int FirstYear = 2009;
    private const int LastYear = 2100;

    /// <summary>The units, the one in the lead first, each once.</summary>
    public IReadOnlyList<string> Units => [.. SaveTask.Names(Lead).Concat(SaveTask.Names(Support)).Distinct()];

    /// <summary>The year; null where none is set or it is none.</summary>
    public int? Deadline => int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : null;

    /// <summary>The measures as they are stored.</summary>
    public string Text => Measures.ReplaceLineEndings("\n").Trim();

    /// <summary>What is wrong with it, each with its row.</summary>
    internal IEnumerable<string> Mistakes(IReadOnlyCollection<string> keys)
    {
        if (!keys.Contains(ItemKey))
        {
            yield return $"{ItemKey}：现行规则包没有这项指标。请刷新页面后重新填写。";
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

        if (Year.Length > 0 && Deadline is not (>= FirstYear and <= LastYear))
        {
            yield return $"{ItemKey}：完成时限“{(Year.Length > 10 ? Year[..10] + "…" : Year)}”不是四位数的年份，如“2028”。";
        }

        if (Held && Year.Length == 0)
        {
            yield return $"{ItemKey}：逐年保持的指标需要首次达标的年份。请填写完成时限。";
        }

        if (Text.Length > CampaignItem.LongestText)
        {
            yield return $"{ItemKey}：整改措施最多{CampaignItem.LongestText}个字，现在有{Text.Length}个字。";
        }
    }

    /// <summary>The units as one text.</summary>
    internal string Joined => SaveItemUnits.Text(Units);
}
