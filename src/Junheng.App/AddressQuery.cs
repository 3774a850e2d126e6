namespace Junheng.App;

/// <summary>The query of an address, taken apart: what is blank counts as not asked, what is unknown is dropped.</summary>
internal sealed class AddressQuery
{
    private readonly ILookup<string, string> asked;

    /// <param name="query">With or without its question mark.</param>
    public AddressQuery(string? query) =>
        asked = (query ?? "")
            .TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2))
            .ToLookup(p => Plainly(p[0]), p => p.Length > 1 ? Plainly(p[1]).Trim() : "", StringComparer.Ordinal);

    /// <summary>The first value of a name that is not blank.</summary>
    public string? One(string name) => asked[name].FirstOrDefault(v => v.Length > 0);

    /// <summary>The same, cut where it is longer than anything that could be meant.</summary>
    public string? Text(string name, int longest) =>
        One(name) is { } text
            ? text.Length > longest
                ? text[..longest]
                : text
            : null;

    /// <summary>All values of a name, in their order.</summary>
    public IEnumerable<string> All(string name) => asked[name];

    /// <summary>The one of a set that a name's value is the code of.</summary>
    public T? Find<T>(IEnumerable<T> all, Func<T, string> code, string name)
        where T : struct =>
        One(name) is { } value ? all.Where(a => code(a) == value).Cast<T?>().FirstOrDefault() : null;

    /// <summary>The query of an address, empty where nothing is asked for.</summary>
    public static string Write(params IEnumerable<(string Name, string? Value)> parts) =>
        string.Join(
            '&',
            parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}")
        );

    private static string Plainly(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
