using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Data;

namespace OcopModular.Host.Health;

/// <summary>Which database it is, whether it can be written, and whether its schema is that of the program.</summary>
internal sealed class DatabaseHealth(HostDb db, Migrator migrator, SqliteOrPostgres database, WriteGate gate, IStringLocalizer<Texts> texts) : IHealthCheck
{
    /// <summary>Whoever writes longer, an import, shows by it that the database can be written.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = new Findings();
        try
        {
            await ReadAsync(found, cancellationToken);
            await WriteAsync(found, cancellationToken);
        }
        catch (DbException fault)
        {
            found.Fail(true, () => texts["Health.database.Refuses", fault.Message]);
        }

        return found.Result();
    }

    private async Task ReadAsync(Findings found, CancellationToken ct)
    {
        var version = await db.Database.SqlQueryRaw<string>(database.IsPostgres ? "SELECT current_setting('server_version') AS \"Value\"" : "SELECT sqlite_version() AS \"Value\"").SingleAsync(ct);
        var bytes = await db.Database.SqlQueryRaw<long>(database.IsPostgres ? "SELECT pg_database_size(current_database()) AS \"Value\"" : "SELECT p.page_count * s.page_size AS \"Value\" FROM pragma_page_count() p, pragma_page_size() s").SingleAsync(ct);
        found.Fact(texts["Health.database.Provider"], $"{(database.IsPostgres ? "PostgreSQL" : "SQLite")} {version}");
        found.Fact(texts["Health.Size"], Bytes.Show(bytes));
        var pending = await migrator.PendingAsync(ct);
        found.Fact(texts["Health.database.Schema"], texts[pending.Count == 0 ? "Health.database.Current" : "Health.database.Old"]);
        found.Fail(pending.Count > 0, () => texts["Health.database.Pending", string.Join(", ", pending)]);
    }

    private async Task WriteAsync(Findings found, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Turn);
        try
        {
            using var turn = await gate.EnterAsync(limit.Token);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "kernel_number" ("Book", "Year", "Last") VALUES ('health', 0, 0)""", ct);
            await transaction.RollbackAsync(ct);
            found.Fact(texts["Health.database.Write"], texts["Health.Works"]);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            found.Fact(texts["Health.database.Write"], texts["Health.database.Busy"]);
        }
    }
}

/// <summary>A size as people read it.</summary>
internal static class Bytes
{
    private const double Step = 1024;
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    public static string Show(double bytes)
    {
        var unit = 0;
        for (; bytes >= Step && unit < Units.Length - 1; unit++)
        {
            bytes /= Step;
        }

        return $"{bytes.ToString("0.#", System.Globalization.CultureInfo.CurrentCulture)} {Units[unit]}";
    }
}
