using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Standards;

/// <summary>Reads the parts that national packs and overlays have in common.</summary>
internal sealed class PackParts(string pack, Dictionary<string, PolicyDocument> documents)
{
    /// <summary>The switches an item may have, and what each may be set to.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Choices = new Dictionary<string, string[]>
    {
        ["rooms_mode"] = ["each", "together"],
        ["complete_secondary"] = ["all", "integrated"],
    };

    private static readonly (string Text, CvFormula Formula)[] Formulas =
    [
        ("weighted", CvFormula.Weighted),
        ("population", CvFormula.Population),
        ("sample", CvFormula.Sample),
    ];

    public Dictionary<string, PolicyNumber> Numbers { get; } = [];

    public static string Text(CvFormula formula) => Array.Find(Formulas, f => f.Formula == formula).Text;

    /// <summary>The form of the coefficient of variation that decides.</summary>
    public (CvFormula Formula, Citation Source) Formula(PackNode node, Citation inherited)
    {
        var (value, source) = Choice(node, inherited, Array.ConvertAll(Formulas, f => f.Text));
        return (Array.Find(Formulas, f => f.Text == value).Formula, source);
    }

    public static Dictionary<string, PolicyDocument> Documents(PackNode root, Dictionary<string, PolicyDocument> known)
    {
        var all = new Dictionary<string, PolicyDocument>(known);
        foreach (var (key, node) in root.Get("documents").Entries())
        {
            all[key] = new(key, node.Get("number").Text(), node.Get("title").Text(), node.Get("date").Text());
            node.Done();
        }

        return all;
    }

    public Citation Cite(PackNode node)
    {
        var document = node.Get("document");
        return new(
            documents.GetValueOrDefault(document.Text()) ?? throw document.Error($"没有列出文件“{document.Text()}”。"),
            node.Get("clause").Text(),
            node.Get("basis")
                .Choice(("stated", Basis.Stated), ("transcribed", Basis.Transcribed), ("assumed", Basis.Assumed)),
            pack,
            node.Line
        );
    }

    /// <summary>A number, either bare (its source is the entry's) or with a source of its own.</summary>
    public PolicyNumber Number(string path, PackNode node, Citation inherited)
    {
        var value = node.IsMap ? node.Get("value") : node;
        var source = node.IsMap ? Cite(node) : inherited with { Line = node.Line };
        if (node.IsMap)
        {
            node.Done();
        }

        var number = new PolicyNumber(path, value.Number(), value.TextOrEmpty(), source);
        return Numbers.TryAdd(path, number) ? number : throw node.Error($"“{path}”重复。");
    }

    public (string Value, Citation Source) Choice(PackNode node, Citation inherited, params string[] allowed)
    {
        var value = (node.IsMap ? node.Get("value") : node).Choice(Array.ConvertAll(allowed, a => (a, a)));
        var source = node.IsMap ? Cite(node) : inherited with { Line = node.Line };
        if (node.IsMap)
        {
            node.Done();
        }

        return (value, source);
    }

