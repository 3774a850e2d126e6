using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace Junheng.Web.Tests.Hosting;

/// <summary>Every address of the demo county that a reader without script reaches by links alone.</summary>
public sealed partial class Crawl
{
    /// <summary>What an address answered; <paramref name="Html"/> is null where it is no page.</summary>
    public sealed record Answer(
        string Path,
        string From,
        int Status,
        string Text,
        IHtmlDocument? Html,
        IReadOnlyDictionary<string, string> Headers
    );

    private readonly Dictionary<string, Answer> answers = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Answer> All => answers.Values;

    public IEnumerable<Answer> Pages => answers.Values.Where(a => a.Html is not null);

    /// <summary>The pages of the county, which carry the menu.</summary>
    public IEnumerable<Answer> Rooms =>
        Pages.Where(a => a.Path.StartsWith($"/{Addresses.Demo}/", StringComparison.Ordinal));

    public Answer? this[string path] => answers.GetValueOrDefault(path);

    internal static async Task<Crawl> Run(Reader reader)
    {
        var crawl = new Crawl();
        var waiting = new Queue<(string Path, string From)>();
        waiting.Enqueue(("/", "start"));
        waiting.Enqueue((Links.Counties, "start"));
        waiting.Enqueue((Links.Home(Addresses.Demo, Addresses.EmptyYear), "start"));
        waiting.Enqueue((Links.Home(Addresses.Demo, TestCounty.Year - 1), "start"));
        while (waiting.TryDequeue(out var next))
        {
            if (crawl.answers.ContainsKey(next.Path))
            {
                continue;
            }

            var answer = await Read(reader, next.Path, next.From);
            crawl.answers[next.Path] = answer;
            var links = answer.Html is { } html ? LinksOf(html, next.Path) : [];
            foreach (var link in links.Where(IsOurs))
            {
                waiting.Enqueue((link, next.Path));
            }
        }

        return crawl;
    }

    /// <summary>Addresses a page points to, without fragments, as paths of this host.</summary>
    private static IEnumerable<string> LinksOf(IHtmlDocument html, string at) =>
        html.QuerySelectorAll("a[href], link[href]")
            .Select(e => e.GetAttribute("href")!)
            .Concat(html.QuerySelectorAll("script[src], img[src]").Select(e => e.GetAttribute("src")!))
            .Select(target => new Uri(new Uri("http://host" + at), target))
            .Where(target => target.Host == "host")
            .Select(target => target.PathAndQuery)
            .Distinct();

    // The same school pages of older years are made by the same code: their lists are enough. So are the seven values of
    // a school: one of them is looked at. Print versions are the pages unfolded: tests of printing look at them.
    private static bool IsOurs(string path) =>
        IsWanted(path) && !OtherValue().IsMatch(path) && !path.Contains("print=1", StringComparison.Ordinal);

    [GeneratedRegex("/school/[^/]+/[a-z]+/R[^4]")]
    private static partial Regex OtherValue();

    private static bool IsWanted(string path) =>
        !path.StartsWith("/99", StringComparison.Ordinal)
        || path.StartsWith($"/{Addresses.Demo}/{TestCounty.Year}", StringComparison.Ordinal)
        || (
            path.StartsWith($"/{Addresses.Demo}/", StringComparison.Ordinal)
            && !path.Contains("/school/", StringComparison.Ordinal)
            && !path.Contains('?', StringComparison.Ordinal)
        );

    private static async Task<Answer> Read(Reader reader, string path, string from)
    {
        using var answer = await reader.Get(path);
        var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
        var isText = isPage || answer.Content.Headers.ContentType?.MediaType is "text/css" or "text/csv";
        return new(
            path,
            from,
            (int)answer.StatusCode,
            isText ? await answer.Content.ReadAsStringAsync() : "",
            isPage ? await Reader.Page(answer) : null,
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(',', h.Value))
        );
    }
}
