using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Imports;

/// <summary>How far the imports of this process are; what is not committed cannot stand in the database.</summary>
internal sealed class ImportProgress : WakeSignal
{
    private readonly ConcurrentDictionary<Guid, int> _saved = new();

    public int this[Guid id]
    {
        get => _saved.GetValueOrDefault(id);
        set => _saved[id] = value;
    }

    public void Forget(Guid id) => _saved.TryRemove(id, out _);
}

/// <summary>Saves one import: its records and its own end in one transaction, so that a kill leaves all or nothing of it.</summary>
internal sealed partial class ImportSaver(HostDb db, IChange change, SheetCheck check, ImportProgress progress, ILogger<ImportSaver> log) : IScoped
{
    private const int Batch = 250;

    /// <returns>What the run became.</returns>
    public async Task<CheckedSheet?> SaveAsync(Guid id, IImport import, IReadOnlyList<SheetRow> rows, DateTime now, CancellationToken ct)
    {
        var columns = await import.ColumnsAsync(ct);
        return await change.InTransactionAsync(import.Db, async () =>
        {
            await JoinAsync(import.Db, ct);
            // Whoever held the log before us may have saved it already: of two hosts one does.
            var run = await db.ImportRuns.SingleAsync(r => r.Id == id, ct);
            if (run.State != ImportState.Saving)
            {
                return null;
            }

            var sheet = await db.ImportSheets.SingleAsync(s => s.Id == id, ct);
            var content = sheet.Read();
            var found = await check.RunAsync(import, columns, rows, SheetMap.Of(rows, columns, content.Map), ct);
            if (found.FaultCount > 0 || found.Seen() != content.Seen)
            {
                (run.State, run.Problem) = (ImportState.Checked, "Import.OthersWereThere");
                run.Take(found);
                sheet.Write(content with { Seen = found.Seen(), Faults = [.. found.Faults.Take(ImportDesk.MostFaults)] });
                db.Because(run, "Import.Checked");
                await db.SaveChangesAsync(ct);
                return found;
            }

            await SaveAsync(id, import, found.ToSave, ct);
            (run.State, run.EndedAt) = (ImportState.Done, now);
            db.Because(run, "Import.Done");
            await db.SaveChangesAsync(ct);
            return found;
        }, ct);
    }

    private async Task SaveAsync(Guid id, IImport import, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var saved = 0;
        foreach (var batch in rows.Chunk(Batch))
        {
            await import.SaveAsync(batch, ct);
            import.Db.ChangeTracker.Clear();
            progress[id] = saved += batch.Length;
            Saved(log, id, saved, rows.Count);
        }
    }

    /// <summary>The host's own record goes through the connection and transaction of the module.</summary>
    private async Task JoinAsync(ModuleDb module, CancellationToken ct)
    {
        db.Database.SetDbConnection(module.Database.GetDbConnection());
        await db.Database.UseTransactionAsync(module.Database.CurrentTransaction!.GetDbTransaction(), ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {Id}: {Saved} of {Rows}")]
    private static partial void Saved(ILogger logger, Guid id, int saved, int rows);
}

/// <summary>Saves confirmed imports in the background, one after the other; what a kill interrupted is begun anew.</summary>
internal sealed class ImportJobs(IServiceScopeFactory scopes, ImportProgress progress, TimeProvider clock, ILogger<ImportJobs> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <returns>How many imports were tried.</returns>
    public async Task<int> RunDueAsync(CancellationToken ct)
    {
        var due = await InScopeAsync(s => s.GetRequiredService<HostDb>().ImportRuns.Where(r => r.State == ImportState.Saving).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(ct));
        foreach (var id in due)
        {
            await TryAsync(id, ct);
        }

        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Imports could not be read; they are tried again");
            }

            await progress.WaitAsync(Pause, stoppingToken);
        }
    }

    private async Task TryAsync(Guid id, CancellationToken ct)
    {
        try
        {
            if (await InScopeAsync(s => SaveAsync(s, id, ct)) is { } problem)
            {
                await FailAsync(id, problem, ct);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Import {Id} was not saved; nothing of it is kept", id);
            await FailAsync(id, "Import.Failed", ct);
        }
        finally
        {
            progress.Forget(id);
        }
    }

    /// <returns>Why it cannot be saved.</returns>
    private async Task<string?> SaveAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var db = services.GetRequiredService<HostDb>();
        var run = await db.ImportRuns.AsNoTracking().SingleAsync(r => r.Id == id, ct);
        var session = (await db.ImportSheets.AsNoTracking().SingleAsync(s => s.Id == id, ct)).Read().Session;
        var actor = await services.GetRequiredService<ActorReader>().ReadAsync(a => a.Id == run.AccountId, session, ct);
        services.GetRequiredService<CurrentActor>().Actor = actor ?? Actor.Anonymous;
        if (services.GetRequiredService<ImportCatalogue>() is var imports && (imports.Find(run.Import) is not { } import || !imports.May(import)))
        {
            return "Import.MayNoMore";
        }

        if (await services.GetRequiredService<KeptSheets>().ReadAsync(run.Sha256, ct) is not { } rows)
        {
            return await IsWaitingAsync(services, run.Sha256, ct) ? null : "Import.FileGone";
        }

        // The saver's own context must be one that has no connection yet.
        await using var own = scopes.CreateAsyncScope();
        own.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor!;
        import = own.ServiceProvider.GetRequiredService<ImportCatalogue>().Find(run.Import)!;
        await own.ServiceProvider.GetRequiredService<ImportSaver>().SaveAsync(id, import, rows, clock.UtcNow(), ct);
        return null;
    }

    private static async Task<bool> IsWaitingAsync(IServiceProvider services, string sha256, CancellationToken ct) =>
        (await services.GetRequiredService<IFileStore>().ChecksAsync([sha256], ct))[sha256].Check == FileCheck.Waiting;

    private Task<int> FailAsync(Guid id, string problem, CancellationToken ct) => InScopeAsync(async services =>
    {
        services.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var db = services.GetRequiredService<HostDb>();
        var run = await db.ImportRuns.SingleAsync(r => r.Id == id, ct);
        (run.State, run.Problem, run.EndedAt) = (ImportState.Failed, problem, clock.UtcNow());
        db.Because(run, "Import.Failed");
        return await db.SaveChangesAsync(ct);
    });

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> askAsync)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await askAsync(scope.ServiceProvider);
    }
}
