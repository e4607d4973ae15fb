namespace OcopModular.Host.Files;

/// <summary>Checks waiting files for viruses as they come: somebody waits for them, so it is no work for the timetable.</summary>
internal sealed partial class VirusWatch(VirusCheck check, ILogger<VirusWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken);
            try
            {
                await check.RunAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Failed(log, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The virus check failed; it is tried again")]
    private static partial void Failed(ILogger logger, Exception fault);
}
