using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Junheng.Engine.Tests;

/// <summary>Policy numbers live in rule packs: a 4.5 or 0.85 in the C# of Engine or App is a defect.</summary>
public partial class PolicyNumberTests
{
    /// <summary>Numbers of the pack that any program uses for other things as well.</summary>
    private static readonly decimal[] Everyday = [0.5m, 0, 1, 2, 3, 5, 6, 7, 10, 12, 20, 30, 50, 54, 60, 99, 100];

    /// <summary>Keys of the pack under which numbers of policy stand.</summary>
    private static readonly string[] Places = ["thresholds", "rule", "limits", "weights", "when", "effect"];

    [Fact]
    public void The_numbers_looked_for_are_read_from_the_national_pack()
    {
        decimal[] some = [4.2m, 5.3m, 0.9m, 4.5m, 5.8m, 10.2m, 0.85m, 0.45m, 1.1m, 1.32m, 2500, 6000, 0.15m, 73, 2400];
        Assert.Empty(some.Except(Numbers()));
    }

    [Fact]
    public void No_policy_number_stands_in_the_code_of_Engine_or_App()
    {
        var numbers = Numbers();
        var found = Sources()
            .SelectMany(path => Lines(SourceText.Code(RepositoryFiles.Read(path))).Select(l => (path, l.Line, l.Text)))
            .SelectMany(l => Literal().Matches(Harmless().Replace(l.Text, "")).Select(m => (l.path, l.Line, m.Value)))
            .Where(l => numbers.Contains(Parse(l.Value)))
            .Select(l => $"{l.path}:{l.Line}: {l.Value}");
        RepositoryFiles.None(found);
    }

    [Fact]
    public void No_policy_number_stands_with_its_unit_in_a_message_of_Engine_or_App()
    {
        var numbers = Numbers();
        var found = Sources()
            .SelectMany(path => SourceText.Texts(RepositoryFiles.Read(path)).Select(t => (path, t.Line, t.Text)))
            .SelectMany(t => WithUnit().Matches(t.Text).Select(m => (t.path, t.Line, m.Groups[1].Value)))
            .Where(t => numbers.Contains(Parse(t.Value)))
            .Select(t => $"{t.path}:{t.Line}: {t.Value}");
        RepositoryFiles.None(found);
    }

    // The demo county's figures are invented data: they decide nothing, and one may well equal a threshold.
    private static IEnumerable<string> Sources() =>
        RepositoryFiles
            .Under("src/Junheng.Engine", ".cs")
            .Concat(RepositoryFiles.Under("src/Junheng.App", ".cs"))
            .Where(path => !path.StartsWith("src/Junheng.App/Demo/", StringComparison.Ordinal));

    private static IEnumerable<(int Line, string Text)> Lines(string text) =>
        text.Split('\n').Select((line, at) => (at + 1, line));

    private static HashSet<decimal> Numbers()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(RepositoryFiles.Read("standards/national/2017-6.yaml")));
        var numbers = new HashSet<decimal>();
        Collect(yaml.Documents[0].RootNode, false, numbers);
        numbers.ExceptWith(Everyday);
        return numbers;
    }

    private static void Collect(YamlNode node, bool policy, HashSet<decimal> into)
    {
        if (node is YamlMappingNode map)
        {
            foreach (var (key, value) in map)
            {
                var name = ((YamlScalarNode)key).Value;
                // A threshold with a source of its own carries the clause's number too, which is no policy.
                Collect(value, (policy && name is not ("document" or "clause")) || Places.Contains(name), into);
            }
        }
        else if (node is YamlSequenceNode list)
        {
            list.Children.ToList().ForEach(item => Collect(item, policy, into));
        }
        else if (policy && node is YamlScalarNode { Value: { } text })
        {
            // A weight may be a fraction, 1/1.1.
            into.UnionWith(text.Split('/').Where(part => Literal().IsMatch(part)).Select(Parse));
        }
    }

    private static decimal Parse(string literal) =>
        decimal.TryParse(literal.Replace("_", ""), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number / 1.000000000000m
            : -1;

    [GeneratedRegex(@"(?<![\w.])\d[\d_]*(?:\.\d+)?(?![\d.]*\w*[xX])")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(\d+(?:\.\d+)?)\s*(?:㎡|平方米|万?元|人|%|％|间|学时|年及|级|课时)")]
    private static partial Regex WithUnit();

    // The length of a column and the plausible span of a calendar year are no policy, whatever their numbers.
    [GeneratedRegex(@"(?i:(?:max)?length)\(?:?\s*\d+|\bYear\s*[<>]=?\s*\d{4}\b")]
    private static partial Regex Harmless();
}
