using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using OcopModular.Kernel;
using Quartz;

namespace OcopModular.Host.Data;

/// <summary>The one place that names a database provider.</summary>
internal sealed class SqliteOrPostgres : IDatabase
{
    private readonly string _connection;
    private readonly SqlitePragmas _pragmas = new();

    public SqliteOrPostgres(IConfiguration configuration, DataFolder folder)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        IsPostgres = provider.Equals("PostgreSQL", StringComparison.OrdinalIgnoreCase);
        if (!IsPostgres && !provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"Database:Provider is '{provider}'; it can be Sqlite or PostgreSQL.");
        }

        var given = configuration.GetConnectionString("Ocop");
        if (IsPostgres && string.IsNullOrWhiteSpace(given))
        {
            throw new InvalidOperationException("Database:Provider is PostgreSQL, but ConnectionStrings:Ocop is empty.");
        }

        _connection = IsPostgres ? given! : Sqlite(given, folder);
    }

    public bool IsPostgres { get; }

    /// <summary>False where the file of SQLite is not there, and would be made by looking.</summary>
    public bool MayExist => IsPostgres || File.Exists(new SqliteConnectionStringBuilder(_connection).DataSource);

    public void Configure(DbContextOptionsBuilder options, string historyTable)
    {
        if (IsPostgres)
        {
            options.UseNpgsql(_connection, o => o.MigrationsHistoryTable(historyTable));
        }
        else
        {
            options.UseSqlite(_connection, o => o.MigrationsHistoryTable(historyTable)).AddInterceptors(_pragmas);
        }

        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));
    }

    /// <summary>Where the scheduler keeps its jobs: the same database; several hosts share them on PostgreSQL.</summary>
    public void KeepJobs(IPersistentStoreBuilder store, (TimeSpan CheckIn, TimeSpan Missing) cluster)
    {
        if (!IsPostgres)
        {
            store.UseSqlite(SqliteFactory.Instance, _connection);
            return;
        }

        store.UsePostgres(NpgsqlFactory.Instance, _connection);
        store.UseClustering(c =>
        {
            c.CheckinInterval = cluster.CheckIn;
            c.CheckinMisfireThreshold = cluster.Missing;
        });
    }

    /// <summary>A copy of the whole SQLite database as it stands at one moment, beside the writers.</summary>
    public async Task CopySqliteAsync(string path, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(ct);
        await using var copy = connection.CreateCommand();
        copy.CommandText = "VACUUM INTO $path";
        copy.Parameters.AddWithValue("$path", path);
        await copy.ExecuteNonQueryAsync(ct);
        await using var made = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await made.OpenAsync(ct);
        await using var check = made.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        if (await check.ExecuteScalarAsync(ct) is not "ok")
        {
            throw new InvalidDataException($"The copy {path} of the database is not whole.");
        }
    }

    /// <summary>How <c>pg_dump</c> reaches the database; the password goes by the environment and stands on no command line.</summary>
    public ProcessStartInfo DumpPostgres(string path)
    {
        var to = new NpgsqlConnectionStringBuilder(_connection);
        var dump = new ProcessStartInfo("pg_dump", ["--format=custom", $"--file={path}", $"--host={to.Host}", $"--port={to.Port}", $"--username={to.Username}", "--no-password", to.Database ?? ""]) { RedirectStandardError = true, UseShellExecute = false };
        dump.Environment["PGPASSWORD"] = to.Password;
        return dump;
    }

    /// <summary>A connection of its own, outside every context and pool: a lock of the session ends when it is closed, not when the pool uses it again.</summary>
    public DbConnection Open() => IsPostgres ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false }.ToString()) : new SqliteConnection(_connection);

    /// <summary>The row already exists: a unique index refused it.</summary>
    public static bool IsDuplicate(DbUpdateException fault) => fault.InnerException switch
    {
        SqliteException e => e.SqliteExtendedErrorCode is 1555 or 2067,
        PostgresException e => e.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    private static string Sqlite(string? given, DataFolder folder)
    {
        var text = new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(given) ? "Data Source=ocop.db" : given) { ForeignKeys = true, DefaultTimeout = 30 };
        text.DataSource = Path.GetFullPath(text.DataSource, folder.Path);
        return text.ToString();
    }

    /// <summary>WAL survives in the file; FULL is said on each connection: what is acknowledged survives a power cut.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
