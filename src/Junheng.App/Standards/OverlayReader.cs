using Junheng.Engine.Figures;
using Junheng.Engine.Standards;

namespace Junheng.App.Standards;

/// <summary>Lays a provincial, city or county pack over its base: numbers change, items and veto grounds are added.</summary>
internal static class OverlayReader
{
    public static RulePack Read(PackNode root, RulePack basis)
    {
        var name = root.Get("pack").Text();
        var title = root.Get("title").Text();
        root.Get("level").Choice(("province", true), ("city", true), ("county", true));
        root.Get("base").Text();
        var documents = PackParts.Documents(root, basis.Documents.ToDictionary(d => d.Key));
        var parts = new PackParts(name, documents);
        var numbers = new Dictionary<string, PolicyNumber>(basis.Numbers);
        var changes = basis.Changes.ToList();
        var tolerances = basis.Tolerances.ToList();
        var choices = new Dictionary<string, (string, Citation)>();
        var cv = basis.Cv;
        foreach (var (path, node) in root.Find("set")?.Entries() ?? [])
        {
            if (path == "cv.formula")
            {
                cv = parts.Formula(Sourced(path, node), basis.Cv.Source);
                changes.Add(new(path, PackParts.Text(basis.Cv.Formula), PackParts.Text(cv.Formula), cv.Source));
                continue;
            }

            changes.Add(
                path.StartsWith("tolerances.", StringComparison.Ordinal) ? SetDate(parts, path, node, tolerances)
                : ChoiceOf(basis, path) is { } item ? SetChoice(parts, path, node, item, choices)
                : SetNumber(parts, path, node, basis, numbers)
            );
        }

        var items = basis.Items.Select(i => Rebind(i, numbers, choices)).ToList();
        var veto = basis.Veto.ToList();
        if (root.Find("add") is { } add)
        {
            foreach (var (key, node) in add.Find("items")?.Entries() ?? [])
            {
                if (items.Exists(i => i.Key == key) || basis.Indicators.Any(i => i.Key == key))
                {
                    throw node.Error($"“{key}”在上级规则包中已有，覆盖包只能改数或另起编号。");
                }

                items.Add(parts.Item(key, node));
                changes.Add(new(key, "", "新增", items[^1].Source));
            }

            foreach (var (key, node) in add.Find("veto")?.Entries() ?? [])
            {
                if (veto.Exists(v => v.Key == key))
                {
                    throw node.Error($"一票否决“{key}”在上级规则包中已有。");
                }

                veto.Add(parts.Veto(key, node));
                changes.Add(new(key, "", "新增", veto[^1].Source));
            }

            add.Done();
        }

        foreach (var (path, number) in parts.Numbers)
        {
            numbers.TryAdd(path, number);
        }

        var pack = basis with
        {
            Name = name,
            Title = title,
            From = root.Get("from").Date(),
            Until = root.Find("until")?.Date(),
            Divisions = [.. root.Get("divisions").List().Select(d => d.Text())],
            Layers = [.. basis.Layers, (name, title)],
            Documents = [.. documents.Values],
            Numbers = numbers,
            Items = items,
            Veto = veto,
            Tolerances = tolerances,
            Cv = cv,
            Changes = changes,
        };
        root.Done();
        return pack;
    }

    private static PolicyChange SetNumber(
        PackParts parts,
        string path,
        PackNode node,
        RulePack basis,
        Dictionary<string, PolicyNumber> numbers
    )
    {
        if (!basis.Numbers.TryGetValue(path, out var before))
        {
            throw node.Error($"上级规则包中没有“{path}”，无法改写。");
        }

        var after = parts.Number(path, Sourced(path, node), before.Source);
        if (after.Value == before.Value)
        {
            throw node.Error($"“{path}”与上级规则包相同（{before.Text}），请删去。");
        }

        if (IsLooser(path, before.Value, after.Value, basis))
        {
            throw node.Error($"“{path}”改为 {after.Text}，比上级的 {before.Text} 宽松，地方标准不得低于上级。");
        }

        numbers[path] = after;
        return new(path, before.Text, after.Text, after.Source);
    }

    /// <summary>A local change stands on its own source, never on that of the rule it changes.</summary>
    private static PackNode Sourced(string path, PackNode node) =>
        node.IsMap
            ? node
            : throw node.Error($"“{path}”应写明 value、document、clause、basis：地方改写的每个数都要有自己的出处。");

    private static Item? ChoiceOf(RulePack basis, string path) =>
        path.Split('.') is [var key, var choice]
            ? basis.Items.FirstOrDefault(i => i.Key == key && i.Choices.ContainsKey(choice))
            : null;

    private static PolicyChange SetChoice(
        PackParts parts,
        string path,
        PackNode node,
        Item item,
        Dictionary<string, (string, Citation)> choices
    )
    {
        var name = path.Split('.')[1];
        var before = item.Choices[name];
        var after = parts.Choice(Sourced(path, node), before.Source, PackParts.Choices[name]);
        if (after.Value == before.Value)
        {
            throw node.Error($"“{path}”与上级规则包相同（{before.Value}），请删去。");
        }

        choices[path] = after;
        return new(path, before.Value, after.Value, after.Source);
    }

    /// <summary>Whether a local number would ask less than its base; numbers without a direction never do.</summary>
    private static bool IsLooser(string path, Rational before, Rational after, RulePack basis)
    {
        var key = path.Split('.')[0];
        if (path.StartsWith("cv.limits", StringComparison.Ordinal))
        {
            return after > before;
        }

        if (path.StartsWith("rule.", StringComparison.Ordinal) || basis.Indicators.Any(i => i.Key == key))
        {
            return after < before;
        }

        var item = basis.Items.FirstOrDefault(i => i.Key == key);
        if (item is null)
        {
            return false;
        }

        if (
            item.Method is ItemMethod.Size or ItemMethod.Classes
            || path.EndsWith("perClasses", StringComparison.Ordinal)
        )
        {
            return after > before;
        }

        return item.Tests.FirstOrDefault(t => t.Threshold.Path == path)?.Comparison is null or Comparison.AtLeast
            ? after < before
            : after > before;
    }

    private static PolicyChange SetDate(PackParts parts, string path, PackNode node, List<Tolerance> tolerances)
    {
        var words = path.Split('.');
        var index = words.Length == 3 ? tolerances.FindIndex(t => t.Key == words[1]) : -1;
        if (index < 0 || words[2] is not ("from" or "until"))
        {
            throw node.Error($"上级规则包中没有“{path}”；过渡性条款只能改写 from 和 until。");
        }

        var date = node.Get("value").Date();
        var source = parts.Cite(node);
        node.Done();
        var old = tolerances[index];
        tolerances[index] = words[2] == "from" ? old with { From = date } : old with { Until = date };
        var before = words[2] == "from" ? old.From : old.Until;
        return tolerances[index].Until < tolerances[index].From
            ? throw node.Error($"“{words[1]}”的截止日期早于开始日期。")
            : new(path, $"{before:yyyy-MM-dd}", $"{date:yyyy-MM-dd}", source);
    }

    private static Item Rebind(
        Item item,
        Dictionary<string, PolicyNumber> numbers,
        Dictionary<string, (string, Citation)> choices
    ) =>
        item with
        {
            Choices = item.Choices.ToDictionary(
                c => c.Key,
                c => choices.GetValueOrDefault($"{item.Key}.{c.Key}", c.Value)
            ),
            Thresholds = item.Thresholds.ToDictionary(t => t.Key, t => numbers[t.Value.Path]),
            Tests = [.. item.Tests.Select(t => t with { Threshold = numbers[t.Threshold.Path] })],
        };
}
