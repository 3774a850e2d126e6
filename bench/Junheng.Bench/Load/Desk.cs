using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Junheng.App.Users;

namespace Junheng.Bench.Load;

/// <summary>A person's browser: one connection, cookies of its own, forms sent with the token they came with.</summary>
/// <param name="address">Of the product.</param>
/// <param name="key">Of the session.</param>
/// <param name="diary">Where waiting times go.</param>
internal sealed partial class Desk(Uri address, string key, Diary diary) : IDisposable
{
    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            CookieContainer = Cookies(address, key),
        }
    )
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>An answer of the product.</summary>
    /// <param name="Status">The status code.</param>
    /// <param name="Text">The page.</param>
    /// <param name="MovedTo">Where a stored form sends its sender.</param>
    /// <param name="Done">Whether a progress bar says that the work has ended.</param>
    public sealed record Answer(HttpStatusCode Status, string Text, string? MovedTo, bool Done)
    {
        public bool Stored =>
            Status == HttpStatusCode.Redirect && !MovedTo!.Contains("sign-in", StringComparison.Ordinal);

        /// <summary>What the page says is wrong with what was sent.</summary>
        public string Mistakes =>
            Mistake().Match(Text) is { Success: true } m
                ? WebUtility.HtmlDecode(Tag().Replace(m.Value, "")).Trim()
                : "";

        /// <summary>The value of a hidden field.</summary>
        public string Hidden(string name) =>
            Regex.Match(Text, $"name=\"{name}\"[^>]* value=\"([^\"]*)\"").Groups[1].Value;
    }

    public Task<Answer> Get(string path, string what) => Send(new(HttpMethod.Get, path), what);

    public Task<Answer> Post(string path, string what, Answer form, params (string Name, string Value)[] fields) =>
        Send(
            new(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(
                    fields.Append((Token, form.Hidden(Token))).Select(f => KeyValuePair.Create(f.Item1, f.Item2))
                ),
            },
            what
        );

    public Task<Answer> Upload(
        string path,
        string what,
        Answer form,
        string file,
        byte[] content,
        params (string Name, string Value)[] fields
    )
    {
        var parts = new MultipartFormDataContent { { new StringContent(form.Hidden(Token)), Token } };
        foreach (var (name, value) in fields)
        {
            parts.Add(new StringContent(value), name);
        }

        parts.Add(new ByteArrayContent(content), "Upload.File", file);
        return Send(new(HttpMethod.Post, path) { Content = parts }, what);
    }

    public void Dispose() => http.Dispose();

    private const string Token = "__RequestVerificationToken";

    private async Task<Answer> Send(HttpRequestMessage request, string what)
    {
        var start = Stopwatch.GetTimestamp();
        using (request)
        using (var answer = await http.SendAsync(request))
        {
            var text = await answer.Content.ReadAsStringAsync();
            diary.Wait(what, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            var moved = answer.Headers.Location?.ToString();
            if ((int)answer.StatusCode >= 400 || moved?.Contains("sign-in", StringComparison.Ordinal) == true)
            {
                diary.Fault($"{what}: {(int)answer.StatusCode} {moved}");
            }

            return new(answer.StatusCode, text, moved, answer.Headers.Contains("HX-Refresh"));
        }
    }

    private static CookieContainer Cookies(Uri address, string key)
    {
        var cookies = new CookieContainer();
        cookies.Add(address, new Cookie(OpenSession.Cookie, key));
        return cookies;
    }

    [GeneratedRegex("<div class=\"note-box error\".*?</div>", RegexOptions.Singleline)]
    private static partial Regex Mistake();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
