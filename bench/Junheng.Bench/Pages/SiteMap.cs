using System.Net;
using System.Text.RegularExpressions;

namespace Junheng.Bench.Pages;

/// <summary>Pages of one kind: the addresses that differ only in a school, an item, a number or an answer asked for.</summary>
/// <param name="Name">The address with a star for what differs.</param>
/// <param name="Urls">All of them that are linked.</param>
/// <param name="IsPage">HTML; false for a file to download or the style sheet.</param>
/// <param name="RawKib">Size of the largest.</param>
/// <param name="GzipKib">Size of the largest as it travels.</param>
internal sealed record PageKind(string Name, IReadOnlyList<string> Urls, bool IsPage, double RawKib, double GzipKib);

/// <summary>Finds every page of a county's year by following the product's own links.</summary>
internal sealed partial class SiteMap(HttpClient client)
{
    /// <summary>Of one kind; a large county has two thousand values of schools, each with a page.</summary>
    private const int MostOfAKind = 60;

    private readonly Dictionary<string, int> counts = [];
    private readonly Dictionary<string, (bool IsPage, double Raw, double Gzip)> found = [];
    private readonly Queue<string> open = new();

    public static async Task<IReadOnlyList<PageKind>> Of(HttpClient client, string home)
    {
        var map = new SiteMap(client);
        await map.Follow(home);
        return
        [
            .. map
                .found.GroupBy(f => Kind(f.Key, home))
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new PageKind(
                    g.Key,
                    [.. g.Select(f => f.Key)],
                    g.All(f => f.Value.IsPage),
                    g.Max(f => f.Value.Raw),
                    g.Max(f => f.Value.Gzip)
                )),
        ];
    }

    private async Task Follow(string home)
    {
        var style = "";
        open.Enqueue(home);
        while (open.TryDequeue(out var url))
        {
            var kind = Kind(url, home);
            if (found.ContainsKey(url) || counts.GetValueOrDefault(kind) >= MostOfAKind)
            {
                continue;
            }

            counts[kind] = counts.GetValueOrDefault(kind) + 1;

            var (text, isPage) = await Visit(url);
            foreach (Match link in Link().Matches(text))
            {
                var target = WebUtility.HtmlDecode(link.Groups[1].Value);
                if (target.StartsWith(home, StringComparison.Ordinal))
                {
                    open.Enqueue(target);
                }
                else if (Style().IsMatch(target))
                {
                    style = target;
                }
            }
        }

        await Visit(style);
    }

    private async Task<(string Text, bool IsPage)> Visit(string url)
    {
        using var raw = await client.GetAsync(new Uri(url, UriKind.Relative));
        raw.EnsureSuccessStatusCode();
        var bytes = await raw.Content.ReadAsByteArrayAsync();
        var packed = await Get(client, url);
        var isPage = raw.Content.Headers.ContentType?.MediaType == "text/html";
        found[url] = (isPage, bytes.Length / 1024.0, packed / 1024.0);
        return (isPage ? System.Text.Encoding.UTF8.GetString(bytes) : "", isPage);
    }

    /// <summary>Fetches as a browser does and returns the bytes that travelled.</summary>
    public static async Task<int> Get(HttpClient client, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    private static string Kind(string url, string home)
    {
        if (!url.StartsWith(home, StringComparison.Ordinal))
        {
            return "style sheet";
        }

        var parts = url[home.Length..].Split('?', 2);
        var path = string.Join('/', parts[0].Split('/').Select(s => s.Any(char.IsDigit) ? "*" : s));
        // Filters and order are answers of the same page; a handler is another thing.
        var handler = parts.Length < 2 ? null : parts[1].Split('&').FirstOrDefault(p => p.StartsWith("handler="));
        var asked =
            parts.Length < 2 ? ""
            : handler is null ? "?…"
            : "?" + handler;
        return (path.Length == 0 ? "/ (home)" : path) + asked;
    }

    [GeneratedRegex("(?:href|src)=\"([^\"#]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^/css/site[^/]*\.css")]
    private static partial Regex Style();
}
