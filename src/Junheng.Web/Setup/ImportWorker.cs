using System.Threading.Channels;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Users;

namespace Junheng.Web.Setup;

/// <summary>Wakes the worker; the table of imports is the queue itself.</summary>
public sealed class ImportBell
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>There is something to read.</summary>
    public void Ring() => bell.Writer.TryWrite(true);

    internal ValueTask<bool> Wait(CancellationToken cancel) => bell.Reader.ReadAsync(cancel);
}

/// <summary>Reads and checks uploads in the background, one after the other, also those left from before a restart.</summary>
public sealed class ImportWorker(IServiceScopeFactory scopes, ImportBell queue, ILogger<ImportWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        queue.Ring();
        while (!stoppingToken.IsCancellationRequested)
        {
            await queue.Wait(stoppingToken);
            try
            {
                await ReadWaiting(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // A full disk or a locked database must not end the site: what waits is tried again a little later.
                log.LogError(error, "Waiting imports could not be read");
                await Task.Delay(Pause, stoppingToken);
                queue.Ring();
            }
        }
    }

    private async Task ReadWaiting(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Db>().Access = Access.Program(ReadImport.Actor);
        var import = scope.ServiceProvider.GetRequiredService<ReadImport>();
        foreach (var job in await import.Waiting(cancel))
        {
            try
            {
                await import.Handle(job, cancel);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // One upload that breaks the reader must neither stop the others nor wait for ever.
                log.LogError(error, "Import {Job} could not be read", job);
                await import.Fail(job, CancellationToken.None);
            }
        }
    }
}
