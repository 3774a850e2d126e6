using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Junheng.App.Users;

namespace Junheng.Web.Tests.Hosting;

/// <summary>Reads and posts as a browser without script would.</summary>
/// <param name="address">Of the product.</param>
/// <param name="key">Of the session; null for somebody who has not signed in.</param>
public sealed class Reader(string address, string? key) : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private readonly HttpClient http = new(
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = true,
            CookieContainer = Cookies(address, key),
        }
    )
    {
        BaseAddress = new(address),
    };

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(path);

    /// <summary>Asks under another name than the host's own, as a rebound domain would.</summary>
    public Task<HttpResponseMessage> GetAs(string host, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        return http.SendAsync(request);
    }

    /// <summary>The page at an address, which must be there.</summary>
    public async Task<IHtmlDocument> Page(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Page(answer);
    }

    public static async Task<IHtmlDocument> Page(HttpResponseMessage answer) =>
        Parser.ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Posts fields with the token that a form of the product carries.</summary>
    public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields)
    {
        var token = await Token();
        return await PostBare(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>Posts just these fields.</summary>
    public Task<HttpResponseMessage> PostBare(string path, params (string Name, string Value)[] fields) =>
        http.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Posts files, with the token that a form of the product carries.</summary>
    public async Task<HttpResponseMessage> PostForm(string path, MultipartFormDataContent form)
    {
        form.Add(new StringContent(await Token()), "__RequestVerificationToken");
        return await http.PostAsync(path, form);
    }

    /// <summary>Posts the upload form.</summary>
    public async Task<HttpResponseMessage> Upload(TestCounty county, Upload upload, int year = TestCounty.Year)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await Token()), "__RequestVerificationToken" },
            { new StringContent(upload.AsOf), "Upload.AsOf" },
            { new StringContent(upload.Kind), "Upload.Kind" },
            { new StringContent(upload.Scope), "Upload.Scope" },
            { new StringContent("测试导入"), "Upload.Why" },
        };
        if (upload.Content is { } content)
        {
            form.Add(new ByteArrayContent(content), "Upload.File", upload.FileName);
        }

        return await http.PostAsync(Links.Import(county.Code, year), form);
    }

    /// <summary>Uploads and waits until the file has been read; the address of the import.</summary>
    public async Task<string> Uploaded(TestCounty county, Upload upload, int year = TestCounty.Year)
    {
        using var answer = await Upload(county, upload, year);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var job = answer.Headers.Location!.ToString();
        for (var i = 0; i < 600; i++)
        {
            using var progress = await Get(job + "?handler=Progress");
            if (progress.Headers.Contains("HX-Refresh"))
            {
                return job;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException(job + " was not read.");
    }

    public void Dispose() => http.Dispose();

    private static CookieContainer Cookies(string address, string? key)
    {
        var cookies = new CookieContainer();
        if (key is not null)
        {
            cookies.Add(new Uri(address), new Cookie(OpenSession.Cookie, key));
        }

        return cookies;
    }

    private async Task<string> Token() =>
        (await Page(key is null ? Links.SignIn : Links.Counties))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
}

/// <summary>What the upload form is filled with.</summary>
public sealed record Upload(string FileName, byte[]? Content)
{
    public string AsOf { get; init; } = "2026-10-31";

    public string Kind { get; init; } = "Interim";

    public string Scope { get; init; } = "OnlyTheseSchools";
}