    public Item Item(string key, PackNode node)
    {
        var source = Cite(node);
        var thresholds = new Dictionary<string, PolicyNumber>();
        foreach (var (name, child) in node.Find("thresholds")?.Entries() ?? [])
        {
            thresholds[name] = Number($"{key}.thresholds.{name}", child, source);
        }

        var choices = new Dictionary<string, (string, Citation)>();
        foreach (var (name, allowed) in Choices)
        {
            if (node.Find(name) is { } choice)
            {
                choices[name] = Choice(choice, source, allowed);
            }
        }

        var method = node.Get("method")
            .Choice(
                ("judgement", ItemMethod.Judgement),
                ("ratio", ItemMethod.Ratio),
                ("rooms", ItemMethod.Rooms),
                ("size", ItemMethod.Size),
                ("classes", ItemMethod.Classes),
                ("small_schools", ItemMethod.SmallSchools)
            );
        var item = new Item(
            key,
            node.Get("name").Text(),
            node.Get("short").Text(),
            node.Get("english").Text(),
            node.Get("group")
                .Choice(
                    ("guarantee", ItemGroup.Guarantee),
                    ("quality", ItemGroup.Quality),
                    ("recognition", ItemGroup.Recognition),
                    ("local", ItemGroup.Local)
                ),
            node.Get("scope")
                .Choice(("county", ItemScope.County), ("school", ItemScope.School), ("class", ItemScope.Class)),
            method,
            node.Get("evidenced_by")
                .Choice(("figures", Evidenced.Figures), ("evidence", Evidenced.Evidence), ("state", Evidenced.State)),
            method == ItemMethod.Judgement || (node.Find("evidence")?.Flag() ?? false),
            thresholds,
            choices,
            [.. (node.Find("tests")?.List() ?? []).Select(t => Test(t, thresholds))],
            source
        );
        foreach (var required in Required(method))
        {
            if (!thresholds.ContainsKey(required))
            {
                throw node.Error($"“{key}”缺少门槛“thresholds.{required}”。");
            }
        }

        foreach (var required in RequiredChoices(method))
        {
            if (!choices.ContainsKey(required))
            {
                throw node.Error($"“{key}”缺少“{required}”。");
            }
        }

        if (
            method == ItemMethod.Rooms
            && thresholds["perClasses"].Value is { Sign: <= 0 } or { Denominator.IsOne: false }
        )
        {
            throw node.Error($"“{key}”的门槛“thresholds.perClasses”应为大于零的整数。");
        }

        if (method is ItemMethod.Ratio or ItemMethod.SmallSchools && item.Tests.Count == 0)
        {
            throw node.Error($"“{key}”按数据判定，但没有 tests。");
        }

        node.Done();
        return item;
    }

    private static string[] Required(ItemMethod method) =>
        method switch
        {
            ItemMethod.Rooms => ["perClasses", "music", "art"],
            ItemMethod.Size => ["all", "integrated"],
            ItemMethod.Classes => ["primary", "junior"],
            ItemMethod.SmallSchools => ["all"],
            _ => [],
        };

    private static string[] RequiredChoices(ItemMethod method) =>
        method switch
        {
            ItemMethod.Rooms => ["rooms_mode"],
            ItemMethod.Size => ["complete_secondary"],
            _ => [],
        };

    private static ItemTest Test(PackNode node, Dictionary<string, PolicyNumber> thresholds)
    {
        var threshold = node.Get("threshold");
        var test = new ItemTest(
            node.Get("name").Text(),
            node.Get("unit").TextOrEmpty(),
            Inputs(node.Get("numerator")),
            node.Find("denominator") is { } bottom ? Inputs(bottom) : [],
            node.Find("factor")?.Number() ?? Rational.One,
            node.Find("comparison")
                ?.Choice(("at_least", Comparison.AtLeast), ("at_most", Comparison.AtMost), ("below", Comparison.Below))
                ?? Comparison.AtLeast,
            thresholds.GetValueOrDefault(threshold.Text())
                ?? throw threshold.Error($"没有门槛“{threshold.Text()}”，请在 thresholds 中写明。")
        );
        node.Done();
        return test;
    }

    private static List<TestInput> Inputs(PackNode node) =>
        node.List()
            .Select(n =>
            {
                var (code, sign) = Signed(n.Text());
                return CountyItems.Find(code) is null
                    ? throw n.Error($"没有县级数据项“{code}”。")
                    : new TestInput(code, sign);
            })
            .ToList();

    public static (string Code, int Sign) Signed(string text) => text[0] == '-' ? (text[1..], -1) : (text, 1);

    public VetoItem Veto(string key, PackNode node)
    {
        var item = new VetoItem(key, node.Get("name").Text(), node.Get("english").Text(), Cite(node));
        node.Done();
        return item;
    }
}
