using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OcopModular.Rules.Contracts;

namespace OcopModular.Rules.Scoring;

/// <summary>Reads the packs before the host takes requests, so that a broken one stops the start, and compiles them behind it.</summary>
internal sealed partial class Start(RuleBook book, Scorer scorer, IConfiguration configuration, ILogger<Start> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Thread? _warmUp;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        PacksRead(logger, book.Packs.Count, book.Packs.Sum(p => p.Sets.Count), book.Loaded.Findings.Count);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (configuration["Rules:WarmUp"] is not ("false" or "False"))
        {
            _warmUp = new Thread(WarmUp) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "Rules warm-up" };
            _warmUp.Start();
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => _stop.CancelAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stop.Dispose();

    private void WarmUp()
    {
        try
        {
            foreach (var pack in book.Loaded.Packs.Reverse())
            {
                foreach (var set in pack.Sets.Values.TakeWhile(_ => !_stop.IsCancellationRequested))
                {
                    scorer.WarmUp(pack, set);
                }
            }
        }
        catch (RuleFailedException e)
        {
            WarmUpFailed(logger, e);
        }
    }

    [LoggerMessage(LogLevel.Information, "Rule packs read: {Packs} packs, {Sets} sets, {Findings} warnings")]
    private static partial void PacksRead(ILogger logger, int packs, int sets, int findings);

    [LoggerMessage(LogLevel.Error, "A rule of a pack cannot be compiled")]
    private static partial void WarmUpFailed(ILogger logger, Exception e);
}
