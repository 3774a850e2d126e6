using Junheng.App.Users;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Hosting;

/// <summary>
/// One running product and one browser for the tests of a collection. The demo county is only read; a test that writes takes a county
/// of its own, so the order of tests does not matter.
/// </summary>
public sealed class Product : IAsyncLifetime
{
    // The first is the same browser without windows: it opens a page for a third of what the others take.
    private static readonly string[] Chromiums =
    [
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private readonly Dictionary<(int Width, bool English), IPage> reading = [];
    private Crawl? crawl;
    private int counties;

    public Host Host { get; private set; } = null!;

    /// <summary>A county beside the demo county, whose data must never show on the demo county's pages.</summary>
    public Neighbour Neighbour { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = new(demo: true, listen: true);
        Neighbour = await Neighbour.Settle(Host);
        playwright = await Playwright.CreateAsync();
        browser = await Launch(playwright);
    }

    /// <summary>A browser of the machine.</summary>
    internal static Task<IBrowser> Launch(IPlaywright playwright)
    {
        // Two browsers share the machine with the product: what is expected comes, though not always at once.
        Assertions.SetDefaultExpectTimeout(15_000);
        return playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Chromiums.First(File.Exists),
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>A reader without script who has signed in; redirects are answers like any other.</summary>
    public Reader Reader() => Host.Reader();

    /// <summary>A new browser window with cookies of its own.</summary>
    public async Task<IPage> Window(
        int width = 1440,
        bool english = false,
        Role? role = null,
        string division = "",
        string? school = null,
        string? unit = null
    )
    {
        var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = Host.Address,
                ViewportSize = new() { Width = width, Height = 900 },
                Locale = "zh-CN",
            }
        );
        context.SetDefaultTimeout(15_000);
        await context.AddCookiesAsync([
            new()
            {
                Name = OpenSession.Cookie,
                Value = Host.Key(role ?? Role.BureauDirector, division, school, unit),
                Url = Host.Address,
            },
        ]);
        if (english)
        {
            await context.AddCookiesAsync([
                new()
                {
                    Name = ".AspNetCore.Culture",
                    Value = Uri.EscapeDataString("c=zh-CN|uic=en"),
                    Url = Host.Address,
                },
            ]);
        }

        return await context.NewPageAsync();
    }

    /// <summary>
    /// A window that goes from page to page and keeps nothing of them but what everyone who signed in has: opening one
    /// takes the browser longer than showing most pages.
    /// </summary>
    public async Task<IPage> ReadingWindow(int width, bool english = false)
    {
        if (!reading.TryGetValue((width, english), out var page))
        {
            reading[(width, english)] = page = await Window(width, english);
        }

        return page;
    }

    /// <summary>Every page of the demo county, followed link by link once for all tests.</summary>
    public async Task<Crawl> Crawled() => crawl ??= await Crawl.Run(Reader());

    /// <summary>A county with the demo county's newest year as its first version.</summary>
    public Task<TestCounty> County() => TestCounty.Settle(Host, $"{994_000 + ++counties}");
}

/// <summary>Tests that look at every page have a product of their own, so that they run beside the journeys.</summary>
[CollectionDefinition(Name)]
public sealed class PageReaders : ICollectionFixture<Product>
{
    public const string Name = "pages";
}

[CollectionDefinition(Name)]
public sealed class ProductUsers : ICollectionFixture<Product>
{
    public const string Name = "product";
}
