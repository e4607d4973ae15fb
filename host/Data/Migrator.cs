using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Audit;
using OcopModular.Host.Search;
using OcopModular.Kernel;

namespace OcopModular.Host.Data;

/// <summary>Brings the schema up to date, one process at a time: EF's own lock fails on PostgreSQL and hangs on SQLite after a kill.</summary>
internal sealed class Migrator(HostDb hostDb, IEnumerable<ModuleDb> moduleDbs, SqliteOrPostgres database, DataFolder folder, RebuildSearch search)
{
    private const long AdvisoryLock = 4_863_151;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The host's tables come first: the modules write to the shared ones.</summary>
    private IEnumerable<DbContext> All => moduleDbs.Prepend<DbContext>(hostDb);

    public async Task MigrateAsync(CancellationToken ct)
    {
        await using var turn = database.IsPostgres ? await AdvisoryAsync(ct) : await FileLockAsync(ct);
        foreach (var db in All)
        {
            await ForgetKilledMigrationAsync(db, ct);
            await db.Database.MigrateAsync(ct);
        }

        await AuditGuard.SetAsync(hostDb, database.IsPostgres, ct);
        await search.EnsureAsync(ct);
    }

    /// <summary>Does the work of a start that must not be done twice at once: rights, the first administrator.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> workAsync, CancellationToken ct)
    {
        await using var turn = database.IsPostgres ? await AdvisoryAsync(ct) : await FileLockAsync(ct);
        return await workAsync();
    }

    /// <summary>Names of the contexts whose schema is older than the program.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken ct)
    {
        var pending = new List<string>();
        foreach (var db in All)
        {
            if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            {
                pending.Add(db.GetType().Name);
            }
        }

        if (pending.Count == 0 && !await search.IsThereAsync(ct))
        {
            pending.Add("the search");
        }

        return pending;
    }

    private async Task<IAsyncDisposable> AdvisoryAsync(CancellationToken ct)
    {
        var connection = database.Open();
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = (int)Patience.TotalSeconds + 5;
        command.CommandText = $"SET lock_timeout = '{Patience.TotalSeconds}s'; SELECT pg_advisory_lock({AdvisoryLock});";
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }

    private async Task<IAsyncDisposable> FileLockAsync(CancellationToken ct)
    {
        var path = Path.Combine(folder.Path, "migrate.lock");
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(100, ct);
            }
        }
    }

    /// <summary>We hold the lock, so a row of EF's lock table is left from a process that was killed.</summary>
    private async Task ForgetKilledMigrationAsync(DbContext db, CancellationToken ct)
    {
        if (database.IsPostgres)
        {
            return;
        }

        var hasTable = await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct);
        if (hasTable > 0)
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
        }
    }
}
