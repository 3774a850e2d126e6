using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Junheng.Web.Setup;

/// <summary>
/// Two addresses for whatever watches over the program: one says that the process answers, one that it can do its work.
/// They tell one word and no reason; the reason stands in the output.
/// </summary>
internal static class Health
{
    /// <summary>The process answers.</summary>
    public const string Live = "/health/live";

    /// <summary>The process can be sent requests.</summary>
    public const string Ready = "/health/ready";

    private const string OfReady = "ready";

    /// <summary>Whoever asks will not wait longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Registers what is looked at.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHostedService<Drain>();
        services
            .AddHealthChecks()
            .AddCheck<NotStopping>("stopping", tags: [OfReady])
            .AddCheck<DatabaseInOrder>("database", tags: [OfReady], timeout: Longest);
        return services;
    }

    /// <summary>Puts the two addresses up. They are for machines without an account.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks(Live, new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks(Ready, new() { Predicate = c => c.Tags.Contains(OfReady) }).AllowAnonymous();
    }

    /// <summary>A program that is about to end takes no new work.</summary>
    private sealed class NotStopping(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                lifetime.ApplicationStopping.IsCancellationRequested
                    ? HealthCheckResult.Unhealthy("The program is stopping.")
                    : HealthCheckResult.Healthy()
            );
    }

    /// <summary>The database answers, has every table of this version, and its disk takes writes.</summary>
    private sealed class DatabaseInOrder(Db db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken
        )
        {
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                return HealthCheckResult.Unhealthy("Migrations are missing.");
            }

            await db.ProbeDisk(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    /// <summary>
    /// Between the signal to stop and the end: <c>DrainSeconds</c> long requests are still answered while readiness is
    /// already denied, so that whoever distributes requests can turn to another node.
    /// </summary>
    private sealed class Drain(IConfiguration configuration) : IHostedLifecycleService
    {
        public Task StoppingAsync(CancellationToken cancellationToken) =>
            Task.Delay(TimeSpan.FromSeconds(configuration.GetValue("DrainSeconds", 0)), cancellationToken);

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
