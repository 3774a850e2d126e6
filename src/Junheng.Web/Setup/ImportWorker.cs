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

    /// <summary>Waits for the bell, but no longer than given: another node's bell is not heard here.</summary>
    internal async Task Wait(TimeSpan most, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(most);
        try
        {
            await bell.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nobody rang.
        }
    }
}

/// <summary>
/// Reads and checks uploads in the background, one after the other, also those left from before a restart and those that
/// a node took which is no more.
/// </summary>
public sealed class ImportWorker(IServiceScopeFactory scopes, ImportBell queue, ILogger<ImportWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Read(stoppingToken), KeepUp(stoppingToken));

    private async Task Read(CancellationToken cancel)
    {
        queue.Ring();
        while (!cancel.IsCancellationRequested)
        {
            await queue.Wait(Glance, cancel);
            try
            {
                await ReadWaiting(cancel);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // A full disk or a locked database must not end the site: what waits is tried again a little later.
                log.LogError(error, "Waiting imports could not be read");
                await Task.Delay(Pause, cancel);
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

    /// <summary>A long reading stays this node's own.</summary>
    private async Task KeepUp(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await Task.Delay(ImportClaim.Beat, cancel);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<Db>().Access = Access.Program(ReadImport.Actor);
                await scope.ServiceProvider.GetRequiredService<ImportClaim>().KeepUp(cancel);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning(error, "Claims of imports could not be kept up");
            }
        }
    }
}
