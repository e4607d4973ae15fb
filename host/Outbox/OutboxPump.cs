using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Outbox;

/// <summary>Wakes the pump after a commit.</summary>
internal sealed class OutboxSignal : WakeSignal;

/// <summary>Delivers events after their commit: at least once, one poison message never holds up the others.</summary>
internal sealed partial class OutboxPump(IServiceScopeFactory scopes, OutboxSignal signal, TimeProvider clock, ILogger<OutboxPump> log) : BackgroundService
{
    /// <summary>After so many it is given up, until somebody lets it be tried again.</summary>
    public const int MaxAttempts = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    /// <summary>Delivers all that is due now.</summary>
    /// <returns>How many messages were tried.</returns>
    public async Task<int> DeliverDueAsync(CancellationToken ct)
    {
        var tried = 0;
        foreach (var id in await DueAsync(ct))
        {
            if (await ClaimAsync(id, ct))
            {
                tried++;
                await DeliverAsync(id, ct);
            }
        }

        return tried;
    }

    /// <summary>Gives a message that was given up, or waits long, its attempts anew.</summary>
    /// <returns>False when there is no such message, or it was delivered.</returns>
    public async Task<bool> RetryAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await scope.ServiceProvider.GetRequiredService<WriteGate>().EnterAsync(ct);
        var now = clock.UtcNow();
        var found = await scope.ServiceProvider.GetRequiredService<HostDb>().Set<OutboxMessage>().Where(m => m.Id == id && m.DeliveredAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAttempt, now), ct) == 1;
        signal.Wake();
        return found;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DeliverDueAsync(stoppingToken) > 0)
                {
                    // Handlers may have announced more.
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                PumpFailed(log, fault);
            }

            await signal.WaitAsync(Pause, stoppingToken);
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.UtcNow();
        return await scope.ServiceProvider.GetRequiredService<HostDb>().Set<OutboxMessage>()
            .Where(m => m.DeliveredAt == null && m.NextAttempt <= now && m.Attempts < MaxAttempts).OrderBy(m => m.Id).Take(100).Select(m => m.Id).ToListAsync(ct);
    }

    /// <summary>Counts the attempt before it is made: a message that kills the process is not tried for ever.</summary>
    private async Task<bool> ClaimAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await scope.ServiceProvider.GetRequiredService<WriteGate>().EnterAsync(ct);
        var now = clock.UtcNow();
        var until = now + Claim;
        return await scope.ServiceProvider.GetRequiredService<HostDb>().Set<OutboxMessage>()
            .Where(m => m.Id == id && m.DeliveredAt == null && m.NextAttempt <= now)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.NextAttempt, until), ct) == 1;
    }

    private async Task DeliverAsync(Guid id, CancellationToken ct)
    {
        string? error = null;
        try
        {
            await HandAsync(id, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            error = fault.ToString();
            MessageFailed(log, id, fault);
        }

        await using var scope = scopes.CreateAsyncScope();
        using var turn = await scope.ServiceProvider.GetRequiredService<WriteGate>().EnterAsync(ct);
        var messages = scope.ServiceProvider.GetRequiredService<HostDb>().Set<OutboxMessage>().Where(m => m.Id == id);
        var now = clock.UtcNow();
        if (error is null)
        {
            await messages.ExecuteUpdateAsync(s => s.SetProperty(m => m.DeliveredAt, now).SetProperty(m => m.LastError, (string?)null), ct);
        }
        else
        {
            var attempts = await messages.Select(m => m.Attempts).SingleAsync(ct);
            var next = now + TimeSpan.FromSeconds(Math.Pow(2, attempts));
            await messages.ExecuteUpdateAsync(s => s.SetProperty(m => m.NextAttempt, next).SetProperty(m => m.LastError, error), ct);
        }
    }

    private async Task HandAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var message = await scope.ServiceProvider.GetRequiredService<HostDb>().Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Id == id, ct);
        var type = Type.GetType(message.Type, throwOnError: false);
        if (type is null)
        {
            throw new InvalidOperationException($"No event {message.Type}: its module is switched off or gone.");
        }

        var happened = (IEvent)JsonSerializer.Deserialize(message.Payload, type)!;
        var handler = (Handler)Activator.CreateInstance(typeof(Handler<>).MakeGenericType(type))!;
        foreach (var when in handler.Registered(scope.ServiceProvider))
        {
            // Each in a scope of its own: what one tracked must not be saved by the next.
            await using var own = scopes.CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
            await handler.HandAsync(own.ServiceProvider, when.GetType(), happened, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Id} was not delivered; it is tried again")]
    private static partial void MessageFailed(ILogger logger, Guid id, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read; the pump goes on")]
    private static partial void PumpFailed(ILogger logger, Exception fault);

    private abstract class Handler
    {
        public abstract IEnumerable<object> Registered(IServiceProvider services);

        public abstract Task HandAsync(IServiceProvider services, Type handler, IEvent happened, CancellationToken ct);
    }

    private sealed class Handler<TEvent> : Handler where TEvent : IEvent
    {
        public override IEnumerable<object> Registered(IServiceProvider services) => services.GetServices<IWhen<TEvent>>();

        public override Task HandAsync(IServiceProvider services, Type handler, IEvent happened, CancellationToken ct) =>
            services.GetServices<IWhen<TEvent>>().Single(w => w.GetType() == handler).HandleAsync((TEvent)happened, ct);
    }
}
