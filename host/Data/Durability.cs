using Microsoft.EntityFrameworkCore;

namespace OcopModular.Host.Data;

/// <summary>Refuses a database that would forget, at a power cut, what the screen called saved.</summary>
internal sealed class Durability(HostDb db, SqliteOrPostgres database, IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>Lets a throwaway server be as quick as it likes; never in Production.</summary>
    public const string Setting = "Database:AcceptsLoss";

    private const int Full = 2;

    /// <exception cref="InvalidOperationException">Acknowledged data could be lost.</exception>
    public async Task DemandAsync(CancellationToken ct)
    {
        var faults = database.IsPostgres ? OfPostgres(await PostgresAsync(ct)) : OfSqlite(await SqliteAsync(ct));
        var acceptsLoss = configuration.GetValue<bool>(Setting);
        if (acceptsLoss && environment.IsProduction())
        {
            throw new InvalidOperationException($"{Setting} is set: in Production nothing that was saved may be lost. Remove the setting.");
        }

        if (faults.Count > 0 && !(acceptsLoss && database.IsPostgres))
        {
            throw new InvalidOperationException(
                $"The database would lose saved data at a power cut: {string.Join(", ", faults)}. "
                + (database.IsPostgres ? $"Set them on for the server, database, user and connection string; only a throwaway server outside Production may run so, with {Setting}=true." : "It must lie in a file on a local disk."));
        }
    }

    /// <summary>All levels of <c>synchronous_commit</c> but <c>off</c> wait for the own disk.</summary>
    public static IReadOnlyList<string> OfPostgres(PostgresState state) =>
    [
        .. state.Fsync == "on" ? Array.Empty<string>() : [$"fsync is {state.Fsync}"],
        .. state.SynchronousCommit == "off" ? ["synchronous_commit is off"] : Array.Empty<string>(),
        .. state.FullPageWrites == "on" ? Array.Empty<string>() : [$"full_page_writes is {state.FullPageWrites}"],
    ];

    public static IReadOnlyList<string> OfSqlite(SqliteState state) =>
    [
        .. state.JournalMode == "wal" ? Array.Empty<string>() : [$"journal_mode is {state.JournalMode}, not wal"],
        .. state.Synchronous >= Full ? Array.Empty<string>() : [$"synchronous is {state.Synchronous}, less than FULL"],
    ];

    private async Task<PostgresState> PostgresAsync(CancellationToken ct) =>
        await db.Database.SqlQuery<PostgresState>(
            $"""SELECT current_setting('fsync') AS "Fsync", current_setting('synchronous_commit') AS "SynchronousCommit", current_setting('full_page_writes') AS "FullPageWrites" """).SingleAsync(ct);

    private async Task<SqliteState> SqliteAsync(CancellationToken ct) =>
        await db.Database.SqlQuery<SqliteState>($"""SELECT j.journal_mode AS "JournalMode", s.synchronous AS "Synchronous" FROM pragma_journal_mode() j, pragma_synchronous() s""").SingleAsync(ct);

    internal sealed record PostgresState(string Fsync, string SynchronousCommit, string FullPageWrites);

    internal sealed record SqliteState(string JournalMode, int Synchronous);
}
