using Junheng.Web.Setup;

var app = WebApplication.CreateBuilder(args).AddJunheng().Build();
await app.Services.Start(app.Configuration);
app.UseJunheng();
await app.RunAsync();

/// <summary>The entry point, visible to the tests that start the real host.</summary>
public partial class Program;
