using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Junheng.App.Demo;
using Junheng.App.Users;
using Junheng.Bench;
using Junheng.Web;
using Junheng.Web.Setup;
using Microsoft.Playwright;

// Screenshots of every page at desktop and phone width, to be looked at by people. Usage: Junheng.Shots [FOLDER] [PART OF A NAME]
const string Full = "/usr/bin/chromium";
var folder = Path.GetFullPath(args.Length > 0 ? args[0] : Path.Combine("artifacts", "shots"));
Directory.CreateDirectory(folder);
var temporary = Directory.CreateTempSubdirectory("junheng-shots").FullName;
var address = $"http://127.0.0.1:{FreePort()}";
var database = Path.Combine(temporary, "junheng.db");
using var product = Start(address, database);
try
{
    await WaitUntilUp(address);
    var key = await OpenedAccount.Of(database, TimeProvider.System, "测试操作员", Role.BureauDirector);
    var officers = new Dictionary<string, string>
    {
        [Links.Units] = await OpenedAccount.Of(database, TimeProvider.System, "系统岗", Role.SystemAdmin),
        [Links.Accounts] = await OpenedAccount.Of(database, TimeProvider.System, "安全岗", Role.SecurityAdmin),
        [Links.AccountOf(5)] = await OpenedAccount.Of(database, TimeProvider.System, "安全二岗", Role.SecurityAdmin),
        [Links.Audit] = await OpenedAccount.Of(database, TimeProvider.System, "审计岗", Role.AuditAdmin),
        [Links.SignIn] = "",
    };
    using var playwright = await Playwright.CreateAsync();
    await using var browser = await playwright.Chromium.LaunchAsync(
        new()
        {
            ExecutablePath = File.Exists(Full) ? Full : Full + "-headless-shell",
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
    foreach (var width in new[] { 1440, 390 })
    {
        var page = await browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
        foreach (var (name, path) in Pages().Where(p => args.Length < 2 || p.Name.Contains(args[1])))
        {
            await page.Context.ClearCookiesAsync();
            if (officers.GetValueOrDefault(path, key) is { Length: > 0 } session)
            {
                await page.Context.AddCookiesAsync([
                    new()
                    {
                        Name = OpenSession.Cookie,
                        Value = session,
                        Url = address,
                    },
                ]);
            }

            await page.GotoAsync(address + path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
            Console.WriteLine($"{name}-{width}.png");
        }

        await page.CloseAsync();
    }
}
finally
{
    product.Kill(entireProcessTree: true);
    await product.WaitForExitAsync();
    Directory.Delete(temporary, recursive: true);
}

return 0;

static IEnumerable<(string Name, string Path)> Pages()
{
    var (county, year) = (DemoCounty.Code, DemoCounty.NewestYear);
    foreach (var room in Rooms.All.SelectMany(s => s.Pages))
    {
        yield return (room.Id, room.Link(county, year));
    }

    var integrated = DemoCounty
        .Generate()
        .Newest.Schools.First(s => s.Type == Junheng.Engine.Schools.SchoolType.NineYear && s.Counted);
    yield return ("school", Links.School(county, year, integrated.School));
    yield return ("item-figures", Links.Item(county, year, "G3"));
    yield return ("item-evidence", Links.Item(county, year, "Q5"));
    yield return ("veto", Links.Item(county, year, "V1"));
    yield return ("statistics", Links.Statistics(county, year));
    yield return ("import-done", Links.ImportJob(county, year, 3));
    yield return ("campaign-plan", Links.Plan(county, year, 1));
    yield return ("campaign-matrix-list", Links.Matrix(county, year, new() { AsList = true }));
    yield return ("campaign-task", Links.TaskOf(county, year, 33));
    yield return ("campaign-task-goal", Links.TaskOf(county, year, 47));
    yield return ("campaign-task-edit", Links.EditTask(county, year, 33));
    yield return ("campaign-meeting", Links.Meeting(county, year, 1));
    yield return ("campaign-goal", Links.Goal(county, year, 1));
    yield return ("campaign-timeline", Links.Timeline(county, year, new() { Group = "decision" }));
    yield return ("log-entry", Links.LogEntry(county, year, 20));
    yield return ("counties", Links.Counties);
    yield return ("empty-year", Links.Home(county, year + 1));
    yield return ("not-found", "/nowhere");
    yield return ("sign-in", Links.SignIn);
    yield return ("account", Links.Account);
    yield return ("accounts", Links.Accounts);
    yield return ("account-of", Links.AccountOf(5));
    yield return ("units", Links.Units);
    yield return ("audit", Links.Audit);
}

static Process Start(string address, string database)
{
    var folder = AppContext.BaseDirectory;
    while (!File.Exists(Path.Combine(folder, "Junheng.slnx")))
    {
        folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("run inside the repository");
    }

    var start = new ProcessStartInfo("dotnet", "run -c Release --project src/Junheng.Web --no-launch-profile")
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
    };
    start.Environment["ASPNETCORE_URLS"] = address;
    start.Environment["Database"] = database;
    var process = Process.Start(start)!;
    process.OutputDataReceived += (_, _) => { };
    process.BeginOutputReadLine();
    return process;
}

static async Task WaitUntilUp(string address)
{
    using var client = new HttpClient();
    for (var i = 0; i < 300; i++)
    {
        try
        {
            await client.GetAsync(address);
            return;
        }
        catch (HttpRequestException)
        {
            await Task.Delay(500);
        }
    }

    throw new TimeoutException("the product did not start");
}

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}
