namespace OcopModular.Host.Files;

/// <summary>Does in the background what files need: virus checks at once, the rest once a day.</summary>
internal sealed class FileJobs(VirusCheck check, Verifier verifier, Sweeper sweeper, IServiceScopeFactory scopes, ILogger<FileJobs> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The work of a day; each part goes on where another one fails.</summary>
    public async Task RunDailyAsync(CancellationToken ct)
    {
        await TryAsync(async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Uploads>().ExpireAsync(ct);
        });
        await TryAsync(() => sweeper.RunAsync(ct));
        await TryAsync(() => verifier.RunDueAsync(ct));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = TimeSpan.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken);
            await TryAsync(() => check.RunAsync(stoppingToken));
            var up = TimeSpan.FromMilliseconds(Environment.TickCount64);
            if (last == TimeSpan.MinValue || up - last >= Day)
            {
                last = up;
                await RunDailyAsync(stoppingToken);
            }
        }
    }

    private async Task TryAsync(Func<Task> workAsync)
    {
        try
        {
            await workAsync();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Work on the file store failed; it is tried again");
        }
    }
}
