using Junheng.Web.Setup;

var app = WebApplication.CreateBuilder(args).AddJunheng().Build();
await app.Services.Start(app.Configuration);
app.UseJunheng();
app.Lifetime.ApplicationStarted.Register(() =>
{
    // Where a machine reads the output, the host's own line tells the address.
    if (!Logs.AreJson(app.Configuration))
    {
        Console.WriteLine($"均衡已启动，请用浏览器打开 {string.Join(" ", app.Urls)}（按 Ctrl+C 停止）");
    }
});
await app.RunAsync();

/// <summary>The entry point, visible to the tests that start the real host.</summary>
public partial class Program;
