using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Jobs;

/// <summary>Runs a scheduled work and notes when, where and how it ended.</summary>
internal sealed partial class Works(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Works> log)
{
    private static readonly string Here = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>Runs it to its end; a fault of the work is noted and thrown on.</summary>
    public async Task RunAsync(string name, CancellationToken ct)
    {
        var run = new WorkRun { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name, Host = Here, StartedAt = clock.UtcNow(), State = WorkState.Running };
        await WriteAsync(async db =>
        {
            // One at a time: what still runs of this name was cut off with its host.
            (await db.WorkRuns.Where(r => r.Name == name && r.State == WorkState.Running).ToListAsync(ct)).ForEach(r => r.State = WorkState.CutOff);
            db.Add(run);
        }, ct);
        try
        {
            await EndAsync(run, WorkState.Done, await DoAsync(name, ct), ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Failed(log, name, fault);
            await EndAsync(run, WorkState.Failed, fault.Message, ct);
            throw;
        }
    }

    private async Task<string?> DoAsync(string name, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        return await scope.ServiceProvider.GetServices<IScheduledWork>().Single(w => w.Name == name).RunAsync(ct);
    }

    private Task EndAsync(WorkRun run, WorkState state, string? result, CancellationToken ct) => WriteAsync(db =>
    {
        db.Attach(run);
        (run.EndedAt, run.State, run.Result) = (clock.UtcNow(), state, result is { Length: > WorkRun.ResultLength } ? result[..WorkRun.ResultLength] : result);
        return Task.CompletedTask;
    }, ct);

    private async Task WriteAsync(Func<HostDb, Task> changeAsync, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        await changeAsync(db);
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The scheduled work {Name} failed; it is tried again at its next time")]
    private static partial void Failed(ILogger logger, string name, Exception fault);
}
