using System.Collections.Concurrent;
using System.Text;
using Junheng.App.Users;
using Junheng.Bench;
using Junheng.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Junheng.Web.Tests.Operations;

/// <summary>What leaves the program for a collector.</summary>
public sealed class TelemetryTests(ITestOutputHelper output)
{
    /// <summary>Stands in everything a client says about itself or asks for.</summary>
    private const string Private = "zhangsan";

    [Fact]
    public async Task A_collector_is_told_of_requests_and_work_but_not_of_persons()
    {
        await using var collector = await Collector.Start();
        var folder = Directory.CreateTempSubdirectory("junheng-otel-").FullName;
        try
        {
            await using var node = await Node.Start(
                Path.Combine(folder, "junheng.db"),
                ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
                ("OTEL_BSP_SCHEDULE_DELAY", "200"),
                ("TrustedProxies", "127.0.0.1"),
                ("Demo", "true")
            );
            var key = await OpenedAccount.Of(
                Path.Combine(folder, "junheng.db"),
                TimeProvider.System,
                "统计岗",
                Role.BureauDirector
            );
            using (var http = new HttpClient { BaseAddress = new(node.Address) })
            {
                http.DefaultRequestHeaders.Add("User-Agent", Private);
                http.DefaultRequestHeaders.Add("Cookie", $"{OpenSession.Cookie}={key}");
                http.DefaultRequestHeaders.Add("X-Forwarded-For", "::1");
                http.DefaultRequestHeaders.Add("baggage", $"user={Private}");
                using var page = await http.GetAsync($"/990100/2026/log?actor={Private}");
                Assert.Equal(200, (int)page.StatusCode);
            }

            await node.Signal();
            Assert.Equal(0, await node.Ended());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        var traces = collector.Text("/v1/traces");
        var metrics = collector.Text("/v1/metrics");
        output.WriteLine($"{traces.Length} and {metrics.Length} bytes");
        Assert.Contains("GET {county:length(6)}/{year:int:range(2000,2100)}/log", traces, StringComparison.Ordinal);
        Assert.Contains("year run", traces, StringComparison.Ordinal);
        Assert.Contains("read import", traces, StringComparison.Ordinal);
        foreach (
            var name in new[]
            {
                "http.server.request.duration",
                "kestrel.active_connections",
                "dotnet.gc.collections",
                "junheng.imports.read",
                "junheng.processes.written",
                "junheng.year_run.duration",
            }
        )
        {
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        }

        foreach (var sent in new[] { traces, metrics })
        {
            foreach (var secret in new[] { Private, "actor=", "127.0.0.1", "::1", "990100", "本机操作员" })
            {
                Assert.DoesNotContain(secret, sent, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    /// <summary>Takes in whatever is sent to it.</summary>
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, byte[] Body)> received = [];

        public string Address => app.Urls.Single();

        public static async Task<Collector> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector.Listen();
            await collector.StartListening();
            return collector;
        }

        public string Text(string path) =>
            string.Concat(received.Where(r => r.Path == path).Select(r => Encoding.UTF8.GetString(r.Body)));

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task StartListening() => app.StartAsync();

        private void Listen() =>
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                received.Enqueue((context.Request.Path, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
            });
    }
}
