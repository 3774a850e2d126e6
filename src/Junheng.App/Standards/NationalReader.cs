using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Standards;

/// <summary>Reads a national rule pack from YAML.</summary>
internal static class NationalReader
{
    private static readonly string[] IndicatorKeys = ["R1", "R2", "R3", "R4", "R5", "R6", "R7"];

    public static RulePack Read(PackNode root)
    {
        var name = root.Get("pack").Text();
        var title = root.Get("title").Text();
        _ = root.Find("aliases")?.List().Select(a => a.Text()).ToList();
        root.Get("level").Choice(("national", true));
        var documents = PackParts.Documents(root, []);
        var parts = new PackParts(name, documents);
        var resource = root.Get("resource");
        Rule(parts, resource.Get("rule"));
        var cv = Cv(parts, resource.Get("cv"));
        Split(parts, resource.Get("split"));
        var excluded = Exclusions(parts, resource.Get("exclusions"));
        Decimals(parts, resource.Get("decimals"));
        var indicators = Indicators(parts, resource.Get("indicators"));
        resource.Done();
        var items = root.Get("items").Entries().Select(e => parts.Item(e.Key, e.Node)).ToList();
        var pack = new RulePack
        {
            Name = name,
            Title = title,
            From = root.Get("from").Date(),
            Until = root.Find("until")?.Date(),
            Layers = [(name, title)],
            Documents = [.. documents.Values],
            Indicators = indicators,
            Cv = cv,
            ExcludedTypes = excluded,
            Items = items,
            Veto = [.. root.Get("veto").Entries().Select(e => parts.Veto(e.Key, e.Node))],
            Tolerances = ToleranceReader.Read(parts, root.Get("tolerances"), indicators, items),
            Numbers = parts.Numbers,
            Changes = [],
        };
        root.Done();
        return pack;
    }

    private static void Rule(PackParts parts, PackNode node)
    {
        var source = parts.Cite(node);
        parts.Number("rule.min_met", node.Get("min_met"), source);
        parts.Number("rule.floor", node.Get("floor"), source);
        node.Done();
    }

    private static (CvFormula, Citation) Cv(PackParts parts, PackNode node)
    {
        var source = parts.Cite(node);
        PerStage(parts, "cv.limits", node.Get("limits"), source, SchoolTerms.Judged);
        var formula = parts.Formula(node.Get("formula"), source);
        node.Done();
        return formula;
    }

    private static void Split(PackParts parts, PackNode node)
    {
        PerStage(parts, "split.weights", node.Get("weights"), parts.Cite(node), SchoolTerms.Stages);
        foreach (var number in parts.Numbers.Values.Where(n => n.Path.StartsWith("split.", StringComparison.Ordinal)))
        {
            if (number.Value.Sign <= 0)
            {
                throw node.Error($"“{number.Path}”应大于零。");
            }
        }

        node.Done();
    }

    private static HashSet<SchoolType> Exclusions(PackParts parts, PackNode node)
    {
        var source = parts.Cite(node);
        parts.Number("exclusions.teaching_point_min", node.Get("teaching_point_min"), source);
        var types = node.Get("types")
            .List()
            .Select(t => SchoolTerms.ParseType(t.Text()) ?? throw t.Error($"没有办学类型“{t.Text()}”。"))
            .ToHashSet();
        node.Done();
        return types;
    }

    private static void Decimals(PackParts parts, PackNode node)
    {
        var source = parts.Cite(node);
        foreach (var key in new[] { "unit", "mean", "cv", "ratio", "other", "population" })
        {
            parts.Number("decimals." + key, node.Get(key), source);
        }

        node.Done();
    }

    private static List<ResourceIndicator> Indicators(PackParts parts, PackNode node)
    {
        var list = IndicatorKeys.Select(key => Indicator(parts, key, node.Get(key))).ToList();
        node.Done();
        return list;
    }

    private static ResourceIndicator Indicator(PackParts parts, string key, PackNode node)
    {
        var source = parts.Cite(node);
        PerStage(parts, key + ".thresholds", node.Get("thresholds"), source, SchoolTerms.Judged);
        var inputs = node.Get("inputs");
        var indicator = new ResourceIndicator(
            key,
            node.Get("name").Text(),
            node.Get("english").Text(),
            node.Get("unit").Text(),
            node.Get("amount").Text(),
            node.Get("numerator").Text(),
            node.Get("denominator").Text(),
            SchoolTerms.Judged.ToDictionary(s => s, s => Inputs(inputs.Get(s.Code()))),
            node.Get("factor").Number(),
            node.Get("shared").Flag(),
            source
        );
        inputs.Done();
        node.Done();
        return indicator;
    }

    private static IReadOnlyList<IndicatorInput> Inputs(PackNode node) =>
        [
            .. node.List()
                .Select(n =>
                {
                    var (code, sign) = PackParts.Signed(n.Text());
                    return Fields.Find(code) is { } info
                        ? new IndicatorInput(info.Field, sign)
                        : throw n.Error($"没有填报项“{code}”。");
                }),
        ];

    private static void PerStage(
        PackParts parts,
        string path,
        PackNode node,
        Citation source,
        IReadOnlyList<Stage> stages
    )
    {
        foreach (var stage in stages)
        {
            parts.Number($"{path}.{stage.Code()}", node.Get(stage.Code()), source);
        }

        node.Done();
    }
}
