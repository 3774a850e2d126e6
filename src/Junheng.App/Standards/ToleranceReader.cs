using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Standards;

/// <summary>Reads one dated tolerance (过渡性条款).</summary>
internal static class ToleranceReader
{
    /// <summary>Reads the tolerances; each must have what its item's judgement asks of it.</summary>
    public static List<Tolerance> Read(
        PackParts parts,
        PackNode node,
        IReadOnlyList<ResourceIndicator> indicators,
        IReadOnlyList<Item> items
    )
    {
        var all = new List<Tolerance>();
        foreach (var (key, child) in node.Entries())
        {
            var tolerance = Read(parts, key, child);
            var isIndicator = indicators.Any(i => i.Key == tolerance.Item);
            var method = items.FirstOrDefault(i => i.Key == tolerance.Item)?.Method;
            if (!isIndicator && method is not (ItemMethod.Rooms or ItemMethod.Size))
            {
                throw child.Get("item").Error($"“{tolerance.Item}”不是可以适用过渡性条款的指标。");
            }

            var complete =
                isIndicator ? tolerance.Add.Count > 0
                : method == ItemMethod.Rooms ? tolerance.Areas.Count == 2 * SchoolTerms.Judged.Count
                : tolerance.Sizes.ContainsKey("all") && tolerance.Sizes.ContainsKey("integrated");
            if (!complete)
            {
                throw child.Get("effect").Error($"“{key}”的 effect 没有写全“{tolerance.Item}”需要的内容。");
            }

            var when = tolerance.When;
            var idle = isIndicator
                ? when.BuiltBy is not null || when.MaxClassBelow is not null || when.MigrantShareOver is not null
                : when.UnitPupilsFrom is not null || when.UnitPupilsTo is not null;
            if (idle)
            {
                throw child.Get("when").Error($"“{key}”的 when 中有对“{tolerance.Item}”不起作用的条件。");
            }

            if (isIndicator && all.Exists(t => t.Item == tolerance.Item))
            {
                throw child.Error($"“{tolerance.Item}”已有一条过渡性条款，请合并为一条。");
            }

            all.Add(tolerance);
        }

        return all;
    }

    private static Tolerance Read(PackParts parts, string key, PackNode node)
    {
        var source = parts.Cite(node);
        var effect = node.Get("effect");
        var tolerance = new Tolerance(
            key,
            node.Get("name").Text(),
            node.Get("item").Text(),
            Condition(node.Get("when")),
            effect.Find("add") is { } add ? Added(add) : new Dictionary<Stage, IReadOnlyList<Field>>(),
            Areas(effect),
            effect.Find("size") is { } size
                ? size.Entries().ToDictionary(e => e.Key, e => e.Node.Number())
                : new Dictionary<string, Rational>(),
            node.Get("from").Date(),
            node.Get("until").Date(),
            source
        );
        effect.Done();
        node.Done();
        return tolerance.Until < tolerance.From ? throw node.Error($"“{key}”的截止日期早于开始日期。") : tolerance;
    }

    private static ToleranceCondition Condition(PackNode node)
    {
        var condition = new ToleranceCondition(
            node.Find("locale") is { } locale
                ? SchoolTerms.ParseLocale(locale.Text()) ?? throw locale.Error($"没有城乡类型“{locale.Text()}”。")
                : null,
            node.Find("city_centre")?.Flag(),
            node.Find("unit_pupils_from")?.Whole(),
            node.Find("unit_pupils_to")?.Whole(),
            node.Find("built_by")?.Whole(),
            node.Find("max_class_below")?.Number(),
            node.Find("migrant_share_over")?.Number()
        );
        node.Done();
        return condition;
    }

    private static Dictionary<Stage, IReadOnlyList<Field>> Added(PackNode node)
    {
        var added = SchoolTerms.Judged.ToDictionary(
            s => s,
            s =>
                (IReadOnlyList<Field>)
                    [
                        .. node.Get(s.Code())
                            .List()
                            .Select(f => Fields.Find(f.Text())?.Field ?? throw f.Error($"没有填报项“{f.Text()}”。")),
                    ]
        );
        node.Done();
        return added;
    }

    private static Dictionary<string, Rational> Areas(PackNode effect)
    {
        var areas = new Dictionary<string, Rational>();
        foreach (var room in new[] { "music", "art" })
        {
            if (effect.Find(room) is { } node)
            {
                foreach (var stage in SchoolTerms.Judged)
                {
                    areas[$"{room}.{stage.Code()}"] = node.Get(stage.Code()).Number();
                }

                node.Done();
            }
        }

        return areas;
    }
}
