using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Standards;

/// <summary>Reads one dated tolerance (过渡性条款).</summary>
internal static class ToleranceReader
{
    public static Tolerance Read(PackParts parts, string key, PackNode node)
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
