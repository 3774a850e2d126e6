using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Signs of invented figures: copied or repeated ones. They prove nothing and ask for a look.</summary>
internal static class CopyChecks
{
    // Not policy: how much coincidence is too much.
    private const int FewestRepeated = 5;

    public static readonly Check[] All =
    [
        Check.OfCounty("copied-figures", Warning, "两所学校的数字完全相同", "请核对是否复制了另一所学校的数据", Copied),
        Check.OfCounty(
            "copied-resources",
            Warning,
            "两所学校的校舍、场地和设备数字相同",
            "请核对是否复制了另一所学校的数据",
            CopiedResources
        ),
        Check.OfCounty(
            "repeated-value",
            Warning,
            "多所学校填报同一个数值",
            "请核对是否按统一数字填报，应填各校实际数",
            Repeated
        ),
    ];

    private static void Copied(Inspection inspection, Report report)
    {
        var seen = new Dictionary<int, List<SchoolRecord>>();
        foreach (var row in inspection.Pieces.Where(p => p.PositiveFigures() >= CopiedFigures.Fewest))
        {
            var hash = row.FiguresHash();
            var same = seen.TryGetValue(hash, out var list) ? list : seen[hash] = [];
            if (same.Find(row.SameFigures) is { } first)
            {
                report(row, "", $"填报的数字与“{first.Name}”完全相同");
            }
            else
            {
                same.Add(row);
            }
        }
    }

    private static void CopiedResources(Inspection inspection, Report report)
    {
        var seen = new Dictionary<(decimal, decimal, decimal), SchoolRecord>();
        foreach (var row in inspection.Pieces)
        {
            if (
                row.Number(Field.TeachingArea) is > 0 and var teaching
                && row.Number(Field.SportsGroundArea) is > 0 and var ground
                && row.Number(Field.EquipmentWan) is > 0 and var equipment
                && !seen.TryAdd((teaching, ground, equipment), row)
                && !row.SameFigures(seen[(teaching, ground, equipment)])
            )
            {
                report(
                    row,
                    Field.TeachingArea.Info().Code,
                    $"教学及辅助用房{Text(teaching)}㎡、运动场地{Text(ground)}㎡、设备值{Text(equipment)}万元，与“{seen[(teaching, ground, equipment)].Name}”相同"
                );
            }
        }
    }

    private static void Repeated(Inspection inspection, Report report)
    {
        foreach (var field in new[] { Field.TeachingArea, Field.SportsGroundArea, Field.EquipmentWan })
        {
            var groups = inspection
                .Pieces.Where(p => p.Number(field) > 0)
                .GroupBy(p => p.Number(field))
                .Where(g => g.Count() >= FewestRepeated);
            foreach (var group in groups)
            {
                report(
                    null,
                    field.Info().Code,
                    $"{group.Count()}所学校（{Names(group)}）的{field.Info().Title}都是{Text(group.Key)}{field.Info().Unit}"
                );
            }
        }
    }
}
