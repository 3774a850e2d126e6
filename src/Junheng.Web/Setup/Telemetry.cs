using System.Diagnostics;
using Junheng.App;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Junheng.Web.Setup;

/// <summary>
/// Traces and metrics by OTLP to the collector that <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names; without it there are none.
/// What leaves the program is chosen by name: no tag outside these lists is sent, so no address of a client, no query
/// and no name can be among them.
/// </summary>
internal static class Telemetry
{
    /// <summary>The standard setting that switches it on.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Route = "http.route";

    private static readonly string[] Meters =
    [
        Measures.Name,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Npgsql",
        "System.Runtime",
    ];

    private static readonly string[] Tags =
    [
        Route,
        "http.request.method",
        "http.response.status_code",
        "error.type",
        "outcome",
        "process",
        "state",
        "db.client.connection.state",
        // Of System.Runtime.
        "gc.heap.generation",
        "dotnet.gc.heap.generation",
        "cpu.mode",
    ];

    /// <summary>Registers the exporters, if a collector is named.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[Endpoint]))
        {
            return services;
        }

        services.AddSingleton(_ => Traces(configuration));
        services.AddSingleton(_ => Numbers(configuration));
        services.AddHostedService<LastWords>();
        services.AddSingleton<IStartupFilter, NameByRoute>();
        return services;
    }

    /// <summary>Begins to collect, before there is any work to tell of.</summary>
    public static void StartTelemetry(this IServiceProvider services)
    {
        services.GetService<TracerProvider>();
        services.GetService<MeterProvider>();
    }

    private static TracerProvider Traces(IConfiguration configuration) =>
        Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(s => s.AddSingleton(configuration))
            .ConfigureResource(Name)
            .AddSource(Measures.Name, "Microsoft.AspNetCore")
            .AddProcessor(new OnlyNamedTags())
            .AddOtlpExporter()
            .Build();

    private static MeterProvider Numbers(IConfiguration configuration) =>
        Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(s => s.AddSingleton(configuration))
            .ConfigureResource(Name)
            .AddMeter(Meters)
            .AddView("*", new MetricStreamConfiguration { TagKeys = Tags })
            .AddOtlpExporter()
            .Build();

    private static void Name(ResourceBuilder resource) =>
        resource.AddService("junheng", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3));

    /// <summary>What waits when the program ends is sent before it does.</summary>
    private sealed class LastWords(TracerProvider traces, MeterProvider numbers) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) =>
            Task.Run(
                () =>
                {
                    traces.ForceFlush(5_000);
                    numbers.ForceFlush(5_000);
                },
                cancellationToken
            );
    }

    /// <summary>Names a request by its route, since the address itself is not told.</summary>
    private sealed class NameByRoute : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    async (context, following) =>
                    {
                        // Taken now: on the way back another activity may be the current one.
                        var activity = Activity.Current;
                        await following(context);
                        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
                        activity?.SetTag(Route, route);
                        activity?.SetTag("http.request.method", context.Request.Method);
                        activity?.SetTag("http.response.status_code", context.Response.StatusCode);
                        activity?.DisplayName = $"{context.Request.Method} {route}";
                    }
                );
                next(app);
            };
    }

    /// <summary>Takes out every tag that is not named above.</summary>
    private sealed class OnlyNamedTags : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var tag in data.TagObjects.Select(t => t.Key).Except(Tags).ToList())
            {
                data.SetTag(tag, null);
            }
        }
    }
}
