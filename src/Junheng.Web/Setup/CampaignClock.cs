using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;

namespace Junheng.Web.Setup;

/// <summary>Reopens what is held every year when a new year has begun; looks once an hour.</summary>
public sealed class CampaignClock(IServiceScopeFactory scopes, ILogger<CampaignClock> log) : BackgroundService
{
    private static readonly TimeSpan Glance = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Glance);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<Db>().Access = Access.Program(ReopenTasks.Actor);
                await scope.ServiceProvider.GetRequiredService<ReopenTasks>().Handle(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // A full disk or a locked database must not end the site: the next look does what is left.
                log.LogError(error, "Tasks that are held every year could not be reopened");
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
