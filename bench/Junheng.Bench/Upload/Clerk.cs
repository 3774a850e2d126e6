using System.Net;
using System.Text.RegularExpressions;
using Junheng.Bench.Pages;

namespace Junheng.Bench.Upload;

/// <summary>Hands in a file as a browser without script would, and confirms it.</summary>
/// <param name="web">The running product.</param>
internal sealed partial class Clerk(WebProcess web) : IDisposable
{
    private readonly HttpClient http = new(
        new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = web.Cookies() }
    )
    {
        BaseAddress = web.Client.BaseAddress,
        Timeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>Uploads a file and waits until it is read and checked; the page of the import.</summary>
    public async Task<string> Upload(string county, int year, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await Token($"/{county}/{year}/import")), "__RequestVerificationToken" },
            { new StringContent($"{year}-09-01"), "Upload.AsOf" },
            { new StringContent("Official"), "Upload.Kind" },
            { new StringContent("WholeCounty"), "Upload.Scope" },
            { new StringContent("年报"), "Upload.Why" },
            { new ByteArrayContent(content), "Upload.File", name },
        };
        using var answer = await http.PostAsync(new Uri($"/{county}/{year}/import", UriKind.Relative), form);
        var job = Moved(answer);
        while (true)
        {
            using var progress = await http.GetAsync(new Uri(job + "?handler=Progress", UriKind.Relative));
            if (progress.Headers.Contains("HX-Refresh"))
            {
                return job;
            }

            await Task.Delay(5);
        }
    }

    /// <summary>Looks at what the import changes and confirms it; the text of the page with the verdict.</summary>
    public async Task<string> Confirm(string job)
    {
        var page = await Page(job);
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", TokenOf(page)),
            new("basis", Basis().Match(page).Groups[1].Value),
        ]);
        using var answer = await http.PostAsync(new Uri(job + "?handler=Confirm", UriKind.Relative), form);
        return await Page(Moved(answer));
    }

    public async Task<string> Page(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{path}: {answer.StatusCode}");
    }

    public void Dispose() => http.Dispose();

    private static string Moved(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Redirect
            ? answer.Headers.Location!.ToString()
            : throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri}: {answer.StatusCode}");

    private async Task<string> Token(string path) => TokenOf(await Page(path));

    private static string TokenOf(string page) => AntiForgery().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex AntiForgery();

    [GeneratedRegex("name=\"basis\" value=\"([0-9]*)\"")]
    private static partial Regex Basis();
}
