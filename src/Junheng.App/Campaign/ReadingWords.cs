using System.Text.RegularExpressions;
using Junheng.App.Standards;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>The words plan papers are read by: the YAML files of the folder <c>reading</c>, and a county's own file on top.</summary>
public static class ReadingWords
{
    /// <summary>Reads the delivered words, and those of a county's own file where there is one.</summary>
    /// <param name="own">A YAML file with <c>organs</c>, <c>indicators</c> or <c>columns</c>; null for none.</param>
    /// <exception cref="PackException">A file is wrong: file, line and reason.</exception>
    public static PlanWords Load(string? own = null) => Load(Path.Combine(AppContext.BaseDirectory, "reading"), own);

    /// <summary>The same from another folder.</summary>
    public static PlanWords Load(string folder, string? own)
    {
        var organs = Organs(Open(Path.Combine(folder, "organs.yaml"))).ToList();
        var indicators = Indicators(Open(Path.Combine(folder, "indicators.yaml"))).ToList();
        var words = Open(Path.Combine(folder, "words.yaml"));
        var columns = Columns(words);
        if (own is not null)
        {
            var added = Open(own);
            organs.AddRange(added.Find("organs") is null ? [] : Organs(added));
            indicators = Merge(indicators, added.Find("indicators") is null ? [] : [.. Indicators(added)]);
            foreach (var (column, headings) in added.Find("columns") is null ? [] : Columns(added))
            {
                columns[column] = [.. columns.GetValueOrDefault(column) ?? [], .. headings];
            }

            added.Done();
        }

        return new()
        {
            Organs = organs,
            Indicators = indicators,
            Columns = columns,
            // 四、社会认可度（1项） is the same group; （≥85%） would state the indicator.
            Group = new(
                $@"^(?:[(]?[一二三四五六七八九十]{{1,2}}[)、.]+|\d{{1,2}}\.\d{{1,2}}[.、]?)?(?:{Any(words.Get("groups"))})(?:方面|类)?(?:指标|要求|标准)?(?:\d+项|\([^()%]*\))?:?$"
            ),
            Role = new($"^(?:{Any(words.Get("roles"))})"),
            GoalChapter = Expression(words, "goal_chapters"),
            GoalParagraph = Expression(words, "goal_paragraphs"),
            MeasureChapter = Expression(words, "measure_chapters"),
            SafeguardChapter = Expression(words, "safeguard_chapters"),
            Closing = Expression(words, "closings"),
            PhaseChapter = Expression(words, "phase_chapters"),
            DutyHeading = Expression(words, "duty_headings"),
            BareChapter = new($"^(?:{Checked(words.Get("bare_chapters"))})$"),
            Furniture = Expression(words, "furniture"),
            Aside = Expression(words, "asides"),
            Labels = new(
                Checked(words.Get("unit_labels")),
                Checked(words.Get("deadline_labels")),
                Checked(words.Get("check_labels")),
                Checked(words.Get("measure_labels")),
                Checked(words.Get("leader_labels"))
            ),
            Held = Expression(words, "held"),
            Traditional = words.Get("traditional").Text(),
            Lexicon = Texts(words, "lexicon"),
            Scanned = Texts(words, "scanned"),
            Lookalikes = Texts(words, "lookalikes"),
            Slips = words.Get("slips").Entries().ToDictionary(e => e.Key, e => e.Node.Text(), StringComparer.Ordinal),
        };
    }

    private static PackNode Open(string file)
    {
        using var text = File.OpenText(file);
        return PackNode.Load(file, text);
    }

    private static IEnumerable<IReadOnlyList<string>> Organs(PackNode root) =>
        root.Get("organs").List().Select(o => (IReadOnlyList<string>)[.. o.List().Select(n => n.Text())]);

    private static IEnumerable<IndicatorWords> Indicators(PackNode root) =>
        root.Get("indicators")
            .Entries()
            .Select(e =>
            {
                var words = new IndicatorWords(
                    e.Key,
                    Texts(e.Node, "says"),
                    [
                        .. (e.Node.Find("phrases")?.List() ?? []).Select(p =>
                            (IReadOnlyList<string>)[.. p.List().Select(w => w.Text())]
                        ),
                    ],
                    Texts(e.Node, "not"),
                    Texts(e.Node, "clauses"),
                    Texts(e.Node, "forbidden"),
                    e.Node.Find("organ")?.Text() == "true",
                    e.Node.Find("name")?.Text() ?? ""
                );
                e.Node.Done();
                return words;
            });

    private static List<IndicatorWords> Merge(List<IndicatorWords> known, List<IndicatorWords> added) =>
        [
            .. known.Select(k =>
                added.Find(a => a.Key == k.Key) is { } own
                    ? k with
                    {
                        Says = [.. k.Says, .. own.Says],
                        Phrases = [.. k.Phrases, .. own.Phrases],
                    }
                    : k
            ),
        ];

    private static Dictionary<string, IReadOnlyList<string>> Columns(PackNode root) =>
        root.Get("columns")
            .Entries()
            .ToDictionary(
                e => e.Key,
                e => (IReadOnlyList<string>)[.. e.Node.List().Select(n => n.Text())],
                StringComparer.Ordinal
            );

    private static IReadOnlyList<string> Texts(PackNode node, string key) =>
        [.. (node.Find(key)?.List() ?? []).Select(n => n.Text())];

    private static string Any(PackNode list) => string.Join('|', list.List().Select(n => Checked(n)));

    private static Regex Expression(PackNode words, string key) => new(Checked(words.Get(key)));

    private static string Checked(PackNode node)
    {
        try
        {
            _ = new Regex(node.Text());
            return node.Text();
        }
        catch (RegexParseException)
        {
            throw node.Error($"“{node.Text()}”不是合法的正则表达式。");
        }
    }
}
