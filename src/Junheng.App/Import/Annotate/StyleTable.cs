using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>One of the numbered lists of a style sheet (fonts, fills, borders, cellXfs); equal entries stand there once.</summary>
internal sealed class StyleTable
{
    private readonly XElement list;
    private readonly List<XElement> entries;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <param name="sheet">Root of the style sheet.</param>
    /// <param name="name">Name of the list, which must be there.</param>
    public StyleTable(XElement sheet, string name)
    {
        Main = sheet.Name.Namespace;
        list = sheet.Element(Main + name) ?? throw new InvalidDataException($"no {name} in the style sheet");
        entries = [.. list.Elements()];
        for (var i = 0; i < entries.Count; i++)
        {
            numbers.TryAdd(Key(entries[i]), i);
        }
    }

    public XNamespace Main { get; }

    public int Count => entries.Count;

    /// <summary>An entry by its number; null if there is none.</summary>
    public XElement? At(int number) => (uint)number < entries.Count ? entries[number] : null;

    /// <summary>The number of the first entry that fits; null if none does.</summary>
    public int? Find(Predicate<XElement> fits) => entries.FindIndex(fits) is >= 0 and var at ? at : null;

    /// <summary>The number of an entry; one that is not there yet is added.</summary>
    public int Add(XElement entry)
    {
        var key = Key(entry);
        if (numbers.TryGetValue(key, out var number))
        {
            return number;
        }

        number = entries.Count;
        numbers.Add(key, number);
        entries.Add(entry);
        list.Add(entry);
        list.SetAttributeValue("count", entries.Count);
        return number;
    }

    /// <summary>The entry as text, whatever the order of its attributes.</summary>
    private static string Key(XElement element)
    {
        var attributes = element
            .Attributes()
            .Where(a => !a.IsNamespaceDeclaration)
            .OrderBy(a => a.Name.LocalName, StringComparer.Ordinal)
            .Select(a => $" {a.Name.LocalName}={a.Value}");
        return $"{element.Name.LocalName}{string.Concat(attributes)}({string.Concat(element.Elements().Select(Key))})";
    }
}
