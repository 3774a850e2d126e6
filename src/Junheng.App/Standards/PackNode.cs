using System.Globalization;
using Junheng.Engine.Figures;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Junheng.App.Standards;

/// <summary>A rule pack cannot be used; the message says file, line and what to do.</summary>
public sealed class PackException(string file, long line, string message) : Exception($"{file}:{line}: {message}")
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>1-based line.</summary>
    public long Line { get; } = line;

    /// <summary>What is wrong, in Chinese, without the place.</summary>
    public string Reason { get; } = message;
}

/// <summary>
/// A strict view of one YAML node: every key must be asked for, every value must have the type asked for, and every
/// complaint names file and line.
/// </summary>
internal sealed class PackNode(string file, YamlNode node, string path)
{
    private readonly HashSet<string> asked = [];

    public string File { get; } = file;

    public string Path { get; } = path;

    public int Line => (int)node.Start.Line;

    public bool IsMap => node is YamlMappingNode;

    public static PackNode Load(string file, TextReader text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(text);
        }
        catch (YamlException error)
        {
            throw new PackException(file, error.Start.Line, "不是合法的 YAML：" + error.Message);
        }
        catch (InvalidOperationException error)
        {
            // Some broken flow mappings leave the parser in a state it does not name a place for.
            throw new PackException(file, 1, "不是合法的 YAML，请检查括号、引号和缩进：" + error.Message);
        }

        return stream.Documents.Count == 1
            ? new(file, stream.Documents[0].RootNode, "")
            : throw new PackException(file, 1, "一个文件只能有一份规则包。");
    }

    public PackException Error(string message) => new(File, Line, message);

    public PackNode? Find(string key)
    {
        asked.Add(key);
        if (node is not YamlMappingNode map)
        {
            throw Error($"“{Path}”应为键值表。");
        }

        return map.Children.TryGetValue(new YamlScalarNode(key), out var child)
            ? new(File, child, Path.Length == 0 ? key : $"{Path}.{key}")
            : null;
    }

    public PackNode Get(string key) => Find(key) ?? throw Error($"“{Path}”缺少“{key}”。");

    public IEnumerable<PackEntry> Entries()
    {
        if (node is not YamlMappingNode map)
        {
            throw Error($"“{Path}”应为键值表。");
        }

        foreach (var (key, child) in map.Children)
        {
            var name = KeyOf(key);
            asked.Add(name);
            yield return new(name, new(File, child, Path.Length == 0 ? name : $"{Path}.{name}"));
        }
    }

    public IEnumerable<PackNode> List() =>
        node is YamlSequenceNode list
            ? list.Children.Select((child, i) => new PackNode(File, child, $"{Path}[{i}]"))
            : throw Error($"“{Path}”应为列表。");

    public string Text() =>
        node is YamlScalarNode { Value: { Length: > 0 } value } ? value : throw Error($"“{Path}”应为文字，不能为空。");

    public string TextOrEmpty() =>
        node is YamlScalarNode scalar ? scalar.Value ?? "" : throw Error($"“{Path}”应为文字。");

    public Rational Number() =>
        node is YamlScalarNode { Value: { } value } && Rational.Parse(value) is { } number
            ? number
            : throw Error($"“{Path}”应为数字，如 4.5 或 1/1.1，现为“{node}”。");

    public int Whole() =>
        int.TryParse(TextOrEmpty(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Error($"“{Path}”应为整数，现为“{node}”。");

    public bool Flag() =>
        TextOrEmpty() switch
        {
            "true" => true,
            "false" => false,
            _ => throw Error($"“{Path}”应为 true 或 false，现为“{node}”。"),
        };

    public DateOnly Date() =>
        DateOnly.TryParseExact(TextOrEmpty(), "yyyy-MM-dd", out var date)
            ? date
            : throw Error($"“{Path}”应为日期（年-月-日），现为“{node}”。");

    public T Choice<T>(params (string Text, T Value)[] choices)
    {
        var text = TextOrEmpty();
        foreach (var (name, value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        throw Error($"“{Path}”只能是 {string.Join("、", choices.Select(c => c.Text))}，现为“{text}”。");
    }

    /// <summary>Refuses keys that nobody asked for: a misspelt key must not be ignored silently.</summary>
    public void Done()
    {
        if (node is not YamlMappingNode map)
        {
            return;
        }

        foreach (var (key, _) in map.Children)
        {
            if (KeyOf(key) is var name && !asked.Contains(name))
            {
                throw new PackException(File, key.Start.Line, $"“{Path}”中有不认识的键“{name}”。");
            }
        }
    }

    private string KeyOf(YamlNode key) =>
        (key as YamlScalarNode)?.Value ?? throw new PackException(File, key.Start.Line, $"“{Path}”中的键应为文字。");
}

/// <summary>A key of a table and what stands there.</summary>
internal sealed record PackEntry(string Key, PackNode Node);
