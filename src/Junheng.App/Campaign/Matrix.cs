using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.Engine.Report;
using Junheng.Engine.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>An indicator with who has to reach it, by when and how.</summary>
/// <param name="Key">R1 … S1, a local item's, or a goal's.</param>
/// <param name="Part">一级指标.</param>
/// <param name="Indicator">The indicator with its thresholds.</param>
/// <param name="Units">The unit in the lead, then those that support it.</param>
/// <param name="By">yyyy, of a goal also yyyy-MM, by whose end it is to be reached; empty where none is set.</param>
/// <param name="Held">逐年保持.</param>
/// <param name="Measures">整改措施; empty where none are written down.</param>
/// <param name="Version">The version of all but the units; 0 where nothing is stored.</param>
/// <param name="Goal">The number of the county's goal; null for an indicator.</param>
public sealed record MatrixRow(
    string Key,
    string Part,
    string Indicator,
    IReadOnlyList<string> Units,
    string By,
    bool Held,
    string Measures,
    int Version,
    long? Goal = null
)
{
    public string Lead => Units.Count > 0 ? Units[0] : "";

    public string Support => SaveItemUnits.Text(Units.Skip(1));

    /// <summary>2028年，逐年保持; empty where none is set.</summary>
    public string Deadline => PlanItems.Deadline(By, Held) ?? "";
}

/// <summary>任务分解表: indicators by units.</summary>
/// <param name="Rows">The indicators in the order of the form, local ones behind, then the county's own goals.</param>
/// <param name="Units">The units that have something to do, in the usual order.</param>
public sealed record Matrix(IReadOnlyList<MatrixRow> Rows, IReadOnlyList<MatrixUnit> Units)
{
    private static readonly (ItemGroup Group, string Part)[] Groups =
    [
        (ItemGroup.Guarantee, "政府保障程度"),
        (ItemGroup.Quality, "教育质量"),
        (ItemGroup.Recognition, "社会认可度"),
        (ItemGroup.Local, "地方增加项（不计入国家32项）"),
    ];

    private const string Goals = "本县目标（不计入国家32项）";

    /// <summary>What leads and what supports, as tables mark it.</summary>
    public const string Leads = "●";
    public const string Supports = "○";

    /// <summary>The mark of a unit at an indicator; empty where it has nothing to do with it.</summary>
    public static string Mark(MatrixRow row, MatrixUnit unit) =>
        row.Units.Count == 0 ? ""
        : unit.Names.Contains(row.Units[0]) ? Leads
        : row.Units.Any(unit.Names.Contains) ? Supports
        : "";

    /// <summary>The table of a county by the rules in force.</summary>
    public static async Task<Matrix> Of(Db db, UnitNames names, RulePack pack, string county, CancellationToken cancel)
    {
        var items = await db
            .CampaignItems.AsNoTracking()
            .Where(i => i.CountyCode == county)
            .ToDictionaryAsync(i => i.ItemKey, cancel);
        var units = await ItemUnitList.Of(db, county, cancel);
        var goals = await db
            .LocalGoals.AsNoTracking()
            .Where(g => g.CountyCode == county && !g.Dropped)
            .OrderBy(g => g.Number)
            .ToListAsync(cancel);
        IReadOnlyList<MatrixRow> rows =
        [
            .. Indicators(pack).Select(i => Row(i.Key, i.Part, i.Title)),
            .. goals.Select(g =>
                Row(g.Key, Goals, GoalWords.Title(g)) with
                {
                    By = g.By,
                    Version = MatrixChange.Seen(items.GetValueOrDefault(g.Key), g),
                    Goal = g.Id,
                }
            ),
        ];
        return new(rows, await MatrixUnit.Of(db, names, county, rows, cancel));

        MatrixRow Row(string key, string part, string title)
        {
            var item = items.GetValueOrDefault(key);
            return new(
                key,
                part,
                title,
                [.. units[key]],
                $"{item?.DeadlineYear}",
                item?.HeldEveryYear ?? false,
                item?.Measures ?? "",
                MatrixChange.Seen(item, null)
            );
        }
    }

    /// <summary>What the indicators of the rules in force are called in short, as tasks are, by key.</summary>
    public static IReadOnlyDictionary<string, string> Names(RulePack pack) =>
        pack.Indicators.Select(i => (i.Key, i.Name)).Concat(pack.Items.Select(i => (i.Key, i.Title))).ToDictionary();

    /// <summary>The indicators of the rules in force, in the order of the form.</summary>
    public static IEnumerable<(string Key, string Part, string Title)> Indicators(RulePack pack) =>
        pack
            .Indicators.Select(i => (i.Key, "资源配置", SelfCheck.Title(pack, i)))
            .Concat(from g in Groups from i in pack.Items where i.Group == g.Group select (i.Key, g.Part, i.Title));
}
